using Decisions.Domain;
using NodaTime;

namespace Decisions.Engine.ReadModels;

/// <summary>Consecutive events of one community's log, decoded.</summary>
/// <param name="From">The index of the first.</param>
internal sealed record LogPage(Guid Community, long From, IReadOnlyList<LoggedFact> Facts)
{
    /// <summary>The index after the last.</summary>
    public long Next => From + Facts.Count;
}

/// <summary>One event of the log, decoded.</summary>
/// <param name="Version">Its place in its stream, from 1.</param>
/// <param name="Actor">The pseudonym of who acted.</param>
/// <param name="Channel">The word for the way it came by.</param>
internal readonly record struct LoggedFact(
    long Index, long Version, string Type, Instant At, string Actor, string Channel, IDomainEvent Event);
