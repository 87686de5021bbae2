using System.Diagnostics;
using Decisions.Domain.Actions;
using NodaTime;
using NodaTime.Text;

namespace Decisions.Engine.ReadModels.Actions;

/// <summary>A row of the table 'action'. A day is the text of it.</summary>
internal sealed record ActionRow(Guid Community, Guid Id, Guid Proposal, long PlannedIndex)
{
    public long Version { get; init; }
    public Guid? Owner { get; init; }
    public string? Due { get; init; }
    public ActionStatus Status { get; init; }

    public static ActionRow Fold(ActionRow? row, Guid community, LoggedFact fact) => Changed(row, community, fact) with { Version = fact.Version };

    private static ActionRow Changed(ActionRow? row, Guid community, LoggedFact fact) => fact.Event switch
    {
        ActionPlanned e => new(community, e.ActionId.Value, e.ProposalId.Value, fact.Index) { Owner = e.Owner?.Value, Due = Day(e.Due) },
        ActionChanged e => row! with { Owner = e.Owner?.Value, Due = Day(e.Due) },
        ActionTaken e => row! with { Owner = e.Owner.Value },
        ActionHandedBack => row! with { Owner = null },
        ActionDone => row! with { Status = ActionStatus.Done },
        ActionReopened => row! with { Status = ActionStatus.Open },
        ActionDropped => row! with { Status = ActionStatus.Dropped },
        var other => throw new UnreachableException($"{other.GetType().Name} is not folded."),
    };

    private static string? Day(LocalDate? day) => day is { } known ? LocalDatePattern.Iso.Format(known) : null;
}
