using System.Text;
using Decisions.Ledger.Notes;

namespace Decisions.Ledger.Checkpoints;

/// <summary>
/// Every checkpoint that a log ever signed, as one digest: each is hashed onto those before it. A log signs its chain with
/// each checkpoint, so that none can be left out, put in or moved afterwards. docs/ledger.md
/// </summary>
/// <param name="Origin">The log's.</param>
/// <param name="Count">How many checkpoints there are.</param>
/// <param name="Size">The size of the last; 0 for none.</param>
/// <param name="Digest">d(0) = H(""), d(n) = H(d(n − 1) ‖ the text of checkpoint n).</param>
/// <remarks>Law: <c>Parse(chain.ToText())</c> reads <c>chain</c>.</remarks>
public sealed record CheckpointChain(string Origin, long Count, long Size, Digest Digest)
{
    private const string Suffix = "/checkpoints";

    public static CheckpointChain None(string origin) => new(origin, 0, 0, Digest.Of([]));

    public CheckpointChain With(Checkpoint next) =>
        new(Origin, Count + 1, next.Size, Digest.Of([.. Digest.ToArray(), .. Encoding.UTF8.GetBytes(next.ToText())]));

    /// <summary>Four lines; the first is no log's origin, so that no chain passes for a checkpoint.</summary>
    public string ToText() => $"{Origin}{Suffix}\n{DecimalText.Write(Count)}\n{DecimalText.Write(Size)}\n{Digest}\n";

    public static Reading<CheckpointChain> Parse(string text)
    {
        var lines = text.Split('\n');
        return lines is [var origin, var count, var size, var digest, ""] && origin.EndsWith(Suffix, StringComparison.Ordinal)
            && DecimalText.TryParse(count, out var many) && DecimalText.TryParse(size, out var last) && Digest.TryParse(digest, out var read)
                ? new CheckpointChain(origin[..^Suffix.Length], many, last, read)
                : new Reading<CheckpointChain>.Refused("A chain of checkpoints has four lines: origin, count, size and digest.");
    }

    public SignedNote Sign(params ReadOnlySpan<NoteSigner> signers) => SignedNote.Sign(ToText(), signers);

    /// <summary>A chain of this log that one of its keys signed.</summary>
    public static Reading<(CheckpointChain Chain, OpenedNote Note)> Open(SignedNote note, string origin, IReadOnlyCollection<VerifierKey> logKeys) =>
        OpenedNote.Open(note, logKeys).Then(opened => Parse(opened.Text).Then<(CheckpointChain, OpenedNote)>(chain => chain.Origin == origin
            ? (chain, opened)
            : new Reading<(CheckpointChain, OpenedNote)>.Refused($"The chain is of the log '{chain.Origin}', not '{origin}'.")));
}
