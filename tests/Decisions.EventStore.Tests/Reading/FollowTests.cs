using System.Diagnostics;
using Decisions.EventStore.Appending;
using Npgsql;

namespace Decisions.EventStore.Tests.Reading;

public sealed class FollowTests(Postgres postgres) : StoreTests(postgres)
{
    [Fact]
    public async Task A_follower_on_another_node_sees_each_event_once_and_in_order()
    {
        await Land(Command(Write("before", 0, 3)));
        var seen = Follow(NewStore(), 1, 1200);

        await Task.WhenAll(Enumerable.Range(0, 1200).Select(i => Store.Append(Command(Write($"s/{i}")), Cancel)));

        (await seen).ShouldBe(Enumerable.Range(1, 1200).Select(i => (long)i));
    }

    [Fact]
    public async Task A_follower_is_woken_by_this_node_and_by_others()
    {
        var follower = NewStore();
        var other = NewStore();
        await Task.Delay(500, Cancel);

        foreach (var writer in new[] { follower, other })
        {
            var next = (await Store.Head(Community, Cancel)).NextIndex;
            var seen = Follow(follower, next, 1);
            await Task.Delay(300, Cancel);
            var since = Stopwatch.GetTimestamp();
            await writer.Append(Command(Write($"s/{next}")), Cancel);
            await seen;
            Stopwatch.GetElapsedTime(since).ShouldBeLessThan(TimeSpan.FromSeconds(1.5), "it would look by itself after two");
        }
    }

    [Fact]
    public async Task A_follower_sees_what_no_notice_told_it_of()
    {
        var seen = Follow(Store, 0, 2);
        await Task.Delay(300, Cancel);
        await using var source = NpgsqlDataSource.Create(Database.AppConnectionString);
        await using (var connection = await source.OpenConnectionAsync(Cancel))
        {
            // Past the store, which would send one.
            await BatchWriter.Run(connection, [PreparedAppend.Of(Command(Write("silent")))], careful: true);
        }

        await Do("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query like 'listen%'");
        await NewStore().Append(Command(Write("while deaf")), Cancel);

        (await seen).ShouldBe([0, 1]);
    }

    [Fact]
    public async Task A_follower_that_dies_between_its_work_and_its_checkpoint_does_each_work_once()
    {
        await Do("create table worked (index bigint primary key); create table checkpoint (next bigint); insert into checkpoint values (0)");
        var appending = Task.WhenAll(Enumerable.Range(0, 300).Select(i => Store.Append(Command(Write($"s/{i}")), Cancel)));

        for (var life = 1; await Ask<long>("select next from checkpoint") < 300; life++)
        {
            await LiveAndDie(diesAfter: life * 7);
        }

        await appending;
        (await Ask<long>("select count(*) from worked")).ShouldBe(300);
        (await Ask<long>("select max(index) from worked")).ShouldBe(299);
    }

    /// <summary>Work and checkpoint in one transaction; the connection is cut between them at some event.</summary>
    private async Task LiveAndDie(int diesAfter)
    {
        var next = await Ask<long>("select next from checkpoint");
        var lives = diesAfter;
        await foreach (var logged in Store.Follow(Community, next, Cancel))
        {
            await using var connection = await Owner.OpenConnectionAsync(Cancel);
            await using var transaction = await connection.BeginTransactionAsync(Cancel);
            await Run(connection, $"insert into worked values ({logged.Index})");
            if (--lives == 0)
            {
                await Do($"select pg_terminate_backend({connection.ProcessID})");
                return;
            }

            await Run(connection, $"update checkpoint set next = {logged.Index + 1}");
            await transaction.CommitAsync(Cancel);
            if (logged.Index == 299)
            {
                return;
            }
        }
    }

    private static async Task Run(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Cancel);
    }

    private Task<List<long>> Follow(PostgresEventStore store, long from, int count) => Task.Run(
        async () => await store.Follow(Community, from, Cancel).Take(count).Select(logged => logged.Index).ToListAsync(Cancel),
        Cancel);
}
