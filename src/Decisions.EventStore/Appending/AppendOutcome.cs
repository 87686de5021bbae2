using NodaTime;

namespace Decisions.EventStore.Appending;

/// <summary>What came of an append.</summary>
public abstract record AppendOutcome;

/// <summary>The append landed, now or earlier under the same command id: the answer is the same either way.</summary>
/// <param name="FirstIndex">The index in the community's log of the command's first event.</param>
/// <param name="Count">How many events it appended: they have consecutive indices.</param>
/// <param name="At">When, by the database's clock.</param>
/// <param name="Before">
/// Whether it was found to have landed: the command was repeated, by its sender or by this store after it lost its
/// connection and with it the first answer.
/// </param>
public sealed record Landed(long FirstIndex, int Count, Instant At, bool Before) : AppendOutcome
{
    /// <summary>The index of the command's last event.</summary>
    public long LastIndex => FirstIndex + Count - 1;
}

/// <summary>The command was answered earlier, under the same id, as having changed nothing: it has no events.</summary>
/// <param name="Stream">What it was about.</param>
/// <param name="Version">Where that stream stood then.</param>
public sealed record KeptUnchanged(string Stream, long Version) : AppendOutcome;

/// <summary>A stream that is written to or guarded stands at another version.</summary>
/// <param name="IsGuard">Whether it was a guard that broke.</param>
public sealed record VersionConflict(string Stream, long Expected, long Actual, bool IsGuard) : AppendOutcome;

/// <summary>Something has come of streams that the append needs as they were.</summary>
/// <param name="From">The index from which on nothing of them was to stand.</param>
/// <param name="Index">The index of the first event of theirs that does.</param>
public sealed record NotSettled(long From, long Index) : AppendOutcome;

/// <summary>The append may land only after an instant that the database's clock has not passed.</summary>
public sealed record TooEarly(Instant After, Instant Now) : AppendOutcome;

/// <summary>The append had to land by an instant that the database's clock has passed.</summary>
public sealed record TooLate(Instant NotAfter, Instant Now) : AppendOutcome;

/// <summary>The command id has been used for something else.</summary>
public sealed record CommandIdReused(Guid CommandId) : AppendOutcome;
