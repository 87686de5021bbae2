using Decisions.EventStore.Appending;

namespace Decisions.EventStore.Tests.Appending;

/// <summary>An event that says something of the whole log before it lands at its very end, or not at all.</summary>
public sealed class AtHeadTests(Postgres postgres) : StoreTests(postgres)
{
    [Fact]
    public async Task It_lands_as_the_event_it_names_and_nowhere_else()
    {
        await Land(Command(Write("a", 0, 2)));
        (await Store.Append(Command(Write("b")) with { AtHead = 1 }, Cancel)).ShouldBeOfType<VersionConflict>();
        (await Store.Append(Command(Write("b")) with { AtHead = 3 }, Cancel)).ShouldBeOfType<VersionConflict>();
        (await Land(Command(Write("b")) with { AtHead = 2 })).FirstIndex.ShouldBe(2);
        (await Store.Append(Command(Write("a", 1)) with { AtHead = 3 }, Cancel)).ShouldBe(new VersionConflict("a", 1, 2, IsGuard: false));
        await ShouldBeSound();
    }

    [Fact]
    public async Task It_never_lands_behind_what_lands_meanwhile()
    {
        for (var round = 0; round < 20; round++)
        {
            var head = (await Store.Head(Community, Cancel)).NextIndex;
            var others = Enumerable.Range(0, 20).Select(i => Store.Append(Command(Write($"other-{round}-{i}")), Cancel)).ToList();
            var outcome = await Store.Append(Command(Write($"end-{round}")) with { AtHead = head }, Cancel);
            await Task.WhenAll(others);
            if (outcome is Landed landed)
                landed.FirstIndex.ShouldBe(head);
            else
                outcome.ShouldBeOfType<VersionConflict>();
        }
        await ShouldBeSound();
    }

    [Fact]
    public async Task It_is_of_one_event() =>
        await Should.ThrowAsync<ArgumentException>(() => Store.Append(Command(Write("a", 0, 2)) with { AtHead = 0 }, Cancel));
}
