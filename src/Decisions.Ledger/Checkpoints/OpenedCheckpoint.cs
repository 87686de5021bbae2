using Decisions.Ledger.Notes;

namespace Decisions.Ledger.Checkpoints;

/// <summary>A checkpoint that a key of its log signed.</summary>
/// <param name="Checkpoint">What was signed.</param>
/// <param name="Note">By whom: the log's keys, and those witnesses that were asked about.</param>
public sealed record OpenedCheckpoint(Checkpoint Checkpoint, OpenedNote Note)
{
    /// <param name="note">The note as it was found.</param>
    /// <param name="origin">The log that is meant. A key may sign for several logs; only this one's checkpoint will do.</param>
    /// <param name="logKeys">The log's keys, of which one must have signed; a witness's signature is not enough.</param>
    /// <param name="witnesses">Keys whose cosignatures are verified, too, for a <see cref="Cosignatures.WitnessPolicy"/> to count.</param>
    public static Reading<OpenedCheckpoint> Open(
        SignedNote note, string origin, IReadOnlyCollection<VerifierKey> logKeys, IEnumerable<VerifierKey> witnesses)
    {
        if (!Checkpoint.Parse(note.Text).IsRead(out var checkpoint, out var reason)
            || !OpenedNote.Open(note, logKeys.Concat(witnesses)).IsRead(out var opened, out reason))
        {
            return new Reading<OpenedCheckpoint>.Refused(reason);
        }

        if (checkpoint.Origin != origin)
        {
            return new Reading<OpenedCheckpoint>.Refused($"The checkpoint is of the log '{checkpoint.Origin}', not '{origin}'.");
        }

        return opened.IsSignedByAny(logKeys)
            ? new OpenedCheckpoint(checkpoint, opened)
            : new Reading<OpenedCheckpoint>.Refused("No key of the log signed the checkpoint.");
    }
}
