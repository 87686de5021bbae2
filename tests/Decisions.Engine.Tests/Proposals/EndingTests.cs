using Decisions.Domain;
using Decisions.Domain.Amendments;
using Decisions.Domain.Counting;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.Engine.Commands;
using Decisions.Engine.Identity;
using Decisions.Engine.Proposals;
using Decisions.Engine.ReadModels.Proposals;
using Decisions.Engine.Tests.Following;
using NodaTime;
using static Decisions.Engine.Tests.Following.Example;

namespace Decisions.Engine.Tests.Proposals;

/// <summary>A rule ends and prolongs voting on a count of every vote, whatever else goes on in the community.</summary>
public sealed class EndingTests(Postgres postgres)
{
    private static readonly DecisionRule Certain = YesNo with { Quorum = Quorum.None, EndsWhenCertain = true, Secrecy = BallotSecrecy.Open };

    private static readonly DecisionRule Prolonged = YesNo with { Quorum = new Quorum(2, new Fraction(0, 1)), Prolonging = new Prolonging(48) };

    [Fact]
    public async Task What_else_happens_in_a_community_keeps_no_vote_from_ending()
    {
        await using var node = new Node(await postgres.NewDatabase());
        var log = await Opened(node, Certain, Close);
        await log.Append(Cast(Ada, Yes), Cast(Ben, Yes));
        var head = log.Length;
        var others = 0;
        var ended = await End(node, log, () => log.Append(Drafted(new ProposalId(Id(0x2000 + others++)))));
        ended.ShouldBeOfType<Done>().Index.ShouldBe(head + 1);
        others.ShouldBe(1);
        (await Last<VotingEnded>(node, log)).CountedTo.ShouldBe(head);
    }

    [Fact]
    public async Task A_ballot_that_lands_between_the_count_and_the_end_is_counted()
    {
        await using var node = new Node(await postgres.NewDatabase());
        var log = await Opened(node, Certain, Close);
        await log.Append(Cast(Ada, Yes), Cast(Ben, Yes));
        (await End(node, log, () => log.Append(TakenBack(Ben)))).ShouldBe(new Refused(new VotingGoesOn(Oven)));
        (await node.Store.ReadStream(log.Community.Value, Streams.Of(Oven), cancel: Cancel)).Select(stored => stored.Type).ShouldNotContain("voting_ended");
    }

    [Fact]
    public async Task What_else_happens_in_a_community_keeps_no_vote_from_being_prolonged()
    {
        await using var node = new Node(await postgres.NewDatabase());
        var log = await Opened(node, Prolonged, (await node.Store.Head(Guid.Empty, Cancel)).Now - Duration.FromSeconds(1));
        var head = log.Length;
        var others = 0;
        (await Prolong(node, log, () => log.Append(Drafted(new ProposalId(Id(0x2000 + others++)))))).ShouldBeOfType<Done>().Index.ShouldBe(head + 1);
        (await Last<VotingProlonged>(node, log)).CountedTo.ShouldBe(head);
    }

    [Fact]
    public async Task Nothing_is_prolonged_over_ballots_that_land_meanwhile()
    {
        await using var node = new Node(await postgres.NewDatabase());
        var log = await Opened(node, Prolonged, (await node.Store.Head(Guid.Empty, Cancel)).Now - Duration.FromSeconds(1));
        var isFirst = true;
        // As instructed proxies are, which are cast when voting has closed.
        (await Prolong(node, log, async () =>
        {
            if (isFirst)
                await log.Append(Cast(Ada, Yes), Cast(Ben, Yes));
            isFirst = false;
        })).ShouldBe(new Refused(new QuorumIsReached(Oven)));
    }

    [Fact]
    public async Task Where_an_amendment_was_decided_after_the_end_the_time_to_go_on_counts_from_that_decision()
    {
        await using var node = new Node(await postgres.NewDatabase());
        var hour = Prolonged with { Prolonging = new Prolonging(1) };
        var log = await Opened(node, hour, (await node.Store.Head(Guid.Empty, Cancel)).Now - Duration.FromHours(3));
        var (amendment, question) = (new AmendmentId(Id(0x3001)), new ProposalId(Id(0x3002)));
        await log.Append(new AmendmentPut(Oven, amendment, question));
        (await Prolong(node, log, () => Task.CompletedTask)).ShouldBe(new Refused(new AmendmentIsBeingDecided(amendment)));
        var lost = await log.Append(new AmendmentLost(Oven, amendment, Second));
        (await Prolong(node, log, () => Task.CompletedTask)).ShouldBeOfType<Done>();
        (await Last<VotingProlonged>(node, log)).ClosesAt.ShouldBe(lost + Duration.FromHours(1));
    }

    [Fact]
    public async Task What_is_refused_was_counted_once()
    {
        await using var node = new Node(await postgres.NewDatabase());
        var log = await Opened(node, Certain, Close);
        await log.Append(Cast(Ada, Yes));
        var engine = Engine(node, "", () => Task.CompletedTask);
        (await EndVotingHandler.Handle(Oven, Context(log), engine, Rolls(node), Cancel)).ShouldBe(new Refused(new VotingGoesOn(Oven)));
        BusyStore.RangesRead(engine.Store).ShouldBe(2, "its ballots once, and its entries once");
    }

    [Fact]
    public async Task A_result_that_has_its_quorum_is_counted_once_where_voting_could_have_gone_on()
    {
        await using var node = new Node(await postgres.NewDatabase());
        var log = await Opened(node, Prolonged, (await node.Store.Head(Guid.Empty, Cancel)).Now - Duration.FromSeconds(1));
        await log.Append(Cast(Ada, Yes), Cast(Ben, Yes));
        var engine = Engine(node, "", () => Task.CompletedTask);
        (await DeclareResultHandler.Handle(Oven, Context(log), engine, Rolls(node), Cancel)).ShouldBeOfType<Done>();
        BusyStore.RangesRead(engine.Store).ShouldBe(1);
    }

    [Fact]
    public async Task A_result_without_its_quorum_is_refused_and_voting_goes_on()
    {
        await using var node = new Node(await postgres.NewDatabase());
        var log = await Opened(node, Prolonged, (await node.Store.Head(Guid.Empty, Cancel)).Now - Duration.FromSeconds(1));
        var refused = (await DeclareResultHandler.Handle(Oven, Context(log), Engine(node, "", () => Task.CompletedTask), Rolls(node), Cancel)).ShouldBeOfType<Refused>();
        var until = (await Last<VotingProlonged>(node, log)).ClosesAt;
        refused.Rejection.ShouldBe(new VotingHasNotClosed(Oven, until));
    }

    private static async Task<TestLog> Opened(Node node, DecisionRule terms, Instant closesAt)
    {
        var log = node.NewLog();
        await log.Append([Founded(log.Community), .. Joined(Ada, Ben), Drafted(), Example.Opened(5, terms: terms, drawnAt: closesAt - Duration.FromHours(1)) with { ClosesAt = closesAt }]);
        return log;
    }

    private static Task<CommandResult> End(Node node, TestLog log, Func<Task> meanwhile) => EndVotingHandler.Handle(
        Oven, Context(log), Engine(node, "voting_ended", meanwhile), Rolls(node), Cancel);

    private static Task<CommandResult> Prolong(Node node, TestLog log, Func<Task> meanwhile) =>
        ProlongVotingHandler.Handle(Oven, log.Community, Engine(node, "voting_prolonged", meanwhile), Rolls(node), Cancel);

    private static DecisionsEngine Engine(Node node, string type, Func<Task> meanwhile) => new(
        BusyStore.Over(node.Store, append => append.Writes[0].Events[0].Type == type ? meanwhile() : Task.CompletedTask), SystemClock.Instance);

    private static CommandContext Context(TestLog log) => new(log.Community, Actor.System, Guid.CreateVersion7(), Channel.System);

    private static ElectoralRolls Rolls(Node node) => new(node.Reads, node.CaughtUp);

    private static async Task<TEvent> Last<TEvent>(Node node, TestLog log)
    {
        var stored = (await node.Store.ReadStream(log.Community.Value, Streams.Of(Oven), cancel: Cancel))[^1];
        return EventCatalogue.Current.Read(stored.Type, stored.Data.Span).ShouldBeOfType<TEvent>();
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
