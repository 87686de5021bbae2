using Decisions.Engine.Commands;
using Decisions.Engine.Tests.Following;
using NodaTime;
using static Decisions.Engine.Tests.Following.Example;

namespace Decisions.Engine.Tests.Commands;

/// <summary>What an aggregate says of time it says by when its events landed.</summary>
public sealed class AggregateReaderTests(Postgres postgres)
{
    [Fact]
    public async Task Voting_lasts_from_when_it_opened_and_not_from_the_record_date()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var node = new Node(await postgres.NewDatabase());
        var log = node.NewLog();
        await log.Append(Drafted());
        var at = await log.Append(Opened(1, drawnAt: During - Duration.FromDays(10_000)));
        var streams = new AggregateReader(node.Store);
        (await streams.Proposal(log.Community, Oven, cancel)).State!.Latest!.Length.ShouldBe(Close - at);
        (await streams.ProposalAtHead(log.Community, Oven, cancel)).Loaded.State!.Latest!.Length.ShouldBe(Close - at);
    }
}
