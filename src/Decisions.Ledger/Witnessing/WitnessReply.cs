using System.Collections.Immutable;
using Decisions.Ledger.Notes;

namespace Decisions.Ledger.Witnessing;

/// <summary>What a log makes of a witness's answer: one of the cases within.</summary>
public abstract record WitnessReply
{
    private WitnessReply()
    {
    }

    /// <summary>Good cosignatures of the witness that was asked, to be added to the checkpoint.</summary>
    public sealed record Cosigned(ImmutableArray<NoteSignature> Signatures) : WitnessReply;

    /// <summary>
    /// The witness cosigned this size last: ask again with a proof from there. If it is beyond the log's own size, the
    /// log has lost entries that it once published.
    /// </summary>
    public sealed record OtherSize(long Size) : WitnessReply;

    /// <summary>Anything else; 422 means that witness and log disagree on the past.</summary>
    public sealed record Refused(int Status, string Reason) : WitnessReply;

    /// <param name="status">The HTTP status.</param>
    /// <param name="contentType">The body's media type, if it has one.</param>
    /// <param name="body">The body.</param>
    /// <param name="checkpoint">What was sent.</param>
    /// <param name="witness">The key of the witness; signatures of other keys are ignored.</param>
    public static WitnessReply Read(int status, string? contentType, string body, SignedNote checkpoint, VerifierKey witness)
    {
        if (status == 409 && contentType == WitnessAnswer.SizeType && body.EndsWith('\n') && DecimalText.TryParse(body.AsSpan(..^1), out var size))
        {
            return new OtherSize(size);
        }

        if (status != 200)
        {
            return new Refused(status, body);
        }

        return SignedNote.ParseSignatures(body)
            .Then(signatures => OpenedNote.Open(new SignedNote(checkpoint.Text, signatures), [witness]))
            .IsRead(out var opened, out var reason)
                ? new Cosigned([.. opened.Signatures.Select(signed => signed.Signature)])
                : new Refused(status, reason);
    }
}
