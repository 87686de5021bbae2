using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Engine.Circles;
using Decisions.Engine.Identity;
using Decisions.EventStore.Appending;
using NodaTime;

namespace Decisions.Engine.Commands;

/// <summary>What a handler came to: a decision on its main stream, and what its landing depends on.</summary>
/// <param name="Stream">The main stream: its version is the answer's.</param>
/// <param name="StreamType">The alias of the stream's aggregate.</param>
/// <param name="Version">The version that the decision was made at.</param>
public sealed record Plan(string Stream, string StreamType, long Version, Decision Decision)
{
    /// <summary>Further streams that are written in the same step.</summary>
    public ImmutableArray<FurtherWrite> Further { get; init; } = [];

    /// <summary>Streams that must not move before the decision lands.</summary>
    public ImmutableArray<StreamGuard> Guards { get; init; } = [];

    /// <summary>Streams of which nothing may come before the decision lands, those that are yet to begin among them; or null.</summary>
    public SettledStreams? Settled { get; init; }

    /// <summary>Whether it was decided by the database's clock: then a refusal stands, and is not decided again by that.</summary>
    public bool IsByDatabase { get; init; }

    /// <summary>Lands only by this instant, by the database's clock.</summary>
    public Deadline? NotAfter { get; init; }

    /// <summary>Lands only after this instant, by the database's clock.</summary>
    public Deadline? After { get; init; }

    /// <summary>Whether what it writes to moved between two loads of it: then half of it follows from what is so no more, and it is decided again.</summary>
    public bool IsTorn { get; private init; }

    /// <summary>The same, landing only while the actor stands in the circle as they did when it was decided.</summary>
    public Plan While(CircleStanding standing)
    {
        var written = Further.ToDictionary(write => write.Stream, write => write.Version);
        if (!Decision.Events.IsEmpty)
            written.Add(Stream, Version);
        // What is written to is held by its own version, so long as that is the one that the standing was found at.
        return this with
        {
            // What two things hang on is guarded once, as the earlier of them found it.
            Guards = [.. Guards.Concat(standing.Guards).Where(guard => !written.ContainsKey(guard.Stream)).GroupBy(guard => guard.Stream).Select(same => same.MinBy(guard => guard.Version)!)],
            IsTorn = IsTorn || standing.Guards.Any(guard => written.TryGetValue(guard.Stream, out var version) && version != guard.Version),
            NotAfter = standing.LeadsUntil is { } end && (NotAfter is null || end < NotAfter.At)
                ? new Deadline(end, new NotPermitted("the facilitator or the secretary of the circle, or of the community"))
                : NotAfter,
        };
    }
}

/// <summary>An instant, and the refusal that missing it is.</summary>
public sealed record Deadline(Instant At, Rejection Missed);

/// <summary>Events for another stream of the same command.</summary>
public sealed record FurtherWrite(string Stream, string StreamType, long Version, ImmutableArray<IDomainEvent> Events);
