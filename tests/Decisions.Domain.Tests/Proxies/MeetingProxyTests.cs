using System.Collections.Immutable;
using Decisions.Domain.Ballots;
using Decisions.Domain.Counting;
using Decisions.Domain.Delegations;
using Decisions.Domain.Meetings;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Proxies;
using Decisions.Domain.Rules;
using NodaTime;
using static Decisions.Domain.Tests.Example;
using static Decisions.Domain.Tests.Meetings.MeetingExample;
using Given = Decisions.Domain.Tests.Given;

namespace Decisions.Domain.Tests.Proxies;

/// <summary>A member appoints somebody for a whole meeting, and what comes of it in a vote that is held there.</summary>
public sealed class MeetingProxyTests
{
    private static readonly DecisionRule Terms = YesNo with { Proxies = new ProxyTerms(1, ProxyInstructions.Optional, StandingDelegation: true) };
    private static readonly AppointMeetingProxy Appoint = new(Agm, Ada, Ben);
    private static readonly MemberId Dora = new(Id(0xA5));
    private static readonly MeetingProxyAppointed ToBen = new(Agm, Ada, Ben);
    private static readonly MeetingProxyUsed Used = new(Oven, First, Agm, Ada, Ben, Ordinary, 1, 1);
    private static readonly ProxyAppointed Alone = new(Oven, Ada, Cem, Ordinary, 1, 1, null, false);
    private static readonly CastByProxy CastFor = new(Oven, Ben, Ada, Revision: 1, Yes, Reason: null, Channel.Web);
    private static readonly BallotCast CastByBen = Cast(Yes) with { Origin = new BallotOrigin(EnteredBy: null, Ben, Evidence: null) };

    [Fact]
    public void A_proxy_for_a_meeting_is_appointed_replaced_and_taken_back()
    {
        Proxies().When(Appointing()).Then(ToBen).HolderOf(Ada).ShouldBe(Ben);
        Proxies(ToBen).When(Appointing(Appoint with { Holder = Cem })).Then(ToBen with { Holder = Cem }).All.Length.ShouldBe(1);
        Proxies(ToBen).When(Appointing()).ThenNothing();
        Proxies(ToBen).When(Revoking()).Then(new MeetingProxyRevoked(Agm, Ada)).HolderOf(Ada).ShouldBeNull();
        Proxies(ToBen, new MeetingProxyRevoked(Agm, Ada)).When(Revoking()).ThenNothing();
        Proxies().When(Revoking()).Then(new NoMeetingProxyToRevoke(Ada));
    }

    [Fact]
    public void Members_who_have_joined_appoint_others_who_have_until_the_meeting_is_over()
    {
        Proxies().When(Appointing(Appoint with { Holder = Ada })).Then(new ProxyIsOneself());
        Proxies().When(Appointing(hasJoined: false)).Then(new AppointerIsNoMember(Ada));
        Proxies().When(Appointing(holderHasJoined: false)).Then(new HolderIsNoMember(Ben));
        Proxies().When(state => Decide(null, state)).Then(new MeetingIsUnknown(Agm));
        Proxies().When(state => Decide(Closed, state)).Then(new MeetingIsClosed(Agm));
        Proxies(ToBen).When(state => RevokeMeetingProxy.Decide(Closed, state, new RevokeMeetingProxy(Agm, Ada), [])).Then(new MeetingIsClosed(Agm));
        Proxies(ToBen).When(state => RevokeMeetingProxy.Decide(null, state, new RevokeMeetingProxy(Agm, Ada), [])).Then(new MeetingIsUnknown(Agm));

        static Decision Decide(Meeting? meeting, MeetingProxies? state) => AppointMeetingProxy.Decide(meeting, state, Appoint, [], true, true, During);
    }

    [Fact]
    public void A_decision_whose_rule_is_unknown_or_allows_no_proxies_refuses_none()
    {
        Proxies().When(Appointing(agenda: [new(Proposal(), null), new(Open(YesNo), null)])).Then(ToBen);
        var instructed = Open(YesNo with { Proxies = new ProxyTerms(1, ProxyInstructions.Required) });
        Proxies(ToBen with { MemberId = Cem }).When(Appointing(agenda: [new(instructed, null)])).Then(ToBen);
    }

    [Fact]
    public void Whoever_appointed_a_holder_after_as_many_as_a_rule_allows_is_left_out_under_it()
    {
        var both = Proxies(ToBen with { MemberId = Cem }, ToBen).Known;
        var (open, none) = (new ProxiedDecision(Open(), null), new ProxiedDecision(Proposal(), null));
        open.LeavesOut(Ada, both, Agm, During).ShouldBeTrue("the rule lets one holder speak for one");
        open.LeavesOut(Cem, both, Agm, During).ShouldBeFalse("who appointed him first");
        open.LeavesOut(Ben, both, Agm, During).ShouldBeFalse("who appointed nobody");
        open.LeavesOut(Ada, null, Agm, During).ShouldBeFalse();
        none.LeavesOut(Ada, both, Agm, During).ShouldBeFalse("nobody knows under which rule");
        new ProxiedDecision(Open(Elsewhere), null).LeavesOut(Ada, both, Agm, During).ShouldBeFalse("at another meeting");
        new ProxiedDecision(Noticed(), null).LeavesOut(Ada, both, Agm, During).ShouldBeTrue();
        new ProxiedDecision(Open(), Given.Proxies(Alone).Known).LeavesOut(Ada, both, Agm, During).ShouldBeFalse("who has appointed another for this one");
        new ProxiedDecision(Open(), Given.Proxies(Alone with { MemberId = Cem }).Known).LeavesOut(Ada, both, Agm, During).ShouldBeFalse("the first has appointed another for this one");
        new ProxiedDecision(Open(), Given.Proxies(Alone with { MemberId = Dora, Holder = Ben }).Known).LeavesOut(Cem, both, Agm, During)
            .ShouldBeTrue("he speaks for another in this one alone");
    }

    [Fact]
    public void A_holder_speaks_for_no_more_in_a_decision_by_both_kinds_than_its_rule_allows()
    {
        var full = new HolderSpeaksForEnoughThere(Ben, Oven, 1);
        var others = Given.Proxies(Alone with { MemberId = Cem, Holder = Ben }).Known;
        Proxies().When(Appointing(agenda: [new(Open(), others)])).Then(full);
        Proxies(ToBen with { MemberId = Cem }).When(Appointing(agenda: [new(Open(), null)])).Then(full);
        Proxies(ToBen with { MemberId = Cem }).When(Appointing(agenda: [new(Noticed(), null)])).Then(full);
        Proxies(ToBen with { MemberId = Cem }).When(Appointing(agenda: [new(Open(Elsewhere), null)])).Then(ToBen);
        Proxies(ToBen with { MemberId = Cem }).When(Appointing(agenda: [new(Open(), Given.Proxies(Alone with { MemberId = Cem, Holder = Ada }).Known)]))
            .Then(ToBen);
        Proxies(ToBen with { MemberId = Cem }).When(Appointing(agenda: [new(Open(), Given.Proxies(Alone).Known)])).Then(ToBen);
        AppointProxy.Decide(Open(), null, null, new AppointProxy(Oven, Cem, Ben, 1, null, false), true, true, During, Proxies(ToBen).Known)
            .Rejection.ShouldBe(new HolderSpeaksForEnough(Ben, 1));
        AppointProxy.Decide(Open(), null, null, new AppointProxy(Oven, Ada, Ben, 1, No, false), true, true, During, Proxies(ToBen).Known)
            .Events.ShouldHaveSingleItem("the same holder may be instructed for one decision").ShouldBeOfType<ProxyAppointed>();
        CastByProxy.Decide(Open(), others, null, CastFor, true, true, During, atMeeting: Proxies(ToBen).Known).Rejection.ShouldBe(new YouSpeakForEnough(1));
    }

    [Fact]
    public void Once_the_holder_has_voted_by_it_it_stays_until_that_vote_has_its_result()
    {
        var used = new MeetingProxyIsUsed(Ben, Oven);
        ImmutableArray<ProxiedDecision> open = [new(Open(), Given.Proxies(Used).Known)];
        Proxies(ToBen).When(Revoking(open)).Then(used);
        Proxies(ToBen).When(Appointing(Appoint with { Holder = Cem }, open)).Then(used);
        Proxies(ToBen).When(Appointing(agenda: open)).ThenNothing();
        ImmutableArray<ProxiedDecision> over = [new(Open(Terms, Declared(Verdict.NoQuorum)), Given.Proxies(Used).Known)];
        Proxies(ToBen).When(Revoking(over)).Then(new MeetingProxyRevoked(Agm, Ada));
        Proxies(ToBen).When(Revoking([new(Open(), Given.Proxies(Used with { MeetingId = Elsewhere }).Known)])).Then(new MeetingProxyRevoked(Agm, Ada));
        Proxies(ToBen).When(Revoking([new(Open(), Given.Proxies(Alone).Known)])).Then(new MeetingProxyRevoked(Agm, Ada));
    }

    [Fact]
    public void The_holder_casts_in_a_vote_at_the_meeting_and_it_is_a_proxy_for_it_from_then_on()
    {
        Casting().Events.ShouldBe([Used, CastByBen]);
        var proxies = Given.Proxies(Used).Known;
        Casting(CastFor with { Choice = No }, proxies, Ballot.Create(CastByBen)).Events.ShouldHaveSingleItem().ShouldBeOfType<BallotChanged>().Choice.ShouldBe(No);
        Casting(CastFor with { Choice = No }, proxies, Ballot.Create(CastByBen), hasMeeting: false).Events.ShouldHaveSingleItem().ShouldBeOfType<BallotChanged>();
    }

    [Fact]
    public void It_speaks_in_nothing_else()
    {
        Casting(CastFor with { Holder = Cem }).Rejection.ShouldBe(new NoProxyIsHeld(Ada));
        Casting(proposal: Open(Elsewhere)).Rejection.ShouldBe(new NoProxyIsHeld(Ada));
        Casting(proposal: Proposal(Opened(Terms))).Rejection.ShouldBe(new NoProxyIsHeld(Ada), "it is not held at a meeting");
        Casting(proposal: Open(YesNo)).Rejection.ShouldBe(new NoProxyIsHeld(Ada));
        Casting(proposal: Open(YesNo with { Proxies = new ProxyTerms(1, ProxyInstructions.Required) })).Rejection.ShouldBe(new NoProxyIsHeld(Ada), "no holder decides under it");
        Casting(isOnRoll: false).Rejection.ShouldBe(new MemberIsNotOnTheRoll(Ada, First));
        Casting(holderHasJoined: false).Rejection.ShouldBe(new HolderIsNoMember(Ben));
        Casting(ballot: Ballot.Create(Cast(Yes))).Rejection.ShouldBe(new MemberHasVoted(Ada));
        Casting(CastFor with { Revision = 2 }).Rejection.ShouldBe(new RevisionIsNotVotedOn(2, 1));
        Casting(now: After).Rejection.ShouldBe(new VotingHasClosed(Oven, Close));
        UseMeetingProxy.Decide(Open(), null, null, Ada, Ben, During).Rejection.ShouldBe(new NoProxyIsHeld(Ada));
        UseMeetingProxy.Decide(Open(), null, Proxies(ToBen).Known, Ada, Ben, After).Rejection.ShouldBe(new VotingHasClosed(Oven, Close));
    }

    [Fact]
    public void One_for_the_decision_alone_goes_first_and_standing_delegation_comes_after_it()
    {
        Casting(proxies: Given.Proxies(Alone).Known).Rejection.ShouldBe(new NoProxyIsHeld(Ada));
        Casting(CastFor with { Holder = Cem }, Given.Proxies(Alone).Known).Events.ShouldHaveSingleItem().ShouldBeOfType<BallotCast>().Origin!.Proxy.ShouldBe(Cem);
        Casting(proxies: Given.Proxies(Alone with { RuleVersion = 2 }).Known).Events.ShouldContain(Used, "that one has lapsed");
        var delegation = Delegation.Fold(null, new VotesDelegated(Ada, Cem));
        Casting(CastFor with { Holder = Cem }, delegation: delegation).Rejection.ShouldBe(new NoProxyIsHeld(Ada));
        Casting(CastFor with { Holder = Cem }, hasMeeting: false, delegation: delegation).Events[0].ShouldBeOfType<DelegationUsed>();
        Casting(delegation: Delegation.Fold(null, new VotesDelegated(Ada, Ben))).Events[0].ShouldBe(Used);
        UseDelegation.Decide(Open(), null, delegation, Ada, Cem, During, Proxies(ToBen).Known).Rejection.ShouldBe(new NoProxyIsHeld(Ada));
    }

    [Fact]
    public void It_speaks_on_each_text_that_is_voted_on()
    {
        var carried = Proposal(new ProposalRevised(Oven, 2, "An oven", "Two.", [], null), AtAgm(Terms) with { Revision = 2 });
        Casting(CastFor with { Revision = 2 }, proposal: carried).Events.ShouldBe([Used with { Revision = 2 }, CastByBen with { Revision = 2 }]);
        var again = Open(Terms, Declared(Verdict.NoQuorum), Opened(Terms, Second, number: 2) with { Held = AtAgm(Terms).Held, ClosesAt = After + Duration.FromDays(1) });
        Casting(proposal: again, proxies: Given.Proxies(Used).Known, now: After).Events[0].ShouldBe(Used with { RoundId = Second }, "the one it was used in is over");
    }

    private static readonly MeetingId Elsewhere = new(Id(0x59));

    private static Meeting Closed => Meetings.MeetingExample.Given(Called, OnAgenda, Begun, new MeetingClosed(Agm)).Known;

    private static Given<MeetingProxies, IMeetingProxyEvent> Proxies(params IMeetingProxyEvent[] events) => new(MeetingProxies.Fold, events);

    private static VotingOpened AtAgm(DecisionRule terms, MeetingId? at = null) => Opened(terms) with { Held = new HeldVote(at ?? Agm, 1, Present: 1, Needed: 0) };

    private static Proposal Proposal(params IProposalEvent[] events) => Given.Proposal([Drafted(), .. events]).Known;

    private static Proposal Open(DecisionRule? terms = null, params IProposalEvent[] events) => Proposal([AtAgm(terms ?? Terms), .. events]);

    private static Proposal Open(MeetingId at) => Proposal(AtAgm(Terms, at));

    private static Proposal Noticed() => Proposal(new NoticeGiven(Oven, 1, Ordinary, 1, Terms, new StatedVote(Close, After), null, ClearDays: 20, null));

    private static Func<MeetingProxies?, Decision> Appointing(
        AppointMeetingProxy? command = null, ImmutableArray<ProxiedDecision> agenda = default, bool hasJoined = true, bool holderHasJoined = true) =>
        state => AppointMeetingProxy.Decide(
            Meetings.MeetingExample.Given(Called, OnAgenda).Known, state, command ?? Appoint, agenda.IsDefault ? [] : agenda, hasJoined, holderHasJoined, During);

    private static Func<MeetingProxies?, Decision> Revoking(ImmutableArray<ProxiedDecision> agenda = default) => state => RevokeMeetingProxy.Decide(
        Meetings.MeetingExample.Given(Called, OnAgenda, Begun).Known, state, new RevokeMeetingProxy(Agm, Ada), agenda.IsDefault ? [] : agenda);

    private static Decision Casting(
        CastByProxy? command = null, ProposalProxies? proxies = null, Ballot? ballot = null, Proposal? proposal = null, bool isOnRoll = true,
        bool holderHasJoined = true, Instant? now = null, Delegation? delegation = null, bool hasMeeting = true) => CastByProxy.Decide(
        proposal ?? Open(), proxies, ballot, command ?? CastFor, isOnRoll, holderHasJoined, now ?? During, delegation, hasMeeting ? Proxies(ToBen).Known : null);
}
