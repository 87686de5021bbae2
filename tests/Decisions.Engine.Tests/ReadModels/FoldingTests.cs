using Decisions.Domain;
using Decisions.Domain.Classes;
using Decisions.Domain.Communities;
using Decisions.Domain.Counting;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.Engine.ReadModels.Ballots;
using Decisions.Engine.ReadModels.Communities;
using Decisions.Engine.ReadModels.Members;
using Decisions.Engine.ReadModels.Proposals;
using Decisions.Engine.ReadModels.Rules;
using Decisions.Engine.Tests.Following;
using static Decisions.Engine.Tests.Following.Example;

namespace Decisions.Engine.Tests.ReadModels;

/// <summary>What each event leaves in the read models, asked by the questions that read them.</summary>
public sealed class FoldingTests(Postgres postgres)
{
    private readonly CancellationToken _cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_community_is_as_its_events_leave_it()
    {
        await using var node = new Node(await postgres.NewDatabase());
        var log = node.NewLog();
        var at = await log.Append(Founded(log.Community));
        await log.Append(
            new CommunityRenamed("Bakery & Café"), new CommunityPurposeRestated("Bread and coffee"),
            new CommunityTimeZoneChanged("Europe/Paris"), new CommunityVisibilityChanged(Visibility.Hybrid));
        await node.Follow(log);

        (await new CommunityById(node.Reads).Ask(log.Community, _cancel)).ShouldBe(new(
            new ListedCommunity(
                log.Community, 5, "Bakery & Café", "Bread and coffee", "Europe/Paris", Visibility.Hybrid, Ada, at),
            NextIndex: 5));
    }

    [Fact]
    public async Task An_unknown_community_has_no_answer_and_no_event()
    {
        await using var node = new Node(await postgres.NewDatabase());

        (await new CommunityById(node.Reads).Ask(new CommunityId(Id(0xCC)), _cancel)).ShouldBe(new(null, NextIndex: 0));
    }

    [Fact]
    public async Task Suspension_keeps_when_a_membership_began_and_leaving_ends_it()
    {
        await using var node = new Node(await postgres.NewDatabase());
        var log = node.NewLog();
        await log.Append(new MemberInvited(Ada));
        var joined = await log.Append(new MemberJoined(Ada, Channel.Web));
        await node.Follow(log);
        (await Member(node, log)).ShouldBe(new ListedMember(Ada, null, 2, Standing.Joined, joined, joined, null, 1));

        var suspended = await log.Append(new MemberSuspended(Ada, "Owes rent"));
        await node.Follow(log);
        (await Member(node, log)).ShouldBe(new ListedMember(Ada, null, 3, Standing.Suspended, suspended, joined, null, 1));

        var reinstated = await log.Append(new MemberReinstated(Ada, null));
        await node.Follow(log);
        (await Member(node, log)).ShouldBe(new ListedMember(Ada, null, 4, Standing.Joined, reinstated, joined, null, 1));

        var left = await log.Append(new MemberLeft(Ada, null));
        await node.Follow(log);
        (await Member(node, log)).ShouldBe(new ListedMember(Ada, null, 5, Standing.Left, left, null, null, 1));

        var again = await log.Append(new MemberInvited(Ada), new MemberJoined(Ada, Channel.Web));
        await node.Follow(log);
        (await Member(node, log)).ShouldBe(new ListedMember(Ada, null, 7, Standing.Joined, again, again, null, 1));
    }

    [Fact]
    public async Task A_roll_keeps_who_was_of_which_class_when_it_was_drawn()
    {
        await using var node = new Node(await postgres.NewDatabase());
        var log = node.NewLog();
        await log.Append([.. Joined(Ada, Ben), new MemberPlaced(Ada, "workers", 1), new MemberPlaced(Ada, "users", 3)]);
        await log.Append(new MemberPlaced(Ben, "workers", 2));
        var asOf = log.Length;
        await log.Append(new MemberPlaced(Ada, null, 1), new MemberPlaced(Ben, "users", 1));
        await node.Follow(log);
        var member = (await Member(node, log))!;
        (member.Class, member.Votes).ShouldBe((null, 1));
        var rolls = new ElectoralRolls(node.Reads, node.CaughtUp);
        var cancel = TestContext.Current.CancellationToken;
        var drawn = await rolls.Draw(log.Community, asOf, Franchise.AllMembers, After, cancel, withClasses: true);
        drawn.Classes!.Sizes.ShouldBe([new("users", 1, 3), new("workers", 1, 2)]);
        (await rolls.Draw(log.Community, asOf, Franchise.AllMembers, After, cancel)).Classes.ShouldBeNull();
        (await rolls.Draw(log.Community, log.Length, Franchise.AllMembers, After, cancel, withClasses: true)).Classes!.Sizes
            .ShouldBe([new(null, 1, 1), new("users", 1, 1)]);
    }

    [Fact]
    public async Task A_rule_has_its_last_terms_and_remembers_retirement()
    {
        await using var node = new Node(await postgres.NewDatabase());
        var log = node.NewLog();
        await log.Append(new RuleAdopted(Ordinary, YesNo), new RuleAmended(Ordinary, 2, Ranked));
        await node.Follow(log);
        (await new RuleById(node.Reads).Ask(log.Community, Ordinary, _cancel)).Value
            .ShouldBe(new ListedRule(Ordinary, 2, 2, Ranked, IsRetired: false));

        await log.Append(new RuleRetired(Ordinary, null));
        await node.Follow(log);
        (await new RuleById(node.Reads).Ask(log.Community, Ordinary, _cancel)).Value
            .ShouldBe(new ListedRule(Ordinary, 3, 2, Ranked, IsRetired: true));
        (await new RulesOf(node.Reads).Ask(log.Community, retiredToo: false, _cancel)).Value.ShouldBeEmpty();
        (await new RulesOf(node.Reads).Ask(log.Community, retiredToo: true, _cancel)).Value.Length.ShouldBe(1);
    }

    [Fact]
    public async Task A_proposal_has_its_last_revision_and_the_facts_of_its_latest_round()
    {
        await using var node = new Node(await postgres.NewDatabase());
        var log = node.NewLog();
        var drafted = await log.Append(Drafted());
        await log.Append(new ProposalRevised(Oven, 2, "A new wood oven", "We buy one.", Ovens, "Which"));
        var opened = await log.Append(Opened(asOf: 0, terms: Ranked));
        await log.Append(new VotingExtended(Oven, First, After, null), new VotingClosedEarly(Oven, First, null));
        await node.Follow(log);
        var before = (await new DecisionById(node.Reads).Ask(log.Community, Oven, During, _cancel)).Value.ShouldNotBeNull();
        before.Status.ShouldBe(ProposalStatus.Closed);
        before.Round.ShouldBe(new ListedRound(
            First, 1, 1, Ordinary, "Choice of one", 1, "ranked", BallotSecrecy.Secret, ResultsHiddenUntilClose: true, 2, opened,
            After, IsClosedEarly: true, null, null, null, null, Supersedes: null, Corrections: 0, IsDisputed: false));

        var declared = await log.Append(new ResultDeclared(Oven, First, Won(Wood), 5));
        var last = await log.Append(new OutcomeStated(Oven, First, "We buy wood"));
        await node.Follow(log);
        var decision = (await new DecisionById(node.Reads).Ask(log.Community, Oven, During, _cancel)).Value.ShouldNotBeNull();
        decision.Options.ShouldBe(Ovens);
        (decision with { Options = [] }).ShouldBe(new ListedDecision(
            Oven, 7, "A new wood oven", Ada, null, 2, [], drafted, 0, last, ProposalStatus.Carried, Puts: null,
            before.Round! with { Verdict = Verdict.Carried, DeclaredAt = declared, Winner = "Wood", Outcome = "We buy wood" }));
    }

    [Fact]
    public async Task Corrections_are_counted_and_the_last_recount_says_whether_the_result_is_in_dispute()
    {
        await using var node = new Node(await postgres.NewDatabase());
        var log = node.NewLog();
        await log.Append(Drafted(), Opened(asOf: 0), Declared(Verdict.Carried));
        await log.Append(new DecisionCorrected(Oven, First, "Wood", "A slip."), new DecisionCorrected(Oven, First, "Gas", "Another."));
        await log.Append(new RecountMade(Oven, First, 5, Agrees: false, null));
        await node.Follow(log);
        (await Round()).ShouldBe((2, true));
        await log.Append(new RecountMade(Oven, First, 6, Agrees: true, (YesNoTally)Declared(Verdict.Carried).Tally));
        await node.Follow(log);
        (await Round()).ShouldBe((2, false));

        async Task<(int, bool)> Round()
        {
            var round = (await new DecisionById(node.Reads).Ask(log.Community, Oven, During, _cancel)).Value?.Round.ShouldNotBeNull();
            return (round!.Corrections, round.IsDisputed);
        }
    }

    [Fact]
    public async Task A_second_round_forgets_the_result_of_the_first()
    {
        await using var node = new Node(await postgres.NewDatabase());
        var log = node.NewLog();
        await log.Append(
            Drafted(), Opened(asOf: 0), Declared(Verdict.NoQuorum), new OutcomeStated(Oven, First, "Once more"),
            new DecisionCorrected(Oven, First, "Twice", "A slip."), new RecountMade(Oven, First, 4, Agrees: false, null),
            Opened(asOf: 4, round: Second, number: 2));
        await node.Follow(log);

        var round = (await new DecisionById(node.Reads).Ask(log.Community, Oven, During, _cancel)).Value?.Round.ShouldNotBeNull();
        (round!.Id, round.Number, round.Verdict, round.DeclaredAt, round.Outcome).ShouldBe((Second, 2, null, null, null));
        (round.Corrections, round.IsDisputed).ShouldBe((0, false));
    }

    [Fact]
    public async Task A_ballot_is_what_was_voted_last()
    {
        await using var node = new Node(await postgres.NewDatabase());
        var log = node.NewLog();
        var cast = await log.Append(Cast(Ada, Yes, "It smells"));
        await node.Follow(log);
        (await Ballot(node, log)).ShouldBe(new ListedBallot(Ada, null, 1, Yes, "It smells", Channel.Web, cast, cast));

        var changed = await log.Append(Changed(Ada, No));
        await node.Follow(log);
        (await Ballot(node, log)).ShouldBe(new ListedBallot(Ada, null, 2, No, null, Channel.Api, cast, changed));

        await log.Append(TakenBack(Ada));
        await node.Follow(log);
        (await Ballot(node, log)).ShouldBeNull();

        var again = await log.Append(Cast(Ada, Yes));
        await node.Follow(log);
        (await Ballot(node, log)).ShouldBe(new ListedBallot(Ada, null, 4, Yes, null, Channel.Web, cast, again));
    }

    [Fact]
    public async Task A_history_holds_what_concerns_the_proposal_and_tells_votes_only_when_asked()
    {
        await using var node = new Node(await postgres.NewDatabase());
        var log = node.NewLog();
        await log.Append([Founded(log.Community), .. Joined(Ada)]);
        await log.AppendBy(log.Member(Ada), Drafted(), Drafted(Floor, "A floor"), Opened(asOf: 3), Cast(Ada, Yes));
        await log.Append(Declared(Verdict.Lost));
        await node.Follow(log);

        var history = (await new HistoryOfDecision(node.Reads)
            .Ask(log.Community, Oven, HistoryPayloads.AllButBallots, null, 10, _cancel)).Value;
        history.Next.ShouldBeNull();
        history.Items.Select(item => (item.Index, item.Type, item.Actor, item.Payload is null)).ShouldBe(
        [
            (3, "proposal_drafted", Ada.ToString(), false), (5, "voting_opened", Ada.ToString(), false),
            (6, "ballot_cast", Ada.ToString(), true), (7, "result_declared", "system", false),
        ]);
        (await new HistoryOfDecision(node.Reads).Ask(log.Community, Oven, HistoryPayloads.All, 5, 1, _cancel)).Value.Items
            .ShouldHaveSingleItem().Payload!.Value.GetProperty("choice").GetProperty("answer").GetString().ShouldBe("yes");
    }

    private async Task<ListedMember?> Member(Node node, TestLog log) =>
        (await new MemberById(node.Reads).Ask(log.Community, Ada, _cancel)).Value;

    private async Task<ListedBallot?> Ballot(Node node, TestLog log) =>
        (await new BallotOf(node.Reads).Ask(log.Community, First, Ada, _cancel)).Value;
}
