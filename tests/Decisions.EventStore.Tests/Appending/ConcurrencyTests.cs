using Decisions.EventStore.Appending;

namespace Decisions.EventStore.Tests.Appending;

public sealed class ConcurrencyTests(Postgres postgres) : StoreTests(postgres)
{
    [Fact]
    public async Task Thousands_of_ballots_from_two_nodes_land_without_a_conflict()
    {
        PostgresEventStore[] nodes = [Store, NewStore()];
        await Land(Command(Write("proposal")));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4000).Select(i => Task.Run(
            () => nodes[i % 2].Append(Command(Write($"ballot/{i}", 0, 1 + (i % 2))) with { Guards = Guards(("proposal", 1)) }, Cancel),
            Cancel)));

        outcomes.ShouldAllBe(outcome => outcome is Landed && !((Landed)outcome).Before);
        var indices = outcomes.Cast<Landed>().SelectMany(l => Enumerable.Range(0, l.Count).Select(i => l.FirstIndex + i)).Order();
        indices.ShouldBe(Enumerable.Range(1, 6000).Select(i => (long)i));
        await ShouldBeSound();
    }

    [Fact]
    public async Task Of_those_who_expect_the_same_version_one_lands()
    {
        PostgresEventStore[] nodes = [Store, NewStore()];
        var landed = 0;

        await Task.WhenAll(Enumerable.Range(0, 64).Select(writer => Task.Run(
            async () =>
            {
                var version = 0L;
                for (var mine = 0; mine < 20;)
                {
                    switch (await nodes[writer % 2].Append(Command(Write("agenda", version)), Cancel))
                    {
                        case Landed:
                            version++;
                            mine++;
                            Interlocked.Increment(ref landed);
                            break;
                        case VersionConflict conflict:
                            conflict.Actual.ShouldBeGreaterThan(version);
                            version = conflict.Actual;
                            break;
                        case var other:
                            throw new InvalidOperationException($"{other}");
                    }
                }
            },
            Cancel)));

        landed.ShouldBe(1280);
        (await Store.ReadStream(Community, "agenda", cancel: Cancel)).Select(stored => stored.Version)
            .ShouldBe(Enumerable.Range(1, 1280).Select(version => (long)version));
        await ShouldBeSound();
    }

    [Fact]
    public async Task Two_nodes_serve_many_communities_at_once()
    {
        PostgresEventStore[] nodes = [Store, NewStore()];
        Guid[] communities = [.. Enumerable.Range(0, 40).Select(_ => Guid.CreateVersion7())];

        await Task.WhenAll(Enumerable.Range(0, 4000).Select(i => Task.Run(
            async () => (await nodes[i / 40 % 2].Append(CommandIn(communities[i % 40], Write($"note/{i}")), Cancel)).ShouldBeOfType<Landed>(),
            Cancel)));

        (await Store.Heads(Cancel)).ShouldBe(communities.ToDictionary(community => community, _ => 100L), ignoreOrder: true);
        await ShouldBeSound();
    }
}
