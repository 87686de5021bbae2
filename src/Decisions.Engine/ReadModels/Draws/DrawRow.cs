using System.Diagnostics;
using Decisions.Domain.Draws;

namespace Decisions.Engine.ReadModels.Draws;

/// <summary>A row of the table 'draw'.</summary>
internal sealed record DrawRow(Guid Community, Guid Id, Guid? Circle, long AnnouncedIndex)
{
    public bool Drawn { get; init; }
    public bool Withdrawn { get; init; }

    public static DrawRow Fold(DrawRow? row, Guid community, LoggedFact fact) => fact.Event switch
    {
        DrawAnnounced e => new DrawRow(community, e.DrawId.Value, e.Pool.Circle?.Value, fact.Index),
        SeedPublished => row! with { Drawn = true },
        DrawWithdrawn => row! with { Withdrawn = true },
        PanelDrawn or PlaceAccepted or PlaceDeclined or PlacePassedOn => row!,
        var other => throw new UnreachableException($"{other.GetType().Name} is not folded."),
    };
}
