using Decisions.Ledger.Merkle;
using Decisions.Ledger.Notes;

namespace Decisions.Ledger.Checkpoints;

/// <summary>A log's tree at one size (C2SP tlog-checkpoint), without the extension lines that the specification advises against.</summary>
/// <remarks>Law: <c>Parse(text)</c> reads a checkpoint whose <c>ToText()</c> is <c>text</c>, or none.</remarks>
public sealed record Checkpoint
{
    /// <exception cref="ArgumentException">An origin that is no line of a note, a negative size, or no leaves with a root of some.</exception>
    public Checkpoint(string origin, long size, Digest root)
    {
        if (origin.Length == 0 || origin.Contains('\n') || !SignedNote.IsText(origin + "\n"))
        {
            throw new ArgumentException("An origin is one line and not empty.", nameof(origin));
        }

        ArgumentOutOfRangeException.ThrowIfNegative(size);
        if (!IsPossible(size, root))
        {
            throw new ArgumentException("The root of no leaves is the hash of nothing.", nameof(root));
        }

        (Origin, Size, Root) = (origin, size, root);
    }

    /// <summary>Which log this is, for good: a line, by custom a URL without its scheme.</summary>
    public string Origin { get; }

    /// <summary>How many leaves the tree has.</summary>
    public long Size { get; }

    /// <summary>The tree's root.</summary>
    public Digest Root { get; }

    public static Reading<Checkpoint> Parse(string text)
    {
        var lines = text.Split('\n');
        if (lines.Length != 4 || lines[0].Length == 0 || lines[3].Length > 0 || !SignedNote.IsText(text))
        {
            return new Reading<Checkpoint>.Refused("A checkpoint has three lines: origin, size and root.");
        }

        if (!DecimalText.TryParse(lines[1], out var size))
        {
            return new Reading<Checkpoint>.Refused("A checkpoint's second line is its size in decimal.");
        }

        if (!Digest.TryParse(lines[2], out var root))
        {
            return new Reading<Checkpoint>.Refused("A checkpoint's third line is its root: 32 bytes in base64.");
        }

        return IsPossible(size, root)
            ? new Checkpoint(lines[0], size, root)
            : new Reading<Checkpoint>.Refused("A checkpoint of no leaves has the hash of nothing as its root.");
    }

    /// <summary>Three lines, each with its newline.</summary>
    public string ToText() => $"{Origin}\n{DecimalText.Write(Size)}\n{Root}\n";

    /// <summary>
    /// Signs it. The caller has made sure that it <see cref="Continues"/> the last checkpoint signed for this origin: two
    /// that do not agree prove to everyone that the log rewrote its history.
    /// </summary>
    public SignedNote Sign(params ReadOnlySpan<NoteSigner> signers) => SignedNote.Sign(ToText(), signers);

    /// <summary>
    /// Whether the proof shows that this is the same log, grown or as it was. A log asks this of the last checkpoint
    /// that it signed before it signs, a witness of the last that it cosigned. Every tree continues the empty one, of
    /// which there is no proof.
    /// </summary>
    public bool Continues(Checkpoint older, ReadOnlySpan<Digest> proof) => Origin == older.Origin && (older.Size == 0
        ? proof.IsEmpty
        : ConsistencyProof.Verifies(older.Size, Size, older.Root, Root, proof));

    private static bool IsPossible(long size, Digest root) => size > 0 || root == MerkleTree.EmptyRoot;
}
