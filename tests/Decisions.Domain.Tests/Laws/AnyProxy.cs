using System.Collections.Immutable;
using Decisions.Domain.Ballots;
using Decisions.Domain.Delegations;
using Decisions.Domain.Meetings;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Proxies;
using Decisions.Domain.Rules;
using Decisions.Domain.Topics;
using FsCheck.Fluent;
using FsCheck;
using Decisions.Domain.Tests.Meetings;
using NodaTime;
using static Decisions.Domain.Tests.Example;
using static Decisions.Domain.Tests.Laws.AnyCommand;

namespace Decisions.Domain.Tests.Laws;

/// <summary>Any command on proxies, under a rule by which a holder speaks for one other.</summary>
internal static class AnyProxy
{
    private static readonly MeetingId Agm = MeetingExample.Agm;
    private static readonly Gen<MemberId> Member = Gen.Elements(Ada, Ben);
    private static readonly Gen<MemberId> Holder = Gen.Elements(Ada, Ben, Cem, Cem);
    private static readonly Gen<Choice> Choice = Gen.Elements<Choice>(Yes, No, new YesNoChoice((Answer)9), RankedChoice.Of(Gas));

    /// <summary>The community's topics.</summary>
    public static ImmutableArray<string> Topics { get; } = ["Bread", "Money"];

    /// <summary>A topic, one that there is not, or none.</summary>
    public static Gen<string?> Topic { get; } = Gen.Elements<string?>(null, null, "Bread", "Bread", "Money", "Roofs");

    /// <summary>An open vote in which proxies are allowed.</summary>
    public static Step[] OnTheWay { get; } =
    [
        Make(new AdoptRule(Ordinary, YesNo with { Proxies = new ProxyTerms(1, ProxyInstructions.Optional, StandingDelegation: true) }), (w, c) => AdoptRule.Decide(w.Rule, c)),
        Make(new DraftProposal(Oven, Ada, "An oven", "One.", []), (w, c) => DraftProposal.Decide(w.Proposal, c)),
        Make(new OpenVoting(Oven, First, Ordinary, Roll, Close), (w, c) => OpenVoting.Decide(w.Proposal, w.Rule, c, London, w.Now)),
        Make(new DelegateVotes(Ben, Ada), (w, c) => DelegateVotes.Decide(w.DelegationOf(Ben), c, true, true)),
        Make(new AppointProxy(Oven, Ada, Cem, 1, Yes, false), (w, c) => AppointProxy.Decide(w.Proposal, w.Proxies, w.BallotOf(Ada), c, true, true, w.Now)),
    ];

    /// <summary>An open vote of a topic, for which a member has named another holder than for all else.</summary>
    public static Step[] ByTopic { get; } =
    [
        .. OnTheWay[..1],
        Make(new DraftProposal(Oven, Ada, "An oven", "One.", []) { Topic = "Money" }, (w, c) => DraftProposal.Decide(w.Proposal, c, topics: Topics)),
        Make(new ChooseTopic(Oven, "Bread"), (w, c) => ChooseTopic.Decide(w.Proposal, c, Topics, w.Now)),
        .. OnTheWay[2..4],
        Make(new DelegateVotes(Ben, Cem, "Bread"), (w, c) => DelegateVotes.Decide(w.DelegationOf(Ben), c, true, true, Topics)),
    ];

    /// <summary>The same where that holder has voted by it.</summary>
    public static Step[] VotedByTopic { get; } =
    [
        .. ByTopic,
        Cast(Cem, Ben, Yes),
    ];

    /// <summary>An open vote in which a holder has voted who is named for every decision.</summary>
    public static Step[] Voted { get; } = [.. OnTheWay[..4], Cast(Ada, Ben, Yes)];

    /// <summary>A vote at a meeting for which two have appointed holders, one of whom has voted by it.</summary>
    public static Step[] AtMeeting { get; } =
    [
        .. OnTheWay[..2],
        Make(new CallMeeting(Agm, "General meeting", "Here.", During + Duration.FromHours(1)), (w, c) => CallMeeting.Decide(w.Meeting, c, London, w.Now)),
        Make(new AddAgendaItem(Agm, new AgendaItemId(Id(1)), Oven, null), (w, c) => AddAgendaItem.Decide(w.Meeting, c, w.Proposal)) with { Wait = Duration.FromHours(2) },
        Make(new BeginMeeting(Agm), (w, c) => BeginMeeting.Decide(w.Meeting, c, w.Now)),
        Appoint(Ada, Cem), Appoint(Ben, Ada), Revoke(Ben), Appoint(Ben, Cem),
        Make(new OpenVoting(Oven, First, Ordinary, Roll, Close + Duration.FromDays(1)), (w, c) => OpenVoting.Decide(
            w.Proposal, w.Rule, w.Meeting is null ? c : c with { At = new MeetingVote(w.Meeting, 2) }, London, w.Now)),
        Cast(Cem, Ada, Yes),
    ];

    /// <summary>An open vote of no topic, in which the holder for all else has voted.</summary>
    public static Step[] VotedBeforeAll { get; } =
    [
        .. OnTheWay[..4],
        Make(new CastByProxy(Oven, Ada, Ben, 1, Yes, null, Channel.Web), (w, c) =>
            CastByProxy.Decide(w.Proposal, w.Proxies, w.BallotOf(c.MemberId), c, isOnRoll: true, holderHasJoined: true, w.Now, w.DelegationOf(c.MemberId))),
    ];

    public static Gen<Step> Command { get; } = Gen.Frequency(
        (4, from member in Member from holder in Holder from instruction in Gen.OneOf(Gen.Constant<Choice>(null!), Choice) from free in Gen.Elements(true, false)
            select Make(new AppointProxy(Oven, member, holder, 1, instruction, free), (w, c) =>
                AppointProxy.Decide(w.Proposal, w.Proxies, w.BallotOf(c.MemberId), c, mayVote: true, holderHasJoined: true, w.Now, w.MeetingProxiesNow))),
        (1, from member in Member
            select Make(new RevokeProxy(Oven, member), (w, c) => RevokeProxy.Decide(w.Proposal, w.Proxies, w.BallotOf(c.MemberId), c, w.Now))),
        (4, from member in Member from holder in Holder from choice in Choice
            select Cast(holder, member, choice)),
        (3, from member in Member from holder in Holder from topic in Topic
            select Make(new DelegateVotes(member, holder, topic), (w, c) => DelegateVotes.Decide(w.DelegationOf(c.MemberId), c, hasJoined: true, holderHasJoined: true, Topics))),
        (1, from member in Member from topic in Topic select Make(new RevokeDelegation(member, topic), (w, c) => RevokeDelegation.Decide(w.DelegationOf(c.MemberId), c))),
        (1, from member in Member from holder in Holder from isRevoked in Gen.Elements(true, false) select isRevoked ? Revoke(member) : Appoint(member, holder)),
        (2, from member in Member
            select Make(new CastInstructed(Oven, member), (w, c) =>
                CastInstructed.Decide(w.Proposal, w.Proxies, w.BallotOf(c.MemberId), c, isOnRoll: true, w.Now))));

    private static Step Cast(MemberId holder, MemberId member, Choice choice) => Make(new CastByProxy(Oven, holder, member, 1, choice, null, Channel.Web), (w, c) =>
        CastByProxy.Decide(
            w.Proposal, w.Proxies, w.BallotOf(c.MemberId), c, isOnRoll: true, holderHasJoined: true, w.Now, w.DelegationOf(c.MemberId), w.MeetingProxiesNow));

    private static Step Appoint(MemberId member, MemberId holder) => Make(new AppointMeetingProxy(Agm, member, holder), (w, c) =>
        AppointMeetingProxy.Decide(w.Meeting, w.MeetingProxies, c, Proxied(w), hasJoined: true, holderHasJoined: true, w.Now));

    private static Step Revoke(MemberId member) => Make(new RevokeMeetingProxy(Agm, member), (w, c) =>
        RevokeMeetingProxy.Decide(w.Meeting, w.MeetingProxies, c, Proxied(w)));

    private static ImmutableArray<ProxiedDecision> Proxied(World w) => w.Proposal is { } proposal ? [new(proposal, w.Proxies)] : [];
}
