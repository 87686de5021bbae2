using Decisions.Ledger.Checkpoints;
using Decisions.Ledger.Cosignatures;
using Decisions.Ledger.Entries;
using Decisions.Ledger.Merkle;
using Decisions.Ledger.Notes;

namespace Decisions.Ledger.Receipts;

/// <summary>What came of checking a receipt: one of the two cases within.</summary>
public abstract record ReceiptCheck
{
    private ReceiptCheck()
    {
    }

    public sealed record Sound(ProvenReceipt Proven) : ReceiptCheck;

    /// <param name="Step">What failed; all before it held.</param>
    /// <param name="Reason">For people; it names what is wrong.</param>
    public sealed record Unsound(ReceiptStep Step, string Reason) : ReceiptCheck;

    /// <summary>Checks all of a receipt, from its file alone.</summary>
    /// <param name="file">The file's bytes.</param>
    /// <param name="trusted">The log's key, if the reader had it in another way; else the receipt's own is taken at its word.</param>
    /// <param name="policy">Which witnesses must have seen the checkpoint.</param>
    public static ReceiptCheck Of(ReadOnlySpan<byte> file, VerifierKey? trusted, WitnessPolicy policy)
    {
        if (!Receipt.Parse(file).IsRead(out var receipt, out var reason))
        {
            return new Unsound(ReceiptStep.Form, reason);
        }

        if (!KeyOf(receipt, trusted).IsRead(out var key, out reason))
        {
            return new Unsound(ReceiptStep.Key, reason);
        }

        var note = receipt.Proof.Checkpoint;
        if (!OpenedCheckpoint.Open(note, key.Name, [key], []).IsRead(out var opened, out reason))
        {
            return new Unsound(ReceiptStep.Signature, reason);
        }

        var bytes = receipt.Extra.Entry.AsSpan();
        if (Entry.Parse(bytes) is not EntryReading.Read { Entry: var entry })
        {
            return new Unsound(ReceiptStep.Entry, ((EntryReading.Refused)Entry.Parse(bytes)).Fault.Detail);
        }

        var (index, checkpoint) = (receipt.Proof.Index, opened.Checkpoint);
        if (!InclusionProof.Verifies(index, checkpoint.Size, MerkleTree.LeafHash(bytes), receipt.Proof.Hashes.AsSpan(), checkpoint.Root))
        {
            return new Unsound(ReceiptStep.Inclusion, $"The entry is not entry {index} of the {checkpoint.Size} that the checkpoint stands for.");
        }

        if (receipt.Extra.Opening is { } opening && !opening.Opens(entry.Commitment))
        {
            return new Unsound(ReceiptStep.Commitment, "Salt and payload do not open the entry's commitment.");
        }

        if (!Witnessed(note, key, policy).IsRead(out var witnessed, out reason))
        {
            return new Unsound(ReceiptStep.Witnesses, reason);
        }

        var known = policy.Witnesses.Append(key).ToArray();
        return new Sound(new ProvenReceipt(
            index, entry, receipt.Extra.Opening, checkpoint, key, trusted is not null, witnessed.By,
            [.. note.Signatures.Where(signature => !known.Any(each => each.IsNamedBy(signature))).Select(signature => signature.KeyName).Distinct()]));
    }

    private static Reading<VerifierKey> KeyOf(Receipt receipt, VerifierKey? trusted) =>
        VerifierKey.Parse(receipt.Extra.Key).Then<VerifierKey>(key => key switch
        {
            { Type: not SignatureType.Ed25519 } => new Reading<VerifierKey>.Refused("The receipt's key is not a log's key."),
            _ when trusted is not null && trusted != key => new Reading<VerifierKey>.Refused($"The receipt's key is {key}."),
            _ => key,
        });

    private static Reading<Witnessed> Witnessed(SignedNote note, VerifierKey key, WitnessPolicy policy) =>
        OpenedNote.Open(note, policy.Witnesses.Append(key)).Then<Witnessed>(opened => policy.Judge(opened) is { Satisfied: true } witnessed
            ? witnessed
            : new Reading<Witnessed>.Refused($"{policy.Judge(opened).By.Length} of your witnesses cosigned the checkpoint; {policy.Required} must have."));
}
