using System.Collections.Immutable;
using Decisions.Ledger.Notes;

namespace Decisions.Ledger.Witnessing;

/// <summary>What a witness answers to a request, one of the cases within: C2SP tlog-witness.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="ContentType">The body's media type.</param>
/// <param name="Body">The body.</param>
public abstract record WitnessAnswer(int Status, string ContentType, string Body)
{
    private const string Plain = "text/plain; charset=utf-8";

    /// <summary>It agrees with all before. The witness stores <paramref name="Next"/> first and answers then.</summary>
    /// <param name="Next">The log with its new last tree.</param>
    /// <param name="Signatures">One for each of the witness's keys.</param>
    public sealed record Cosigned(WitnessedLog Next, ImmutableArray<NoteSignature> Signatures)
        : WitnessAnswer(200, Plain, string.Concat(Signatures.Select(signature => signature.ToLine())));

    /// <summary>It is no request, or its old size is beyond its new one.</summary>
    public sealed record Malformed(string Reason) : WitnessAnswer(400, Plain, Reason + "\n");

    /// <summary>No trusted key signed the checkpoint, or one did so badly.</summary>
    public sealed record NotSigned(string Reason) : WitnessAnswer(403, Plain, Reason + "\n");

    /// <summary>The witness does not know the log.</summary>
    public sealed record UnknownLog(string Origin) : WitnessAnswer(404, Plain, $"The log '{Origin}' is not known here.\n");

    /// <summary>The witness cosigned another size last, which it tells.</summary>
    public sealed record OtherSize(long Size) : WitnessAnswer(409, SizeType, DecimalText.Write(Size) + "\n");

    /// <summary>
    /// The log signed a tree that the proof does not lead to from the last one: a bad proof, or a rewritten history.
    /// The request is evidence; keep it.
    /// </summary>
    public sealed record Inconsistent(string Reason) : WitnessAnswer(422, Plain, Reason + "\n");

    /// <summary>The media type of a body that is a tree's size.</summary>
    public const string SizeType = "text/x.tlog.size";
}
