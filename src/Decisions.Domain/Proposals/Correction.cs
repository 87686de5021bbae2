using NodaTime;

namespace Decisions.Domain.Proposals;

/// <summary>What was put right of a decision after its result, and why.</summary>
public sealed record Correction(string Text, string Reason)
{
    /// <summary>When it was made, by the record; null where that is not asked.</summary>
    public Instant? At { get; init; }
}
