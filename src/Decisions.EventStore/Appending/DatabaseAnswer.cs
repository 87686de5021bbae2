using NodaTime;

namespace Decisions.EventStore.Appending;

/// <summary>What the database's append functions answer for one command, in their numbers.</summary>
/// <param name="Index">The index of the command's first event, where it landed now or before, else -1.</param>
/// <param name="Check">Where a stream stands elsewhere: which of the writes, then guards, counted from 0.</param>
/// <param name="Actual">Where that stream stands; where streams are not settled, the index of the first event that tells so.</param>
internal readonly record struct DatabaseAnswer(Instant Now, int Outcome, long Index, int Check, long Actual)
{
    /// <summary>Whether the command was answered under its id before: landed, or kept as having changed nothing.</summary>
    public bool IsRepetition => Outcome == 1;

    /// <summary>The outcome that this stands for, except that of a repetition, which is looked up.</summary>
    public AppendOutcome ToOutcome(PreparedAppend prepared) => Outcome switch
    {
        0 => new Landed(Index, prepared.Events.Length, Now, Before: false),
        2 => Conflict(prepared.Append),
        3 => new TooEarly(prepared.Append.After!.Value, Now),
        4 => new TooLate(prepared.Append.NotAfter!.Value, Now),
        5 => new NotSettled(prepared.Append.Settled!.From, Actual),
        _ => throw new InvalidOperationException($"The database answered an append with the unknown outcome {Outcome}."),
    };

    private VersionConflict Conflict(Append append)
    {
        if (Check < append.Writes.Length)
            return new VersionConflict(append.Writes[Check].Stream, append.Writes[Check].ExpectedVersion, Actual, IsGuard: false);
        var guard = append.Guards[Check - append.Writes.Length];
        return new VersionConflict(guard.Stream, guard.Version, Actual, IsGuard: true);
    }
}
