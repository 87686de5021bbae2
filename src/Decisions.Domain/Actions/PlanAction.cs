using Decisions.Domain.FollowThrough;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using NodaTime;

namespace Decisions.Domain.Actions;

/// <summary>Plans what is done to carry out a decision.</summary>
public sealed record PlanAction(ActionId ActionId, ProposalId ProposalId, MemberId By, string Text, MemberId? Owner, LocalDate? Due)
{
    /// <param name="today">The day it is by the community's clock.</param>
    public static Decision Decide(Proposal? proposal, PlannedAction? state, PlanAction command, bool ownerHasJoined, LocalDate today) =>
        FollowThroughGate.Carried(proposal, command.ProposalId) is { } rejection ? rejection
        : state is not null ? new ActionExists(command.ActionId)
        : ActionGate.Plannable(command.Text, command.Owner, ownerHasJoined, command.Due, today) is { } unfit ? unfit
        : Decision.Of(new ActionPlanned(command.ActionId, command.ProposalId, command.By, command.Text, command.Owner, command.Due));
}
