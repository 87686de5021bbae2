using Decisions.Domain.Ballots;
using Decisions.Domain.Counting;
using Decisions.Domain.Delegations;
using Decisions.Domain.Meetings;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Proxies;
using Decisions.Domain.Rules;
using Decisions.Domain.Tests.Meetings;
using static Decisions.Domain.Tests.Example;

namespace Decisions.Domain.Tests.Delegations;

/// <summary>A member lets another vote for them until that is revoked, and what comes of it in a vote.</summary>
public sealed class DelegationTests
{
    private static readonly DecisionRule Standing = YesNo with { Proxies = new ProxyTerms(1, ProxyInstructions.Optional, StandingDelegation: true) };

    private static readonly Delegation ToBen = To(Ben);

    private static readonly CastByProxy ForAda = new(Oven, Ben, Ada, 1, Yes, null, Channel.Web);

    private static readonly DelegationUsed Used = new(Oven, First, Ada, Ben, Ordinary, 1, 1);

    private static readonly BallotCast ByBen = new(First, Oven, Ada, 1, Yes, null, Channel.Web, new BallotOrigin(null, Ben, null));

    [Fact]
    public void It_is_given_and_taken_back()
    {
        Give(null).Events.ShouldBe([new VotesDelegated(Ada, Ben)]);
        Give(ToBen).ShouldBe(Decision.Nothing);
        Give(To(null)).Events.ShouldBe([new VotesDelegated(Ada, Ben)]);
        Give(null, hasJoined: false).Rejection.ShouldBe(new DelegatorIsNoMember(Ada));
        Give(null, holderHasJoined: false).Rejection.ShouldBe(new HolderIsNoMember(Ben));
        DelegateVotes.Decide(null, new DelegateVotes(Ada, Ada), true, true).Rejection.ShouldBe(new DelegationIsToOneself());
        RevokeDelegation.Decide(ToBen, new RevokeDelegation(Ada)).Events.ShouldBe([new DelegationRevoked(Ada)]);
        RevokeDelegation.Decide(To(null), new RevokeDelegation(Ada)).ShouldBe(Decision.Nothing);
        RevokeDelegation.Decide(null, new RevokeDelegation(Ada)).Rejection.ShouldBe(new NoDelegationToRevoke(Ada));
        Delegation.Fold(Delegation.Fold(null, new VotesDelegated(Ada, Ben)), new DelegationRevoked(Ada)).HolderFor(null).ShouldBeNull();

        static Decision Give(Delegation? state, bool hasJoined = true, bool holderHasJoined = true) =>
            DelegateVotes.Decide(state, new DelegateVotes(Ada, Ben), hasJoined, holderHasJoined);
    }

    [Fact]
    public void The_holder_casts_and_the_delegation_is_a_proxy_from_then_on()
    {
        Cast().Events.ShouldBe([Used, ByBen]);
        var proxies = ProposalProxies.Fold(null, Used)!;
        var changed = Cast(proxies: proxies, ballot: Ballot.Create(ByBen), command: ForAda with { Choice = No });
        changed.Events.ShouldHaveSingleItem().ShouldBeOfType<BallotChanged>().Choice.ShouldBe(No);
        Cast(proxies: proxies, ballot: Ballot.Create(ByBen), delegation: null, command: ForAda with { Choice = No }).Events
            .ShouldHaveSingleItem("what was begun by it goes on").ShouldBeOfType<BallotChanged>();
    }

    [Fact]
    public void What_was_begun_in_one_round_is_for_no_other()
    {
        var again = Given.Proposal(Drafted(), Opened(Standing), Declared(Verdict.NoQuorum), Opened(Standing, Second, number: 2) with { ClosesAt = After + NodaTime.Duration.FromDays(1) }).Known;
        var proxies = ProposalProxies.Fold(null, Used)!;
        var (ben, cem) = (ForAda, ForAda with { Holder = Cem });
        // Ada has revoked since, and delegated to Cem.
        Later(ben, To(Cem)).Rejection.ShouldBe(new ProxyHasLapsed(Ada));
        Later(cem, To(Cem)).Events.ShouldContain(new DelegationUsed(Oven, Second, Ada, Cem, Ordinary, 1, 1));
        Represented.In(MeetingWith(Ben), _ => true, proxies, Standing with { Presence = new PresenceQuorum(CountsProxies: true) }, Ordinary, 1, 1).ShouldBeEmpty();

        Decision Later(CastByProxy command, Delegation delegation) =>
            CastByProxy.Decide(again, proxies, null, command, isOnRoll: true, holderHasJoined: true, After, delegation);
    }

    private static Meeting MeetingWith(MemberId present) => new(
        MeetingExample.Agm, "General meeting", "Here.", During, 14, MeetingStatus.Sitting, [],
        [new Attendance(present, Presence.InPerson)]);

    [Fact]
    public void It_goes_one_step_and_only_to_whom_was_named()
    {
        Cast(delegation: null).Rejection.ShouldBe(new NoProxyIsHeld(Ada));
        Cast(delegation: To(null)).Rejection.ShouldBe(new NoProxyIsHeld(Ada));
        Cast(command: ForAda with { Holder = Cem }).Rejection.ShouldBe(new NoProxyIsHeld(Ada));
        UseDelegation.Decide(Open(Standing), null, null, Ada, Ben, During).Rejection.ShouldBe(new NoProxyIsHeld(Ada));
    }

    [Fact]
    public void A_rule_that_does_not_allow_it_or_does_not_say_so_has_none()
    {
        Cast(terms: YesNo).Rejection.ShouldBe(new NoProxyIsHeld(Ada));
        Cast(terms: YesNo with { Proxies = ProxyTerms.Usual }).Rejection.ShouldBe(new NoProxyIsHeld(Ada));
        ProxyTerms.Usual.StandingDelegation.ShouldBeFalse();
        RuleTerms.Check(Standing with { Proxies = new ProxyTerms(5, ProxyInstructions.Required, StandingDelegation: true) }).ShouldBe(new DelegationNeedsFreeHolders());
        RuleTerms.Check(Standing).ShouldBeNull();
        RuleInWords.Of(Standing).ShouldContain(sentence => sentence.Contains("let a member vote for you until you take that back"));
    }

    [Fact]
    public void A_proxy_for_the_decision_and_the_members_own_vote_go_before_it()
    {
        var proxied = ProposalProxies.Fold(null, new ProxyAppointed(Oven, Ada, Cem, Ordinary, 1, 1, null, false));
        Cast(proxies: proxied).Rejection.ShouldBe(new NoProxyIsHeld(Ada));
        Cast(proxies: ProposalProxies.Fold(null, new ProxyAppointed(Oven, Ada, Cem, Ordinary, 1, 2, null, false))).Events.ShouldBe([Used, ByBen], "that one has lapsed");
        Cast(ballot: Ballot.Create(ByBen with { Origin = null })).Rejection.ShouldBe(new MemberHasVoted(Ada));
    }

    [Fact]
    public void The_holders_cap_is_one_with_proxies()
    {
        var full = ProposalProxies.Fold(null, new ProxyAppointed(Oven, Cem, Ben, Ordinary, 1, 1, null, false));
        Cast(proxies: full).Rejection.ShouldBe(new YouSpeakForEnough(1));
        AppointProxy.Decide(
            Open(Standing), ProposalProxies.Fold(null, Used), null, new AppointProxy(Oven, Cem, Ben, 1, null, false), mayVote: true, holderHasJoined: true, During)
            .Rejection.ShouldBe(new HolderSpeaksForEnough(Ben, 1));
    }

    [Fact]
    public void What_holds_for_every_ballot_holds_for_it()
    {
        Cast(isOnRoll: false).Rejection.ShouldBe(new MemberIsNotOnTheRoll(Ada, First));
        Cast(holderHasJoined: false).Rejection.ShouldBe(new HolderIsNoMember(Ben));
        Cast(command: ForAda with { Revision = 2 }).Rejection.ShouldBe(new RevisionIsNotVotedOn(2, 1));
        CastByProxy.Decide(Open(Standing), null, null, ForAda, true, true, After, ToBen).Rejection.ShouldBe(new VotingHasClosed(Oven, Close));
        UseDelegation.Decide(Open(Standing), null, ToBen, Ada, Ben, After).Rejection.ShouldBe(new VotingHasClosed(Oven, Close));
    }

    private static Decision Cast(
        DecisionRule? terms = null, ProposalProxies? proxies = null, Ballot? ballot = null, CastByProxy? command = null, bool isOnRoll = true,
        bool holderHasJoined = true) => CastByProxy.Decide(Open(terms ?? Standing), proxies, ballot, command ?? ForAda, isOnRoll, holderHasJoined, During, ToBen);

    private static Decision Cast(Delegation? delegation, ProposalProxies? proxies = null, Ballot? ballot = null, CastByProxy? command = null) =>
        CastByProxy.Decide(Open(Standing), proxies, ballot, command ?? ForAda, isOnRoll: true, holderHasJoined: true, During, delegation);

    private static Delegation To(MemberId? holder) => new(Ada, [new NamedHolder(null, holder)]);

    private static Proposal Open(DecisionRule terms) => Given.Proposal(Drafted(), Opened(terms)).Known;
}
