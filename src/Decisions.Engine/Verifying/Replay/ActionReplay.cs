using System.Diagnostics;
using Decisions.Domain;
using Decisions.Domain.Actions;
using Decisions.Domain.Calls;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Ledger.Entries;
using NodaTime;

namespace Decisions.Engine.Verifying.Replay;

/// <summary>How decisions were carried out: actions, and calls for volunteers, by whom and with how many places.</summary>
internal sealed class ActionReplay(ReplayedDecisions decisions, CommunityReplay community, MemberRegister register, ReplayFaults faults)
{
    // By the decision too: nothing of one carries out another.
    private readonly Dictionary<(ProposalId, ActionId), PlannedAction> _actions = [];
    private readonly Dictionary<(ProposalId, CallId), Call> _calls = [];

    public void Apply(in CheckedEvent next, Entry entry, IActionEvent @event, Instant when)
    {
        if (entry.Header.Stream != Streams.Of(@event.ProposalId, @event.ActionId))
        {
            faults.Add(next, $"'{entry.Header.Stream}' is no stream of this action.");
            return;
        }
        var (id, proposal, state) = (@event.ActionId, @event.ProposalId, _actions.GetValueOrDefault((@event.ProposalId, @event.ActionId)));
        var today = when.InZone(community.Zone).Date;
        faults.Redo(next, @event, @event switch
        {
            ActionPlanned e => PlanAction.Decide(
                decisions.Find(proposal), state, new PlanAction(id, proposal, ActedBy(next, entry, e.By), e.Text, e.Owner, e.Due), HasJoined(e.Owner), today),
            ActionChanged e => ChangeAction.Decide(state, new ChangeAction(id, proposal, e.Text, e.Owner, e.Due), HasJoined(e.Owner), today),
            ActionTaken e => TakeAction.Decide(state, new TakeAction(id, proposal, ActedBy(next, entry, e.Owner)), HasJoined(state?.Owner)),
            ActionHandedBack e => HandBackAction.Decide(state, new HandBackAction(id, proposal, ActedBy(next, entry, e.By), e.Note)),
            ActionDone e => CompleteAction.Decide(state, new CompleteAction(id, proposal, ActedBy(next, entry, e.By), e.Note)),
            ActionReopened e => ReopenAction.Decide(state, new ReopenAction(id, proposal, ActedBy(next, entry, e.By), e.Reason)),
            ActionDropped e => DropAction.Decide(state, new DropAction(id, proposal, ActedBy(next, entry, e.By), e.Reason)),
            _ => throw new UnreachableException($"{@event.GetType().Name} is not replayed."),
        });
        _actions[(proposal, id)] = PlannedAction.Fold(state, @event)!;
    }

    public void Apply(in CheckedEvent next, Entry entry, ICallEvent @event, Instant when)
    {
        if (entry.Header.Stream != Streams.Of(@event.ProposalId, @event.CallId))
        {
            faults.Add(next, $"'{entry.Header.Stream}' is no stream of this call for volunteers.");
            return;
        }
        var (id, proposal, state) = (@event.CallId, @event.ProposalId, _calls.GetValueOrDefault((@event.ProposalId, @event.CallId)));
        faults.Redo(next, @event, @event switch
        {
            CallMade e => MakeCall.Decide(
                _actions.GetValueOrDefault((proposal, e.ActionId)), state, new MakeCall(id, e.ActionId, proposal, ActedBy(next, entry, e.By), e.Terms), when),
            CallChanged e => ChangeCall.Decide(state, new ChangeCall(id, proposal, e.Terms), when),
            CallClosed e => CloseCall.Decide(state, new CloseCall(id, proposal, ActedBy(next, entry, e.By), e.Reason)),
            VolunteerSignedUp e => SignUp.Decide(
                state, state is null ? null : _actions.GetValueOrDefault((proposal, state.ActionId)), new SignUp(id, proposal, ActedBy(next, entry, e.MemberId)),
                [.. (state?.Volunteers ?? []).Where(member => HasJoined(member))], when),
            VolunteerSignedOff e => SignOff.Decide(state, new SignOff(id, proposal, ActedBy(next, entry, e.MemberId)), when),
            HoursThanked e => ThankHours.Decide(state, new ThankHours(id, proposal, ActedBy(next, entry, e.By), e.MemberId, e.Minutes, e.Text), when),
            _ => throw new UnreachableException($"{@event.GetType().Name} is not replayed."),
        });
        _calls[(proposal, id)] = Call.Fold(state, @event)!;
    }

    private bool HasJoined(MemberId? member) => member is { } known && register.Find(known) is { Standing: Standing.Joined };

    /// <summary>Who must have acted, as a member who was not suspended.</summary>
    private MemberId ActedBy(in CheckedEvent next, Entry entry, MemberId member)
    {
        if (entry.Header.Actor != member.ToString())
            faults.Add(next, $"What only member {member} could do was done by {entry.Header.Actor}.");
        else if (!HasJoined(member))
            faults.Add(next, $"Member {member} carried out a decision and was no member then, or was suspended.");
        return member;
    }
}
