using System.Collections.Immutable;
using System.Text;
using Decisions.Ledger.Checkpoints;
using Decisions.Ledger.Cosignatures;
using Decisions.Ledger.Merkle;
using Decisions.Ledger.Notes;

namespace Decisions.Ledger.Proofs;

/// <summary>
/// That an entry stands in a log, in one file that anyone can check offline: C2SP tlog-proof, <c>c2sp.org/tlog-proof@v1</c>.
/// </summary>
/// <param name="Index">The entry's index, counted from 0.</param>
/// <param name="Extra">Bytes of the application's own, or none. Nothing vouches for them.</param>
/// <param name="Hashes">The inclusion proof, the leaf's sibling first.</param>
/// <param name="Checkpoint">A checkpoint that covers the entry, as the log gave it.</param>
/// <remarks>Law: <c>Parse(bytes)</c> reads a proof whose <c>ToBytes()</c> are <c>bytes</c>, or none.</remarks>
public sealed record TlogProof(long Index, ImmutableArray<byte> Extra, ImmutableArray<Digest> Hashes, SignedNote Checkpoint)
{
    /// <summary>What its file's name ends with.</summary>
    public const string FileExtension = ".tlog-proof";

    /// <summary>The bytes in a proof at most.</summary>
    public const int MaxLength = 2 * SignedNote.MaxLength;

    private const string FirstLine = "c2sp.org/tlog-proof@v1";
    private const string ExtraStart = "extra ";
    private const string IndexStart = "index ";

    public static Reading<TlogProof> Parse(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > MaxLength)
        {
            return Refuse($"A proof has at most {MaxLength} bytes.");
        }

        if (!NoteUnderHeader.Parse(bytes).IsRead(out var parts, out var reason))
        {
            return Refuse(reason);
        }

        ReadOnlySpan<string> lines = parts.Header.AsSpan();
        if (lines[0] != FirstLine)
        {
            return Refuse($"A proof's first line is {FirstLine}.");
        }

        lines = lines[1..];
        byte[]? extra = [];
        if (!lines.IsEmpty && lines[0].StartsWith(ExtraStart, StringComparison.Ordinal))
        {
            if (!Base64Text.TryDecode(lines[0].AsSpan(ExtraStart.Length), out extra) || extra.Length == 0)
            {
                return Refuse("A proof's extra data is not base64, or none, and then its line is left out.");
            }

            lines = lines[1..];
        }

        if (lines.IsEmpty
            || !lines[0].StartsWith(IndexStart, StringComparison.Ordinal)
            || !DecimalText.TryParse(lines[0].AsSpan(IndexStart.Length), out var index))
        {
            return Refuse("A proof has a line with the entry's index in decimal.");
        }

        return DigestLines.Parse(lines[1..]).Then(hashes =>
            Ledger.Checkpoints.Checkpoint.Parse(parts.Note.Text).Then<TlogProof>(_ =>
                new TlogProof(index, [.. extra], hashes, parts.Note)));
    }

    public byte[] ToBytes() => Encoding.UTF8.GetBytes(ToString());

    public override string ToString()
    {
        var extra = Extra.IsDefaultOrEmpty ? "" : $"{ExtraStart}{Convert.ToBase64String(Extra.AsSpan())}\n";
        return $"{FirstLine}\n{extra}{IndexStart}{DecimalText.Write(Index)}\n{DigestLines.Write(Hashes)}\n{Checkpoint}";
    }

    /// <summary>Checks all of it but <see cref="Extra"/>.</summary>
    /// <param name="leafHash">Of the entry that is said to stand there.</param>
    /// <param name="origin">The log in which it is said to stand.</param>
    /// <param name="logKeys">That log's keys.</param>
    /// <param name="policy">Which witnesses must have seen the checkpoint.</param>
    public Reading<ProvenEntry> Verify(
        Digest leafHash, string origin, IReadOnlyCollection<VerifierKey> logKeys, WitnessPolicy policy)
    {
        if (!OpenedCheckpoint.Open(Checkpoint, origin, logKeys, policy.Witnesses).IsRead(out var opened, out var reason))
        {
            return new Reading<ProvenEntry>.Refused(reason);
        }

        var witnessed = policy.Judge(opened.Note);
        if (!witnessed.Satisfied)
        {
            return new Reading<ProvenEntry>.Refused(
                $"{witnessed.By.Length} witnesses cosigned the checkpoint; {policy.Required} must have.");
        }

        var (size, root) = (opened.Checkpoint.Size, opened.Checkpoint.Root);
        return InclusionProof.Verifies(Index, size, leafHash, Hashes.AsSpan(), root)
            ? new ProvenEntry(Index, opened.Checkpoint, witnessed.By)
            : new Reading<ProvenEntry>.Refused($"The entry is not entry {Index} of the {size} that the checkpoint stands for.");
    }

    private static Reading<TlogProof>.Refused Refuse(string reason) => new(reason);
}
