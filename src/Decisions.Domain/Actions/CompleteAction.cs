using Decisions.Domain.Members;
using Decisions.Domain.Proposals;

namespace Decisions.Domain.Actions;

/// <summary>Says that an action is done.</summary>
/// <param name="Note">What came of it, or null.</param>
public sealed record CompleteAction(ActionId ActionId, ProposalId ProposalId, MemberId By, string? Note)
{
    public static Decision Decide(PlannedAction? state, CompleteAction command) =>
        state is { Status: ActionStatus.Done } ? Decision.Nothing
        : ActionGate.Open(state, command.ActionId) is { } rejection ? rejection
        : TextRule.Note("note", command.Note) is { } unfit ? unfit
        : Decision.Of(new ActionDone(state!.Id, state.ProposalId, command.By, TextRule.NoteOrNull(command.Note)));
}

/// <summary>Opens an action again that was said to be done, or dropped.</summary>
public sealed record ReopenAction(ActionId ActionId, ProposalId ProposalId, MemberId By, string? Reason)
{
    public static Decision Decide(PlannedAction? state, ReopenAction command) =>
        state is null ? new ActionIsUnknown(command.ActionId)
        : state.Status == ActionStatus.Open ? Decision.Nothing
        : TextRule.Note("reason", command.Reason) is { } unfit ? unfit
        : Decision.Of(new ActionReopened(state.Id, state.ProposalId, command.By, TextRule.NoteOrNull(command.Reason)));
}

/// <summary>Says that an action is not needed any more, and why.</summary>
public sealed record DropAction(ActionId ActionId, ProposalId ProposalId, MemberId By, string Reason)
{
    public static Decision Decide(PlannedAction? state, DropAction command) =>
        state is { Status: ActionStatus.Dropped } ? Decision.Nothing
        : ActionGate.Open(state, command.ActionId) is { } rejection ? rejection
        : TextRule.Text("reason", command.Reason, TextRule.NoteLimit) is { } unfit ? unfit
        : Decision.Of(new ActionDropped(state!.Id, state.ProposalId, command.By, command.Reason));
}
