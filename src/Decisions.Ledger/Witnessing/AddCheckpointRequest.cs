using System.Collections.Immutable;
using System.Text;
using Decisions.Ledger.Checkpoints;
using Decisions.Ledger.Notes;

namespace Decisions.Ledger.Witnessing;

/// <summary>The body of <c>POST add-checkpoint</c>: C2SP tlog-witness.</summary>
/// <param name="OldSize">The size that the log believes the witness cosigned last; 0 if none.</param>
/// <param name="Proof">That the new tree begins with all of that one; empty if there was none or it is the same.</param>
/// <param name="Note">The new checkpoint as the log signed it.</param>
/// <param name="Claimed">What the note says, which nobody has verified yet.</param>
/// <remarks>Law: <c>Parse(bytes)</c> reads a request whose <c>ToBytes()</c> are <c>bytes</c>, or none.</remarks>
public sealed record AddCheckpointRequest(long OldSize, ImmutableArray<Digest> Proof, SignedNote Note, Checkpoint Claimed)
{
    /// <summary>The bytes in a request at most.</summary>
    public const int MaxLength = SignedNote.MaxLength;

    private const string OldStart = "old ";

    public static Reading<AddCheckpointRequest> Parse(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > MaxLength)
        {
            return new Reading<AddCheckpointRequest>.Refused($"A request has at most {MaxLength} bytes.");
        }

        if (!NoteUnderHeader.Parse(bytes).IsRead(out var parts, out var reason))
        {
            return new Reading<AddCheckpointRequest>.Refused(reason);
        }

        if (!parts.Header[0].StartsWith(OldStart, StringComparison.Ordinal)
            || !DecimalText.TryParse(parts.Header[0].AsSpan(OldStart.Length), out var oldSize))
        {
            return new Reading<AddCheckpointRequest>.Refused("A request's first line is 'old' and a size in decimal.");
        }

        return DigestLines.Parse(parts.Header.AsSpan(1..)).Then(proof =>
            Checkpoint.Parse(parts.Note.Text).Then<AddCheckpointRequest>(claimed =>
                new AddCheckpointRequest(oldSize, proof, parts.Note, claimed)));
    }

    public byte[] ToBytes() => Encoding.UTF8.GetBytes(ToString());

    public override string ToString() => $"{OldStart}{DecimalText.Write(OldSize)}\n{DigestLines.Write(Proof)}\n{Note}";
}
