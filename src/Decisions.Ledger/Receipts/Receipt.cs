using System.Collections.Immutable;
using Decisions.Ledger.Merkle;
using Decisions.Ledger.Notes;
using Decisions.Ledger.Proofs;

namespace Decisions.Ledger.Receipts;

/// <summary>
/// That an entry stands in a log and, if it tells so, what the entry is about: one C2SP tlog-proof file whose extra bytes
/// are <see cref="ReceiptExtra"/>. Storage format: see docs/ledger.md.
/// </summary>
/// <remarks>Law: <c>Parse(bytes)</c> reads a receipt whose <c>ToBytes()</c> are <c>bytes</c>, or none.</remarks>
public sealed record Receipt
{
    private Receipt(TlogProof proof, ReceiptExtra extra) => (Proof, Extra) = (proof, extra);

    /// <summary>The whole file, as it was read or is written.</summary>
    public TlogProof Proof { get; }

    /// <summary>What its extra bytes say.</summary>
    public ReceiptExtra Extra { get; }

    /// <summary>Makes a receipt; <see cref="ReceiptCheck"/> says whether it is sound.</summary>
    /// <param name="index">The entry's index.</param>
    /// <param name="extra">The entry, the log's key and, where the asker may know it, what opens the commitment.</param>
    /// <param name="hashes">The inclusion proof (<see cref="InclusionProof"/>).</param>
    /// <param name="checkpoint">The checkpoint that the proof leads to.</param>
    public static Receipt Make(long index, ReceiptExtra extra, ImmutableArray<Digest> hashes, SignedNote checkpoint) =>
        new(new TlogProof(index, [.. extra.ToBytes()], hashes, checkpoint), extra);

    public static Reading<Receipt> Parse(ReadOnlySpan<byte> bytes) => TlogProof.Parse(bytes).Then(proof =>
        ReceiptExtra.Parse(proof.Extra.AsSpan()).Then<Receipt>(extra => new Receipt(proof, extra)));

    public byte[] ToBytes() => Proof.ToBytes();

    public override string ToString() => Proof.ToString();
}
