using System.Collections.Immutable;
using System.Diagnostics;
using Decisions.Domain;
using Decisions.Domain.Meetings;
using Decisions.Domain.Minutes;
using Decisions.Domain.Proposals;
using Decisions.Domain.Proxies;
using Decisions.Domain.Rules;
using Decisions.Engine.ReadModels.Proposals;
using Decisions.Ledger.Entries;
using NodaTime;

namespace Decisions.Engine.Verifying.Replay;

/// <summary>How meetings went: who was there, and whether they could begin, be adjourned and end when they did.</summary>
internal sealed class MeetingReplay(
    ReplayedDecisions decisions, CommunityReplay community, MemberRegister members, RuleReplay rules, CircleReplay circles, ProxyReplay proxies, MeetingProxyReplay atMeetings,
    MinutesReplay minutes,
    ReplayFaults faults)
{
    private readonly Dictionary<MeetingId, Meeting> _meetings = [];

    /// <summary>The meetings at which it is not for the archive's audience who came.</summary>
    private readonly HashSet<MeetingId> _unseen = [];

    /// <summary>An event of a meeting that the archive's audience is not shown.</summary>
    public void Withhold(Entry entry)
    {
        if (StreamName.TryId(entry.Header.Stream, Streams.MeetingType, out var id))
            _unseen.Add(new MeetingId(id));
    }

    public void Apply(in CheckedEvent next, Entry entry, IMeetingEvent @event, Instant when)
    {
        if (!StreamName.TryId(entry.Header.Stream, Streams.MeetingType, out var guid) || @event.MeetingId.Value != guid)
        {
            faults.Add(next, $"'{entry.Header.Stream}' is no stream of this meeting.");
            return;
        }
        var id = new MeetingId(guid);
        var state = _meetings.GetValueOrDefault(id);
        faults.Redo(next, @event, @event switch
        {
            MeetingCalled e => CallMeeting.Decide(state, new CallMeeting(id, e.Title, e.Text, e.BeginsAt), community.Zone, when),
            AgendaItemAdded e => AddAgendaItem.Decide(
                state, new AddAgendaItem(id, e.ItemId, e.ProposalId, e.Text), e.ProposalId is { } proposal ? decisions.Find(proposal) : null),
            AgendaOrdered e => OrderAgenda.Decide(state, new OrderAgenda(id, e.Order), HeldDecisions.VotedOn(state, WithQuestions(state))),
            AttendanceEntered e => EnterAttendance.Decide(
                state, new EnterAttendance(id, e.MemberId, e.Presence, e.EnteredBy), members.Find(e.MemberId)),
            MeetingBegun => BeginMeeting.Decide(state, new BeginMeeting(id), when),
            MeetingAdjourned e => AdjournMeeting.Decide(
                state, new AdjournMeeting(id, e.Until, e.Reason, Count(next, state, e.Shortfall, when)),
                e.Shortfall is { } shortfall ? rules.Find(shortfall.RuleId) : null, HeldDecisions.Open(state, WithQuestions(state)), when, circles.Find(e.Shortfall?.Roll.Circle)),
            SittingMoved e => MoveSitting.Decide(state, new MoveSitting(id, e.Until, e.Reason), when),
            MeetingResumed => ResumeMeeting.Decide(state, new ResumeMeeting(id), when),
            MeetingClosed => CloseMeeting.Decide(state, new CloseMeeting(id), HeldDecisions.Open(state, WithQuestions(state))),
            MinutesApproved e => ApproveMinutes.Decide(
                state, new ApproveMinutes(id, e.Digest, e.ApprovedBy, e.DecidedBy, e.ByMeeting, e.Note), state is null ? null : minutes.Draft(state, e),
                minutes.Approver(e, Find(e.ByMeeting))),
            _ => throw new UnreachableException($"{@event.GetType().Name} is not replayed."),
        });
        if (@event is AttendanceEntered { EnteredBy: { } by } && entry.Header.Actor != by.ToString())
            faults.Add(next, $"What {by} is said to have entered at the door was entered by {entry.Header.Actor}.");
        if (@event is MinutesApproved { ApprovedBy: { } approver } && entry.Header.Actor != approver.ToString())
            faults.Add(next, $"The minutes that {approver} is said to have approved were approved by {entry.Header.Actor}.");
        _meetings[id] = Meeting.Fold(state, @event)!;
    }

    /// <summary>The meeting that a vote opened at, with how many of those on its roll are present or represented; null where there is none.</summary>
    /// <param name="terms">The terms that its quorum is counted by.</param>
    /// <remarks>Where it is not for the archive's audience who came or who is whose proxy, what that came to is taken as it is told.</remarks>
    public MeetingVote? Vote(VotingOpened e, DecisionRule? terms, DrawnRoll roll) =>
        e.Held is not { } held || !_meetings.TryGetValue(held.MeetingId, out var state) ? null
        : new MeetingVote(
            state, _unseen.Contains(state.Id) ? held.Present : state.PresentAmong(members.HasJoined).LongCount(roll.Includes),
            _unseen.Contains(state.Id) || proxies.AreHidden(e.ProposalId) || atMeetings.AreHidden(state.Id) ? held.Represented
            : Represented.In(state, members.HasJoined, proxies.Of(e.ProposalId), terms, e.RuleId, e.RuleVersion, e.Revision, atMeetings.Of(state.Id)).LongCount(roll.Includes));

    public Meeting? Find(MeetingId? id) => id is { } known ? _meetings.GetValueOrDefault(known) : null;

    /// <summary>What a proxy for a meeting hangs on, as far as the archive's audience sees it.</summary>
    public ImmutableArray<ProxiedDecision> Proxied(MeetingId meeting) =>
    [
        .. WithQuestions(Find(meeting)).Where(proposal => !proxies.AreHidden(proposal.Id)).Select(proposal => new ProxiedDecision(proposal, proxies.Of(proposal.Id))),
    ];

    /// <summary>How many were present of a roll, counted again.</summary>
    private QuorumCount? Count(in CheckedEvent next, Meeting? state, Shortfall? said, Instant when)
    {
        if (said is null)
            return null;
        var franchise = rules.Find(said.RuleId)?.Terms.Franchise ?? Franchise.AllMembers;
        var roll = members.Draw(said.Roll.AsOfIndex, franchise, said.Roll.DrawnAt, isInCircle: circles.IsIn(said.Roll.Circle, said.Roll.AsOfIndex));
        // Who is in a circle is for the members: others believe what is told of its roll.
        var isHidden = said.Roll.Circle is not null && circles.AreHidden;
        if (!isHidden && (roll.Count != said.Roll.Eligible || roll.Digest != said.Roll.Digest || said.Roll.AsOfIndex > next.Index))
            faults.Add(next, $"Its roll says {said.Roll.Eligible} members may vote; drawn again from the register it has {roll.Count}, or others.");
        var agenda = OnAgenda(state).RemoveAll(proposal => proposal.Circle != said.Roll.Circle);
        var isUnseen = isHidden || (state is not null && _unseen.Contains(state.Id));
        var represented = isUnseen || (state is not null && atMeetings.AreHidden(state.Id)) || agenda.Any(proposal => proxies.AreHidden(proposal.Id)) ? said.Represented
            : state is null || rules.Find(said.RuleId) is not { } rule || agenda.IsEmpty ? 0
            : agenda.Max(proposal => Represented.Ahead(state, members.HasJoined, proposal, proxies.Of(proposal.Id), rule, when, atMeetings.Of(state.Id)).LongCount(roll.Includes));
        return new QuorumCount(said.RuleId, said.Roll, isUnseen ? said.Present : state?.PresentAmong(members.HasJoined).LongCount(roll.Includes) ?? 0, represented);
    }

    /// <summary>Those on its agenda, and the questions that put their amendments.</summary>
    private ImmutableArray<Proposal> WithQuestions(Meeting? state) =>
        [.. OnAgenda(state), .. HeldDecisions.QuestionsOf(OnAgenda(state)).Select(decisions.Find).OfType<Proposal>()];

    private ImmutableArray<Proposal> OnAgenda(Meeting? state) =>
        [.. state?.Agenda.Select(item => item.ProposalId).OfType<ProposalId>().Select(decisions.Find).OfType<Proposal>() ?? []];
}
