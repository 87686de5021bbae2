using Decisions.Domain.Circles;
using Decisions.Domain.Members;
using NodaTime;

namespace Decisions.Domain.Selections;

/// <summary>Says, having heard the others, that one keeps to what one said.</summary>
public sealed record KeepNomination(CircleId CircleId, SelectionId SelectionId, MemberId MemberId)
{
    public static Decision Decide(SelectionIn at, KeepNomination command, Member? member, Instant now) =>
        SelectionGate.Underway(at, command.CircleId, command.SelectionId, now) is { } rejection ? rejection
        : SelectionGate.Asked(at, command.MemberId, member) is { } notAsked ? notAsked
        : at.State!.Heard.Contains(command.MemberId) ? Decision.Nothing
        : SelectionGate.Hearing(at.State, at.Latest, now) is { } over ? over
        : Decision.Of(new NominationKept(command.CircleId, at.State.Id, command.MemberId));
}

/// <summary>Goes on as who leads, though some have not said whether they keep or change what they said.</summary>
public sealed record CloseHearing(CircleId CircleId, SelectionId SelectionId, string Reason)
{
    public static Decision Decide(SelectionIn at, CloseHearing command, Instant now) =>
        SelectionGate.Underway(at, command.CircleId, command.SelectionId, now) is { } rejection ? rejection
        : at.State!.StepAt(now, at.Latest) == SelectionStep.Proposing ? Decision.Nothing
        : SelectionGate.Hearing(at.State, at.Latest, now) is { } hidden ? hidden
        : TextRule.Text("reason", command.Reason, TextRule.NoteLimit) is { } unfit ? unfit
        : Decision.Of(new HearingClosed(command.CircleId, at.State.Id, command.Reason));
}

/// <summary>Ends a selection without anybody being chosen.</summary>
public sealed record EndSelection(CircleId CircleId, SelectionId SelectionId, string Reason)
{
    /// <summary>Also where the circle is closed: nothing else can be done with it then.</summary>
    public static Decision Decide(SelectionIn at, EndSelection command, Instant now) =>
        at.Circles?.Find(command.CircleId) is null ? new CircleIsUnknown(command.CircleId)
        : at.State is not { } state || state.Said.CircleId != command.CircleId ? new SelectionIsUnknown(command.SelectionId)
        : state.EndedFor is not null ? Decision.Nothing
        : state.IsFilled ? new SelectionIsOver(state.Id)
        : state.StepAt(now, at.Latest) == SelectionStep.Consenting ? new NomineeIsProposed(at.Latest!.Id)
        : TextRule.Text("reason", command.Reason, TextRule.NoteLimit) is { } unfit ? unfit
        : Decision.Of(new SelectionEnded(command.CircleId, state.Id, command.Reason));
}
