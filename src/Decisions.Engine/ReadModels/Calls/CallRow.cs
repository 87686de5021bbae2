using System.Diagnostics;
using Decisions.Domain.Calls;
using NodaTime;

namespace Decisions.Engine.ReadModels.Calls;

/// <summary>A row of the table 'call'.</summary>
internal sealed record CallRow(Guid Community, Guid Id, Guid Proposal, Guid Action, Guid MadeBy, long MadeIndex)
{
    public long Version { get; init; }
    public int Places { get; init; }
    public string[] Skills { get; init; } = [];
    public Venue Venue { get; init; }
    public Instant? At { get; init; }
    public Guid[] Volunteers { get; init; } = [];
    public bool Closed { get; init; }

    public static CallRow Fold(CallRow? row, Guid community, LoggedFact fact) => Changed(row, community, fact) with { Version = fact.Version };

    private static CallRow Changed(CallRow? row, Guid community, LoggedFact fact) => fact.Event switch
    {
        CallMade e => new CallRow(community, e.CallId.Value, e.ProposalId.Value, e.ActionId.Value, e.By.Value, fact.Index).Asking(e.Terms),
        CallChanged e => row!.Asking(e.Terms),
        CallClosed => row! with { Closed = true },
        VolunteerSignedUp e => row! with { Volunteers = [.. row!.Volunteers.Where(member => member != e.InPlaceOf?.Value), e.MemberId.Value] },
        VolunteerSignedOff e => row! with { Volunteers = [.. row!.Volunteers.Where(member => member != e.MemberId.Value)] },
        HoursThanked => row!,
        var other => throw new UnreachableException($"{other.GetType().Name} is not folded."),
    };

    private CallRow Asking(CallTerms terms) => this with
    {
        Places = terms.Places, Skills = [.. terms.Skills.Select(skill => skill.ToLowerInvariant())], Venue = terms.Venue, At = terms.At,
    };
}
