using System.Diagnostics;
using Decisions.Domain.FollowThrough;
using NodaTime;
using NodaTime.Text;

namespace Decisions.Engine.ReadModels.FollowThrough;

/// <summary>A row of the table 'follow_up'. A day is the text of it.</summary>
internal sealed record FollowUpRow(Guid Community, Guid Proposal)
{
    public long Version { get; init; }
    public string? ReviewOn { get; init; }
    public int Reviews { get; init; }
    public Instant? ReviewedAt { get; init; }
    public ReviewConclusion? Conclusion { get; init; }
    public Guid? LeadsTo { get; init; }

    public static FollowUpRow Fold(FollowUpRow? row, Guid community, LoggedFact fact) =>
        Changed(row ?? new FollowUpRow(community, ((IFollowThroughEvent)fact.Event).ProposalId.Value), fact) with { Version = fact.Version };

    private static FollowUpRow Changed(FollowUpRow row, LoggedFact fact) => fact.Event switch
    {
        ReviewPlanned e => row with { ReviewOn = LocalDatePattern.Iso.Format(e.On) },
        ReviewHeld e => row with
        {
            ReviewOn = e.NextOn is { } next ? LocalDatePattern.Iso.Format(next) : null, Reviews = row.Reviews + 1, ReviewedAt = fact.At,
            Conclusion = e.Conclusion, LeadsTo = e.LeadsTo?.Value,
        },
        var other => throw new UnreachableException($"{other.GetType().Name} is not folded."),
    };
}
