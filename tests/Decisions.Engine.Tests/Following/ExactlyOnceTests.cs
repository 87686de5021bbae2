using Decisions.Domain;
using Decisions.Engine.Following;
using Decisions.Testing;
using Npgsql;

namespace Decisions.Engine.Tests.Following;

/// <summary>Whatever happens to followers, each event is folded once, in its order.</summary>
public sealed class ExactlyOnceTests(Postgres postgres)
{
    private static readonly FollowingOptions SmallPages = new() { PageSize = 7, Pause = TimeSpan.FromMilliseconds(20) };

    private readonly CancellationToken _cancel = TestContext.Current.CancellationToken;

    [Fact]
    public void The_whole_history_has_every_type_of_event() =>
        History.Whole(new(Example.Id(1))).Select(@event => @event.GetType()).ToHashSet()
            .SetEquals(EventCatalogue.Current.Types.Values).ShouldBeTrue();

    [Fact]
    public async Task Pages_of_any_size_leave_the_same_rows()
    {
        var database = await postgres.NewDatabase();
        IReadOnlyList<string>? expected = null;
        TestLog? log = null;
        foreach (var (size, generation) in new[] { (1_000, 1), (1, 2), (2, 3), (3, 4), (10, 5) })
        {
            await using var node = new Node(database, new FollowingOptions { Version = $"pages of {size}", PageSize = size });
            if (log is null)
            {
                log = node.NewLog();
                await log.Append(History.Whole(log.Community));
            }
            await node.Serve(generation);
            await node.Follow(log);
            var rows = await Tables.Rows(database, generation);
            rows.Count.ShouldBeGreaterThan(30);
            rows.ShouldBe(expected ??= rows);
        }
    }

    [Fact]
    public async Task A_follower_whose_connections_are_cut_again_and_again_folds_each_event_once()
    {
        var database = await postgres.NewDatabase();
        await using var node = new Node(database, SmallPages);
        var log = node.NewLog();
        var appending = log.Append(History.Busy(150));
        long cut = 0;
        while (!appending.IsCompleted)
        {
            cut += await Tables.EndSessions(database, "decisions following");
            cut += await Tables.EndSessions(database, "decisions lease");
        }
        await appending;
        // Each time it gets a little longer to work, so that even a slow machine comes to the end.
        for (var pause = 10; !await node.CaughtUp.WaitFor(log.Community, log.Length, TimeSpan.Zero, _cancel); pause += 10)
        {
            cut += await Tables.EndSessions(database, "decisions following");
            await Task.Delay(pause, _cancel);
        }

        cut.ShouldBeGreaterThan(5);
        await EqualsARebuild(database, log);
    }

    [Fact]
    public async Task A_follower_stopped_in_the_middle_is_taken_up_where_it_was()
    {
        var database = await postgres.NewDatabase();
        await using var writer = new Node(database, SmallPages);
        await writer.Serve(1);
        await writer.StopFollowing();
        var log = writer.NewLog();
        await log.Append(History.Busy(150));
        for (var stopped = 0; stopped < 40; stopped++)
        {
            await using var node = new Node(database, SmallPages);
            await Task.Delay(stopped, _cancel);
        }

        await using (var last = new Node(database, SmallPages))
            await last.Follow(log);
        await EqualsARebuild(database, log);
    }

    [Fact]
    public async Task A_fault_within_a_page_takes_the_whole_page_back()
    {
        var database = await postgres.NewDatabase();
        await using var node = new Node(database, SmallPages);
        var log = node.NewLog();
        await log.Append(History.Whole(log.Community));
        await node.Follow(log);
        var before = await Tables.Rows(database, 1);

        // The table that is written last refuses, after all the others have been written.
        await Tables.Do(database, "alter table decisions_read_1.timeline add constraint refused check (false) not valid");
        await log.Append(History.Busy(10));
        await node.Faults.ShowUp(3);
        (await Tables.Rows(database, 1)).ShouldBe(before);

        await Tables.Do(database, "alter table decisions_read_1.timeline drop constraint refused");
        await node.Follow(log);
        await EqualsARebuild(database, log);
    }

    [Fact]
    public async Task Two_followers_at_once_fold_each_event_once()
    {
        var database = await postgres.NewDatabase();
        await using var node = new Node(database, SmallPages);
        await node.Serve(1);
        await node.StopFollowing();
        var log = node.NewLog();
        await log.Append(History.Busy(100));

        // Without a lease, both take every page on.
        await using var source = NpgsqlDataSource.Create(database.AppConnectionString);
        var pages = new LogPages(source, 7);
        var folded = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(async () =>
        {
            var folder = new PageFolder(source);
            var count = 0;
            for (long from = 0; from < log.Length;)
            {
                var page = await pages.Read(log.Community.Value, from, _cancel);
                if (await folder.Fold("decisions_read_1", page, _cancel))
                    count += page.Facts.Count;
                from = page.Next;
            }
            return count;
        }, _cancel)));

        folded.Sum().ShouldBe((int)log.Length);
        await EqualsARebuild(database, log);
    }

    [Fact]
    public async Task Another_node_takes_over_from_one_that_died()
    {
        var database = await postgres.NewDatabase();
        await using var one = new Node(database);
        await one.Serve(1);
        await using var two = new Node(database);
        await two.Serve(1);
        await one.StopFollowing();

        var log = two.NewLog();
        await log.Append(History.Whole(log.Community));
        await two.Follow(log);
        await EqualsARebuild(database, log);
    }

    private static async Task EqualsARebuild(PrivateDatabase database, TestLog log)
    {
        await using var fresh = new Node(database, new FollowingOptions { Version = "from zero" });
        await fresh.Serve(2);
        await fresh.Follow(log);
        (await Tables.Rows(database, 1)).ShouldBe(await Tables.Rows(database, 2));
    }
}
