using Decisions.Domain.Members;
using Decisions.Domain.Proposals;

namespace Decisions.Domain.Actions;

/// <summary>Takes an action on, as oneself, that nobody sees to: no owner is named, or the one who was is no active member any more.</summary>
public sealed record TakeAction(ActionId ActionId, ProposalId ProposalId, MemberId By)
{
    /// <param name="ownerHasJoined">Whether its owner, where it has one, is a member who is not suspended.</param>
    public static Decision Decide(PlannedAction? state, TakeAction command, bool ownerHasJoined) =>
        ActionGate.Open(state, command.ActionId) is { } rejection ? rejection
        : state!.Owner == command.By ? Decision.Nothing
        : state.Owner is { } owner && ownerHasJoined ? new ActionHasOwner(state.Id, owner)
        : Decision.Of(new ActionTaken(state.Id, state.ProposalId, command.By));
}

/// <summary>Hands an action back that one sees to: nobody has to carry what they cannot.</summary>
/// <param name="Note">What the next one should know, or null.</param>
public sealed record HandBackAction(ActionId ActionId, ProposalId ProposalId, MemberId By, string? Note)
{
    public static Decision Decide(PlannedAction? state, HandBackAction command) =>
        ActionGate.Open(state, command.ActionId) is { } rejection ? rejection
        : state!.Owner is not { } owner ? Decision.Nothing
        : owner != command.By ? new ActionIsNotTheirs(state.Id)
        : TextRule.Note("note", command.Note) is { } unfit ? unfit
        : Decision.Of(new ActionHandedBack(state.Id, state.ProposalId, command.By, TextRule.NoteOrNull(command.Note)));
}
