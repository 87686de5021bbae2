using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using NodaTime;

namespace Decisions.Domain.Actions;

/// <summary>Words an action anew, or gives it another owner or day: all of it as it should be.</summary>
public sealed record ChangeAction(ActionId ActionId, ProposalId ProposalId, string Text, MemberId? Owner, LocalDate? Due)
{
    /// <param name="today">The day it is by the community's clock.</param>
    public static Decision Decide(PlannedAction? state, ChangeAction command, bool ownerHasJoined, LocalDate today)
    {
        if (ActionGate.Open(state, command.ActionId) is { } rejection)
            return rejection;
        if (state!.Text == command.Text && state.Owner == command.Owner && state.Due == command.Due)
            return Decision.Nothing;
        // What stays as it was is not looked at again: a day may have passed, and an owner left.
        return ActionGate.Plannable(
            command.Text, command.Owner == state.Owner ? null : command.Owner, ownerHasJoined, command.Due == state.Due ? null : command.Due, today) is { } unfit
            ? unfit
            : Decision.Of(new ActionChanged(state.Id, state.ProposalId, command.Text, command.Owner, command.Due));
    }
}
