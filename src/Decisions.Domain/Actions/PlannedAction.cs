using System.Diagnostics;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using NodaTime;

namespace Decisions.Domain.Actions;

/// <summary>An action as its events leave it.</summary>
/// <param name="Owner">Who sees to it; null while nobody does.</param>
/// <param name="Due">The day by which it is to be done, by the community's clock, or null.</param>
/// <param name="SaidBy">Who said that it is done or dropped; null while it is open.</param>
/// <param name="Note">What they said with it; while it is open what was said last of handing it back or opening it again.</param>
public sealed record PlannedAction(
    ActionId Id, ProposalId ProposalId, MemberId By, string Text, MemberId? Owner, LocalDate? Due, ActionStatus Status, MemberId? SaidBy,
    string? Note)
{
    public static PlannedAction Create(ActionPlanned e) =>
        new(e.ActionId, e.ProposalId, e.By, e.Text, e.Owner, e.Due, ActionStatus.Open, SaidBy: null, Note: null);

    public PlannedAction Apply(ActionChanged e) => this with { Text = e.Text, Owner = e.Owner, Due = e.Due };

    public PlannedAction Apply(ActionTaken e) => this with { Owner = e.Owner };

    public PlannedAction Apply(ActionHandedBack e) => this with { Owner = null, Note = e.Note };

    public PlannedAction Apply(ActionDone e) => this with { Status = ActionStatus.Done, SaidBy = e.By, Note = e.Note };

    public PlannedAction Apply(ActionReopened e) => this with { Status = ActionStatus.Open, SaidBy = null, Note = e.Reason };

    public PlannedAction Apply(ActionDropped e) => this with { Status = ActionStatus.Dropped, SaidBy = e.By, Note = e.Reason };

    public static PlannedAction? Fold(PlannedAction? state, IActionEvent @event) => @event switch
    {
        ActionPlanned e => Create(e),
        ActionChanged e => state!.Apply(e),
        ActionTaken e => state!.Apply(e),
        ActionHandedBack e => state!.Apply(e),
        ActionDone e => state!.Apply(e),
        ActionReopened e => state!.Apply(e),
        ActionDropped e => state!.Apply(e),
        _ => throw new UnreachableException($"{@event.GetType().Name} is not folded."),
    };
}
