using Decisions.Domain.Ballots;
using Decisions.Domain.Counting;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Proxies;
using Decisions.Domain.Rules;
using NodaTime;
using static Decisions.Domain.Tests.Example;

namespace Decisions.Domain.Tests.Proxies;

public sealed class ProxyTests
{
    private static readonly DecisionRule Terms = YesNo with { Proxies = new ProxyTerms(1, ProxyInstructions.Optional) };
    private static readonly AppointProxy Appoint = new(Oven, Ada, Ben, Revision: 1, Instruction: null, IsFreeOnOtherTexts: false);
    private static readonly ProxyAppointed Free = new(Oven, Ada, Ben, Ordinary, 1, 1, null, false);
    private static readonly ProxyAppointed Instructed = Free with { Instruction = Yes };
    private static readonly CastByProxy CastFor = new(Oven, Ben, Ada, Revision: 1, Yes, Reason: null, Channel.Web);
    private static readonly BallotOrigin ByBen = new(EnteredBy: null, Ben, Evidence: null);
    private static readonly BallotCast CastByBen = Cast(Yes) with { Origin = ByBen };

    [Fact]
    public void A_free_proxy_is_appointed() => Given.Proxies().When(Appointing(Appoint)).Then(Free);

    [Fact]
    public void An_instructed_proxy_is_appointed() =>
        Given.Proxies().When(Appointing(Appoint with { Instruction = Yes })).Then(Instructed);

    [Fact]
    public void Another_takes_the_place_of_the_first() =>
        Given.Proxies(Instructed).When(Appointing(Appoint with { Holder = Cem })).Then(Free with { Holder = Cem }).All.Length.ShouldBe(1);

    [Fact]
    public void The_same_again_changes_nothing() => Given.Proxies(Free).When(Appointing(Appoint)).ThenNothing();

    [Fact]
    public void Under_notice_a_proxy_is_appointed_before_voting_opens()
    {
        var noticed = new NoticeGiven(
            Oven, 1, Ordinary, 1, Noticed with { Proxies = ProxyTerms.Usual }, new StatedVote(Close, After), null, ClearDays: 20, null);
        Given.Proxies().When(Appointing(Appoint, Proposal(noticed))).Then(Free);
    }

    [Fact]
    public void Without_notice_nobody_knows_whether_the_rule_allows_one() =>
        Given.Proxies().When(Appointing(Appoint, Proposal())).Then(new NoVoteIsAhead(Oven));

    [Fact]
    public void A_rule_without_proxies_refuses_them() =>
        Given.Proxies().When(Appointing(Appoint, Proposal(Opened()))).Then(new ProxiesAreNotAllowed(Oven));

    [Fact]
    public void Nobody_is_their_own_proxy() =>
        Given.Proxies().When(Appointing(Appoint with { Holder = Ada })).Then(new ProxyIsOneself());

    [Fact]
    public void Who_may_not_vote_appoints_nobody() =>
        Given.Proxies().When(Appointing(Appoint, mayVote: false)).Then(new AppointerMayNotVote(Ada));

    [Fact]
    public void A_holder_is_a_member() =>
        Given.Proxies().When(Appointing(Appoint, holderHasJoined: false)).Then(new HolderIsNoMember(Ben));

    [Fact]
    public void A_proxy_is_for_the_text_that_is_voted_on() =>
        Given.Proxies().When(Appointing(Appoint with { Revision = 2 })).Then(new RevisionIsNotVotedOn(2, 1));

    [Fact]
    public void An_instruction_fits_the_ballot() =>
        Given.Proxies().When(Appointing(Appoint with { Instruction = RankedChoice.Of() }))
            .Then(new ChoiceDoesNotFitRule("This vote is answered by yes, no or abstain."));

    [Fact]
    public void Where_the_rule_wants_an_instruction_it_is_given() =>
        Given.Proxies().When(Appointing(Appoint, Proposal(Opened(Terms with { Proxies = new(1, ProxyInstructions.Required) }))))
            .Then(new InstructionIsRequired());

    [Fact]
    public void Where_the_rule_wants_none_it_is_refused() =>
        Given.Proxies().When(Appointing(Appoint with { Instruction = Yes }, Proposal(Opened(Terms with { Proxies = new(1, ProxyInstructions.None) }))))
            .Then(new InstructionIsNotAllowed());

    [Fact]
    public void A_holder_speaks_for_no_more_than_the_rule_allows() =>
        Given.Proxies(Free with { MemberId = Cem }).When(Appointing(Appoint)).Then(new HolderSpeaksForEnough(Ben, 1));

    [Fact]
    public void A_proxy_that_has_lapsed_takes_no_place() =>
        Given.Proxies(Free with { MemberId = Cem, RuleVersion = 7 }).When(Appointing(Appoint)).Then(Free);

    [Fact]
    public void Who_has_voted_needs_no_proxy() =>
        Given.Proxies().When(Appointing(Appoint, ballot: Ballot(Cast(Yes)))).Then(new MemberHasVoted(Ada));

    [Fact]
    public void A_used_proxy_is_not_replaced() =>
        Given.Proxies(Free).When(Appointing(Appoint with { Holder = Cem }, ballot: Ballot(CastByBen))).Then(new ProxyIsUsed(Ben));

    [Fact]
    public void Once_voting_has_closed_nobody_is_appointed() =>
        Given.Proxies().When(Appointing(Appoint, now: After)).Then(new VotingHasClosed(Oven, Close));

    [Fact]
    public void A_proxy_is_revoked_until_it_is_used()
    {
        Given.Proxies(Free).When(Revoking()).Then(new ProxyRevoked(Oven, Ada)).All.ShouldBeEmpty();
        Given.Proxies(Free).When(Revoking(Ballot(CastByBen))).Then(new ProxyIsUsed(Ben));
        Given.Proxies(Free, new ProxyRevoked(Oven, Ada)).When(Revoking()).ThenNothing();
        Given.Proxies().When(Revoking()).Then(new NoProxyToRevoke(Ada));
        Given.Proxies(Free).When(Revoking(now: After)).Then(new VotingHasClosed(Oven, Close));
    }

    [Fact]
    public void The_holder_of_a_free_proxy_casts_and_changes()
    {
        Given.Ballot().When(Casting(Free)).Then(CastByBen).IsOwn.ShouldBeFalse();
        Given.Ballot(CastByBen).When(Casting(Free, CastFor with { Choice = No }))
            .Then(new BallotChanged(First, Oven, Ada, 1, No, null, Channel.Web, ByBen));
        Given.Ballot(CastByBen).When(Casting(Free)).ThenNothing();
    }

    [Fact]
    public void Only_the_holder_casts()
    {
        Given.Ballot().When(Casting(Free, CastFor with { Holder = Cem })).Then(new NoProxyIsHeld(Ada));
        Given.Ballot().When(Casting(null)).Then(new NoProxyIsHeld(Ada));
        Given.Ballot().When(Casting(Free, isOnRoll: false)).Then(new MemberIsNotOnTheRoll(Ada, First));
        Given.Ballot().When(Casting(Free, holderHasJoined: false)).Then(new HolderIsNoMember(Ben));
        Given.Ballot().When(Casting(Free, now: After)).Then(new VotingHasClosed(Oven, Close));
    }

    [Fact]
    public void What_is_instructed_no_holder_casts() =>
        Given.Ballot().When(Casting(Instructed)).Then(new ProxyIsInstructed(Ada));

    [Fact]
    public void A_proxy_for_another_text_has_lapsed_unless_it_is_free_there()
    {
        var proposal = Proposal(new ProposalRevised(Oven, 2, "An oven", "Two.", [], null), Opened(Terms, revision: 2));
        Given.Ballot().When(Casting(Instructed, CastFor with { Revision = 2 }, proposal)).Then(new ProxyHasLapsed(Ada));
        Given.Ballot().When(Casting(Instructed with { IsFreeOnOtherTexts = true }, CastFor with { Revision = 2 }, proposal))
            .Then(CastByBen with { Revision = 2 });
        Given.Ballot().When(Casting(Free with { RuleVersion = 2 })).Then(new ProxyHasLapsed(Ada));
    }

    [Fact]
    public void A_members_own_vote_takes_the_place_of_their_proxys_and_ends_it()
    {
        var own = new BallotChanged(First, Oven, Ada, 1, Yes, null, Channel.Web);
        Given.Ballot(CastByBen).When(ballot => CastBallot.Decide(Open, ballot, new CastBallot(Oven, Ada, 1, Yes, null, Channel.Web), true, During)).Then(own);
        Given.Ballot(CastByBen, own).When(Casting(Free)).Then(new MemberHasVoted(Ada));
        Given.Ballot(CastByBen, new BallotWithdrawn(First, Oven, Ada, Channel.Web)).When(Casting(Free)).Then(new MemberHasVoted(Ada));
    }

    [Fact]
    public void What_was_instructed_is_cast_once_voting_has_closed() =>
        Given.Ballot().When(AtTheClose(Instructed)).Then(CastByBen with { Channel = Channel.System });

    [Fact]
    public void What_was_instructed_gives_way_to_what_was_cast()
    {
        Given.Ballot(Cast(No)).When(AtTheClose(Instructed)).ThenNothing();
        Given.Ballot(Cast(No), new BallotWithdrawn(First, Oven, Ada, Channel.Web)).When(AtTheClose(Instructed)).ThenNothing();
        Given.Ballot(CastByBen with { Channel = Channel.System }).When(AtTheClose(Instructed)).ThenNothing();
    }

    [Fact]
    public void Nothing_else_is_cast_at_the_close()
    {
        Given.Ballot().When(AtTheClose(Free)).Then(new NoProxyIsHeld(Ada));
        Given.Ballot().When(AtTheClose(Instructed with { Revision = 2 })).Then(new NoProxyIsHeld(Ada));
        Given.Ballot().When(AtTheClose(Instructed, isOnRoll: false)).Then(new MemberIsNotOnTheRoll(Ada, First));
        Given.Ballot().When(AtTheClose(Instructed, now: During)).Then(new VotingHasNotClosed(Oven, Close));
        Given.Ballot().When(AtTheClose(Instructed, proposal: Proposal(Opened(Terms), Declared(Verdict.Lost)))).Then(new ResultIsDeclared(Oven));
        Given.Ballot().When(AtTheClose(Instructed, proposal: Proposal(Opened(Terms), new ProposalWithdrawn(Oven, null)))).Then(new ProposalIsWithdrawn(Oven));
        Given.Ballot().When(AtTheClose(Instructed, proposal: Proposal())).Then(new VotingHasNotOpened(Oven));
    }

    [Fact]
    public void Terms_of_proxies_make_sense()
    {
        Given.Rule().When(rule => AdoptRule.Decide(rule, new AdoptRule(Ordinary, YesNo with { Proxies = new(0, ProxyInstructions.Optional) })))
            .Then(new NumberIsOutOfRange("proxies.mostHeld", 0, 1, 1_000));
        Given.Rule().When(rule => AdoptRule.Decide(rule, new AdoptRule(Ordinary, Terms with { Reasons = ReasonPolicy.Required })))
            .Then(new InstructionsGiveNoReason());
        Given.Rule().When(rule => AdoptRule.Decide(rule, new AdoptRule(Ordinary, Terms with { ShowsOfHands = true, Secrecy = BallotSecrecy.Open })))
            .Then(new HandsAllowNoProxies());
        RuleInWords.Of(Terms).ShouldContain(sentence => sentence.StartsWith("You may appoint another member as your proxy"));
        RuleDifference.Of(YesNo, Terms).Single().Term.ShouldBe("Proxies");
    }

    private static Proposal Open => Proposal(Opened(Terms));

    private static Proposal Proposal(params IProposalEvent[] events) => Given.Proposal([Drafted(), .. events]).Known;

    private static Ballot Ballot(params IBallotEvent[] events) => Given.Ballot(events).Known;

    private static Func<ProposalProxies?, Decision> Appointing(
        AppointProxy command, Proposal? proposal = null, Ballot? ballot = null, bool mayVote = true, bool holderHasJoined = true, Instant? now = null) =>
        state => AppointProxy.Decide(proposal ?? Open, state, ballot, command, mayVote, holderHasJoined, now ?? During);

    private static Func<ProposalProxies?, Decision> Revoking(Ballot? ballot = null, Instant? now = null) =>
        state => RevokeProxy.Decide(Open, state, ballot, new RevokeProxy(Oven, Ada), now ?? During);

    private static Func<Ballot?, Decision> Casting(
        ProxyAppointed? proxy, CastByProxy? command = null, Proposal? proposal = null, bool isOnRoll = true, bool holderHasJoined = true, Instant? now = null) =>
        ballot => CastByProxy.Decide(
            proposal ?? Open, proxy is null ? null : Given.Proxies(proxy).Known, ballot, command ?? CastFor, isOnRoll, holderHasJoined, now ?? During);

    private static Func<Ballot?, Decision> AtTheClose(ProxyAppointed proxy, Proposal? proposal = null, bool isOnRoll = true, Instant? now = null) =>
        ballot => CastInstructed.Decide(proposal ?? Open, Given.Proxies(proxy).Known, ballot, new CastInstructed(Oven, Ada), isOnRoll, now ?? After);
}
