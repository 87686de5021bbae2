using System.Diagnostics;
using Decisions.Domain.Communities;
using Decisions.Engine.ReadModels.Ballots;
using static Decisions.Engine.Tests.Following.Example;

namespace Decisions.Engine.Tests.Following;

public sealed class CaughtUpTests(Postgres postgres)
{
    private readonly CancellationToken _cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_reader_who_waits_sees_what_was_appended()
    {
        await using var node = new Node(await postgres.NewDatabase());
        var log = node.NewLog();
        await log.Append(Cast(Ada, Yes));
        for (var i = 0; i < 50; i++)
        {
            await log.Append(i % 2 == 0 ? Changed(Ada, No) : Changed(Ada, Yes));
            (await node.CaughtUp.WaitFor(log.Community, log.Length, Node.Patience, _cancel)).ShouldBeTrue();
            var fresh = await new BallotOf(node.Reads).Ask(log.Community, First, Ada, _cancel);
            fresh.NextIndex.ShouldBe(log.Length);
            fresh.Value!.Version.ShouldBe(log.Length);
        }
    }

    [Fact]
    public async Task Patience_has_an_end()
    {
        await using var node = new Node(await postgres.NewDatabase());
        var log = node.NewLog();
        await log.Append(Drafted());
        await node.Follow(log);

        var watch = Stopwatch.StartNew();
        (await node.CaughtUp.WaitFor(log.Community, log.Length + 1, TimeSpan.FromMilliseconds(200), _cancel)).ShouldBeFalse();
        watch.Elapsed.ShouldBeLessThan(Node.Patience);
        (await node.CaughtUp.WaitFor(new CommunityId(Id(0xCC)), 0, TimeSpan.Zero, _cancel)).ShouldBeTrue("nothing is asked for");
    }

    [Fact]
    public async Task A_node_that_does_not_follow_itself_waits_for_the_one_that_does()
    {
        var database = await postgres.NewDatabase();
        await using var one = new Node(database);
        var log = one.NewLog();
        await log.Append(Drafted());
        await one.Follow(log);
        await using var two = new Node(database);
        await two.Serve(1);

        await log.Append(Cast(Ada, Yes));
        (await two.CaughtUp.WaitFor(log.Community, log.Length, Node.Patience, _cancel)).ShouldBeTrue();
        (await new BallotOf(two.Reads).Ask(log.Community, First, Ada, _cancel))
            .Value.ShouldNotBeNull();
    }
}
