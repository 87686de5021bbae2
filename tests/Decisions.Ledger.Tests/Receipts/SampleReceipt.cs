using System.Text;
using Decisions.Ledger.Checkpoints;
using Decisions.Ledger.Cosignatures;
using Decisions.Ledger.Entries;
using Decisions.Ledger.Merkle;
using Decisions.Ledger.Notes;
using Decisions.Ledger.Receipts;

namespace Decisions.Ledger.Tests.Receipts;

/// <summary>A log with one entry of a test's own among others, and witnesses who saw it.</summary>
internal sealed class SampleReceipt : IDisposable
{
    public const string Origin = "example.org/log/orchard";

    private static readonly byte[] Salt = [.. Enumerable.Range(100, Commitment.SaltLength).Select(i => (byte)i)];

    public NoteSigner Log { get; } = NoteSigner.FromSeed(Origin, new byte[32]);

    public Cosigner One { get; } = Cosigner.FromSeed("one", [.. Enumerable.Repeat((byte)1, 32)]);

    public Cosigner Two { get; } = Cosigner.FromSeed("two", [.. Enumerable.Repeat((byte)2, 32)]);

    public WitnessPolicy Both => new(2, [One.Key, Two.Key]);

    public Receipt Make(
        int size = 7, int index = 4, string payload = """{"choice":{"kind":"yesNo","answer":"yes"}}""", bool opens = true, string type = "ballot_cast")
    {
        var json = Encoding.UTF8.GetBytes(payload);
        var entry = Entry.Complete(
            Entry.Prefix(new EntryHeader("ballot/r-1/m-7", 2, type, "p-7"), Commitment.To(Salt, json)), "2026-11-21T09:30:00.123456Z");
        var leaves = Merkle.RecursiveTree.Leaves(size);
        leaves[index] = MerkleTree.LeafHash(entry);
        var checkpoint = new Checkpoint(Origin, size, MerkleTree.Root(leaves));
        var note = checkpoint.Sign(Log).With([One.Cosign(checkpoint.ToText(), 1_795_253_460), Two.Cosign(checkpoint.ToText(), 12)]);
        return Receipt.Make(
            index, new ReceiptExtra([.. entry], Log.Key.ToString(), opens ? new Opening(Salt, json) : null), InclusionProof.Make(index, leaves), note);
    }

    public void Dispose()
    {
        Log.Dispose();
        One.Dispose();
        Two.Dispose();
    }
}
