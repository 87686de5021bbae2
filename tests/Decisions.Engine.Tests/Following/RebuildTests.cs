using Decisions.Engine.Following;
using Decisions.Engine.ReadModels.Communities;
using Decisions.Engine.ReadModels.Proposals;
using Decisions.EventStore.Redacting;
using Npgsql;
using static Decisions.Engine.Tests.Following.Example;

namespace Decisions.Engine.Tests.Following;

/// <summary>A new version builds its read models beside the old ones, and then takes their place.</summary>
public sealed class RebuildTests(Postgres postgres)
{
    private static readonly FollowingOptions Next = new() { Version = "next" };

    private readonly CancellationToken _cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reads_go_on_while_read_models_are_built_anew_and_never_go_back()
    {
        var database = await postgres.NewDatabase();
        await using var old = new Node(database);
        var log = old.NewLog();
        await log.Append([Founded(log.Community), .. History.Busy(200)]);
        await old.Follow(log);
        await old.StopFollowing();

        // One event a page, so that it takes a while.
        await using var node = new Node(database, Next with { PageSize = 1 });
        HashSet<int> served = [];
        long reached = 0, answers = 0;
        while (!served.Contains(2))
        {
            // Not for ever, or a slow machine never catches up.
            if (answers < 200)
                await log.Append(Changed(new(Id(10_000)), Yes));
            var answer = await new CommunityById(node.Reads).Ask(log.Community, _cancel);
            answer.Value.ShouldNotBeNull();
            answer.NextIndex.ShouldBeGreaterThanOrEqualTo(reached);
            (reached, answers) = (answer.NextIndex, answers + 1);
            served.Add(node.Served.Generation!.Number);
        }
        await node.Follow(log);

        served.ShouldBe([1, 2]);
        answers.ShouldBeGreaterThan(10);
        (await Tables.Ask<string>(database, "select string_agg(state, ' ' order by generation) from decisions.read_generation"))
            .ShouldBe("retired live");
    }

    [Fact]
    public async Task What_was_taken_out_of_the_record_is_rebuilt_as_it_was_folded_live()
    {
        var database = await postgres.NewDatabase();
        await using var old = new Node(database);
        var log = old.NewLog();
        await log.Append(History.Whole(log.Community));
        await old.Follow(log);
        await using var redactions = new PayloadRedactions(database.AppConnectionString);
        (await redactions.Apply(log.Community.Value, _cancel)).ShouldBe(5);
        (await redactions.Apply(log.Community.Value, _cancel)).ShouldBe(0);

        await using var node = new Node(database, Next);
        await node.Serve(2);
        (await Tables.Rows(database, 2)).ShouldBe(await Tables.Rows(database, 1));
        var rows = string.Concat(await Tables.Rows(database, 2));
        rows.ShouldContain("[removed]");
        foreach (var words in new[] { "Coffee", "Wood it is", "None" })
            rows.ShouldNotContain(words);
    }

    [Fact]
    public async Task The_old_read_models_are_followed_until_they_are_swapped()
    {
        var database = await postgres.NewDatabase();
        await using var old = new Node(database);
        var log = old.NewLog();
        await log.Append(History.Whole(log.Community));
        await old.Follow(log);
        await using var node = new Node(database, Next);
        await node.Serve(2);

        // The node of the old version reads and follows its own tables on.
        await log.Append(new Domain.Communities.CommunityRenamed("Brasserie"));
        await old.Follow(log);
        await node.Follow(log);
        old.Served.Generation!.Number.ShouldBe(1);
        (await new CommunityById(old.Reads).Ask(log.Community, _cancel)).Value!.Name.ShouldBe("Brasserie");
        (await Tables.Rows(database, 1)).ShouldBe(await Tables.Rows(database, 2));
    }

    [Fact]
    public async Task Read_models_that_lack_an_event_are_not_swapped_in()
    {
        var database = await postgres.NewDatabase();
        await using var old = new Node(database);
        var log = old.NewLog();
        await log.Append(Founded(log.Community));
        await old.Follow(log);
        await using var source = NpgsqlDataSource.Create(database.AppConnectionString);
        var generations = new Generations(source);
        var next = await generations.OfVersion("next", "tables", _cancel);

        (await generations.TrySwap(next, [], _cancel)).ShouldBeFalse();
        (await generations.Live(_cancel))!.Number.ShouldBe(1);
        await Tables.Do(database, "insert into decisions_read_2.progress select * from decisions_read_1.progress");
        (await generations.TrySwap(next, [], _cancel)).ShouldBeTrue();
        (await generations.Live(_cancel))!.Number.ShouldBe(2);
    }

    [Fact]
    public async Task Tables_that_a_program_does_not_know_are_not_read()
    {
        var database = await postgres.NewDatabase();
        await using var old = new Node(database);
        var log = old.NewLog();
        await log.Append(Founded(log.Community));
        await old.Follow(log);
        await using var node = new Node(database, Next with { Tables = "others" });

        (await new CommunityById(node.Reads).Ask(log.Community, _cancel)).Value.ShouldNotBeNull("it waits for its own");
        node.Served.Generation!.Number.ShouldBe(2);
    }

    [Fact]
    public async Task Old_read_models_are_dropped_once_no_node_reads_them()
    {
        var database = await postgres.NewDatabase();
        var brief = Next with { Grace = TimeSpan.FromMilliseconds(1) };
        await using var old = new Node(database);
        await old.Serve(1);
        await using var node = new Node(database, brief);
        await node.Serve(2);
        await Task.Delay(500, _cancel);
        (await State(1)).ShouldBe("retired", "a node still reads it");

        await old.StopFollowing();
        for (var waited = 0; await State(1) != "dropped"; waited++)
        {
            waited.ShouldBeLessThan(1_000);
            await Task.Delay(50, _cancel);
        }
        (await Tables.Ask<bool>(database, "select to_regclass('decisions_read_1.progress') is null")).ShouldBeTrue();
        (await State(2)).ShouldBe("live");

        Task<string> State(int generation) => Tables.Ask<string>(
            database, $"select state from decisions.read_generation where generation = {generation}");
    }

    [Fact]
    public async Task Nodes_that_start_at_once_share_one_generation()
    {
        var database = await postgres.NewDatabase();
        var nodes = Enumerable.Range(0, 4).Select(_ => new Node(database)).ToList();
        foreach (var node in nodes)
            await node.Serve(1);
        var log = nodes[0].NewLog();
        await log.Append(Drafted());
        foreach (var node in nodes)
        {
            await node.Follow(log);
            (await new DecisionById(node.Reads).Ask(log.Community, Oven, During, _cancel)).Value.ShouldNotBeNull();
        }
        (await Tables.Ask<long>(database, "select count(*) from decisions.read_generation")).ShouldBe(1);
        foreach (var node in nodes)
            await node.DisposeAsync();
    }

    [Fact]
    public async Task A_community_that_cannot_be_followed_keeps_no_other_from_being_read()
    {
        var database = await postgres.NewDatabase();
        await using var old = new Node(database);
        var (log, broken) = (old.NewLog(), old.NewLog());
        await log.Append(Founded(log.Community));
        await broken.Append(Founded(broken.Community));
        await old.Follow(log);
        await old.Follow(broken);
        await old.StopFollowing();
        await Tables.Do(database, $"update decisions.mt_events set data = '{{}}' where tenant_id = '{broken.Community}'");

        // Its tables are others, so that there is nothing it could read meanwhile.
        await using var node = new Node(database, Next with { Tables = "others", Pause = TimeSpan.FromMilliseconds(50) });
        await node.Serve(2);
        await log.Append(new Domain.Communities.CommunityRenamed("Brasserie"));
        await node.Follow(log);

        (await new CommunityById(node.Reads).Ask(log.Community, _cancel)).Value!.Name.ShouldBe("Brasserie");
        (await new CommunityById(node.Reads).Ask(broken.Community, _cancel)).NextIndex.ShouldBe(0);
    }

    [Fact]
    public async Task What_the_old_read_models_have_of_a_community_is_kept_while_they_can_be_read()
    {
        var database = await postgres.NewDatabase();
        await using var old = new Node(database);
        var (log, broken) = (old.NewLog(), old.NewLog());
        await log.Append(Founded(log.Community));
        await broken.Append(Founded(broken.Community));
        await old.Follow(log);
        await old.Follow(broken);
        await old.StopFollowing();
        await Tables.Do(database, $"update decisions.mt_events set data = '{{}}' where tenant_id = '{broken.Community}'");

        await using var node = new Node(database, Next with { Pause = TimeSpan.FromMilliseconds(50) });
        await node.Faults.ShowUp(3);
        await log.Append(new Domain.Communities.CommunityRenamed("Brasserie"));
        await node.Follow(log);

        node.Served.Generation!.Number.ShouldBe(1);
        (await new CommunityById(node.Reads).Ask(log.Community, _cancel)).Value!.Name.ShouldBe("Brasserie");
        (await new CommunityById(node.Reads).Ask(broken.Community, _cancel)).Value.ShouldNotBeNull();
    }

    [Fact]
    public async Task Read_models_a_moment_behind_are_waited_for_and_swapped_in()
    {
        var database = await postgres.NewDatabase();
        await using var old = new Node(database);
        var log = old.NewLog();
        await log.Append(Founded(log.Community));
        await old.Follow(log);
        await using var source = NpgsqlDataSource.Create(database.AppConnectionString);
        var generations = new Generations(source);
        var next = await generations.OfVersion("next", "tables", _cancel);

        var swapping = generations.TrySwap(next, [], _cancel);
        await Task.Delay(100, _cancel);
        await Tables.Do(database, "insert into decisions_read_2.progress select * from decisions_read_1.progress");
        (await swapping).ShouldBeTrue();
    }

    [Fact]
    public async Task A_log_that_keeps_growing_keeps_no_other_waiting()
    {
        var database = await postgres.NewDatabase();
        await using var node = new Node(database, new FollowingOptions { Communities = 1 });
        var (busy, quiet) = (node.NewLog(), node.NewLog());
        await busy.Append(Founded(busy.Community));
        await node.Follow(busy);
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(_cancel);
        var growing = Task.Run(async () =>
        {
            await busy.Append(Cast(Ada, Yes));
            for (var i = 0; !enough.IsCancellationRequested; i++)
                await busy.Append(Changed(Ada, i % 2 == 0 ? No : Yes));
        }, _cancel);
        await Task.Delay(500, _cancel);

        await quiet.Append(Founded(quiet.Community));
        await node.Follow(quiet);

        growing.IsCompleted.ShouldBeFalse();
        await enough.CancelAsync();
        await growing;
    }

    [Fact]
    public async Task Logs_that_keep_growing_do_not_put_off_the_swap()
    {
        var database = await postgres.NewDatabase();
        await using var old = new Node(database);
        var logs = Enumerable.Range(0, 8).Select(_ => old.NewLog()).ToList();
        foreach (var log in logs)
            await log.Append(Founded(log.Community));
        await old.Follow(logs[^1]);
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(_cancel);
        var growing = Task.WhenAll(logs.Select(log => Task.Run(async () =>
        {
            await log.Append(Cast(Ada, Yes));
            for (var i = 0; !enough.IsCancellationRequested; i++)
                await log.Append(Changed(Ada, i % 2 == 0 ? No : Yes));
        }, _cancel)));

        await using var node = new Node(database, Next);
        await node.Serve(2);
        await enough.CancelAsync();
        await growing;
        foreach (var log in logs)
            await node.Follow(log);
    }
}
