using Decisions.EventStore.Appending;

namespace Decisions.EventStore.Tests.Appending;

public sealed class FaultIsolationTests(Postgres postgres) : StoreTests(postgres)
{
    /// <summary>No column holds so long a name of a type.</summary>
    private static readonly string TooLong = new('x', 501);

    [Fact]
    public async Task An_append_that_cannot_be_stored_fails_alone()
    {
        var appends = Enumerable.Range(0, 400).Select(i => Task.Run(
            () => Store.Append(Command(new StreamWrite($"s/{i}", "note", 0, [Event(type: i % 100 == 7 ? TooLong : "noted")])), Cancel),
            Cancel)).ToArray();

        for (var i = 0; i < appends.Length; i++)
        {
            if (i % 100 == 7)
            {
                await Should.ThrowAsync<AppendRefusedException>(appends[i]);
            }
            else
            {
                (await appends[i]).ShouldBeOfType<Landed>().Before.ShouldBeFalse();
            }
        }

        (await Store.Head(Community, Cancel)).NextIndex.ShouldBe(396);
        await ShouldBeSound();
    }

    [Fact]
    public async Task A_stream_whose_rows_contradict_each_other_fails_alone()
    {
        await Land(Command(Write("broken", 0, 2)));
        await Do("update decisions.mt_streams set version = 1 where id = 'broken'");

        var broken = Store.Append(Command(Write("broken", 1)), Cancel);
        var whole = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => Store.Append(Command(Write($"s/{i}")), Cancel)));

        whole.ShouldAllBe(outcome => outcome is Landed);
        await Should.ThrowAsync<AppendRefusedException>(broken);
    }

    [Fact]
    public async Task What_another_writer_lands_first_is_a_conflict()
    {
        await using var connection = await Owner.OpenConnectionAsync(Cancel);
        await using var transaction = await connection.BeginTransactionAsync(Cancel);
        await using (var insert = connection.CreateCommand())
        {
            insert.CommandText = $"insert into decisions.mt_streams (tenant_id, id, version) values ('{Community}', 'a', 1)";
            await insert.ExecuteNonQueryAsync(Cancel);
        }

        var append = Store.Append(Command(Write("a")), Cancel);
        await Task.Delay(100, Cancel);
        await transaction.CommitAsync(Cancel);

        (await append).ShouldBe(new VersionConflict("a", 0, 1, IsGuard: false));
    }

    [Fact]
    public async Task Killed_connections_cost_no_append_its_one_answer()
    {
        var answers = 0;
        var killed = 0L;

        var appends = Enumerable.Range(0, 64).Select(writer => Task.Run(
            async () =>
            {
                List<Landed> mine = [];
                for (var i = 0; i < 50; i++)
                {
                    var outcome = await Store.Append(Command(Write($"s/{writer}/{i}", 0, 1 + (i % 2))), Cancel);
                    mine.Add(outcome.ShouldBeOfType<Landed>());
                    if (Interlocked.Increment(ref answers) % 150 == 0)
                    {
                        Interlocked.Add(ref killed, await Ask<long>("""
                            select count(pg_terminate_backend(pid)) from pg_stat_activity
                             where datname = current_database() and application_name = 'decisions appends'
                            """));
                    }
                }

                return mine;
            },
            Cancel)).ToArray();
        var landed = (await Task.WhenAll(appends)).SelectMany(mine => mine).ToArray();

        killed.ShouldBeGreaterThan(10);
        landed.SelectMany(l => Enumerable.Range(0, l.Count).Select(i => l.FirstIndex + i)).Order()
            .ShouldBe(Enumerable.Range(0, 64 * 75).Select(i => (long)i));
        await ShouldBeSound();
    }

    [Fact]
    public async Task A_store_that_is_disposed_answers_everyone()
    {
        var store = new PostgresEventStore(Database.AppConnectionString);
        var appends = Enumerable.Range(0, 2000).Select(i => store.Append(Command(Write($"s/{i}")), Cancel)).ToArray();

        await store.DisposeAsync();

        await Task.WhenAll(appends).ContinueWith(_ => { }, TaskScheduler.Default).WaitAsync(TimeSpan.FromSeconds(20), Cancel);
        var landed = appends.Count(append => append.IsCompletedSuccessfully);
        appends.Where(append => append.IsFaulted).ShouldAllBe(append => append.Exception!.InnerException is ObjectDisposedException);
        (await Store.Head(Community, Cancel)).NextIndex.ShouldBe(landed);
        await Should.ThrowAsync<ObjectDisposedException>(store.Append(Command(Write("late")), Cancel));
    }

    [Fact]
    public async Task An_append_waits_out_a_database_that_takes_no_writes_for_a_while()
    {
        await Do($"alter role decisions_app in database {await Ask<string>("select current_database()::text")} set default_transaction_read_only = on");
        var store = NewStore();
        var append = store.Append(Command(Write("a")), Cancel);
        await Task.Delay(300, Cancel);
        append.IsCompleted.ShouldBeFalse();

        await Do($"alter role decisions_app in database {await Ask<string>("select current_database()::text")} reset default_transaction_read_only");
        await Do("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename = 'decisions_app'");

        (await append).ShouldBeOfType<Landed>();
    }
}
