using Decisions.EventStore.Appending;

namespace Decisions.EventStore.Tests.Appending;

/// <summary>
/// The plans of a connection are made while the tables are empty and without statistics, and kept while they grow.
/// They must be those of a large table from the start: a row is found by an index, never by walking a community.
/// </summary>
public sealed class PlanTests(Postgres postgres) : StoreTests(postgres)
{
    [Fact]
    public async Task The_work_of_an_append_does_not_grow_with_its_community()
    {
        // A store of its own: a session's counts are published when it ends.
        var store = new PostgresEventStore(Database.AppConnectionString);
        await store.Append(Command(Write("proposal")), Cancel);
        var commands = Enumerable.Range(0, 3000)
            .Select(i => Command(Write($"ballot/{i}", 0, 1 + (i % 2))) with { Guards = Guards(("proposal", 1)) }).ToArray();
        await Task.WhenAll(commands.Select(command => store.Append(command, Cancel)));
        await Task.WhenAll(Enumerable.Range(0, 3000).Select(i => store.Append(Command(Write($"ballot/{i}", 1 + (i % 2))), Cancel)));
        foreach (var command in commands.Take(50))
        {
            (await store.Append(command, Cancel)).ShouldBeOfType<Landed>().Before.ShouldBeTrue();
            await store.FindCommand(Community, command.CommandId, null, Cancel);
            await store.KeepUnchanged(Community, Guid.CreateVersion7(), new byte[] { 1 }, command.Writes[0].Stream, 1, Cancel);
            await store.ReadStream(Community, command.Writes[0].Stream, cancel: Cancel);
            await store.ReadLog(Community, 100, 2, Cancel);
            var head = (await store.Head(Community, Cancel)).NextIndex;
            (await store.Append(Command(Write($"end/{command.CommandId}")) with { Settled = new(["other/", "entry/"], head - 20) }, Cancel))
                .ShouldBeOfType<Landed>();
        }

        await store.DisposeAsync();
        await Task.Delay(1500, Cancel);

        // Each index is read a few times an append, and no table from end to end; walking a community of n for each of
        // n appends would be tens of millions.
        (await Ask<decimal>("select sum(idx_tup_read) from pg_stat_user_indexes where schemaname = 'decisions'")).ShouldBeLessThan(60_000);
        (await Ask<decimal>("select sum(seq_tup_read) from pg_stat_user_tables where schemaname = 'decisions' and relname <> 'migration'"))
            .ShouldBeLessThan(1_000);
    }
}
