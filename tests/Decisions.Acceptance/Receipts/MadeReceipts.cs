using System.Text;
using Decisions.Ledger;
using Decisions.Ledger.Checkpoints;
using Decisions.Ledger.Cosignatures;
using Decisions.Ledger.Entries;
using Decisions.Ledger.Merkle;
using Decisions.Ledger.Notes;
using Decisions.Ledger.Receipts;

namespace Decisions.Acceptance.Receipts;

/// <summary>Receipts of all kinds of events, with numbers and texts in which a canonical form could go wrong.</summary>
internal sealed class MadeReceipts : IDisposable
{
    private static readonly (string Type, string Actor, string? Payload)[] Events =
    [
        ("ballot_cast", "m-7", """{"choice":{"kind":"yesNo","answer":"abstain"},"reason":"“Fridays” \u2028 are\ttoo much – 5 € \ud83d\ude00"}"""),
        ("ballot_changed", "m-7", """{"choice":{"kind":"ranked","ranking":[["a"],["b","ç"],[]]},"channel":"web"}"""),
        ("ballot_cast", "ü/\"\\", """{"choice":{"kind":"ranked","ranking":[]}}"""),
        ("ballot_cast", "m-7", """{"choice":{"kind":"scored","scores":[{"option":"a","score":5},{"option":"b","score":-0.5},{"option":"c","score":1e21}]}}"""),
        ("ballot_cast", "m-7", """{"choice":{"kind":"scored","scores":[]}}"""),
        ("ballot_cast", "m-7", """{"choice":{"kind":"other","answer":1},"n":[2.9802322387695312e-8,1e-7,5e-324,1.7976931348623157e308,9007199254740993,-0,0.1]}"""),
        ("ballot_withdrawn", "m-7", """{"roundId":"r"}"""),
        ("proposal_drafted", "system", """{"title":"Öfen","1":1,"10":2,"9":3,"\ufb33":4,"\ud83d\ude00":5,"":6}"""),
        ("ballot_cast", "m-7", null),
        ("note", "a", "[]"),
        ("note", "a", "\"text\""),
    ];

    public NoteSigner Log { get; } = NoteSigner.FromSeed("vote.example/log/orchard", new byte[32]);

    public Cosigner One { get; } = Cosigner.FromSeed("one.example", [.. Enumerable.Repeat((byte)1, 32)]);

    public Cosigner Two { get; } = Cosigner.FromSeed("two.example", [.. Enumerable.Repeat((byte)2, 32)]);

    /// <summary>A witness that saw none of them.</summary>
    public Cosigner Absent { get; } = Cosigner.FromSeed("absent.example", [.. Enumerable.Repeat((byte)3, 32)]);

    /// <summary>One of each event, at different places of logs of different sizes.</summary>
    public IEnumerable<Receipt> All => Events.Select((each, i) => Make(each.Type, each.Actor, each.Payload, size: i * i + 1, index: i * i / 2));

    public void Dispose()
    {
        Log.Dispose();
        One.Dispose();
        Two.Dispose();
        Absent.Dispose();
    }

    private Receipt Make(string type, string actor, string? payload, int size, int index)
    {
        byte[] salt = [.. Enumerable.Range(index, Commitment.SaltLength).Select(i => (byte)i)];
        var json = Encoding.UTF8.GetBytes(payload ?? "{}");
        var entry = Entry.Complete(
            Entry.Prefix(new EntryHeader("ballot/r-1/m-7", 2, type, actor), Commitment.To(salt, json)), "2026-02-28T23:59:59.999999Z");
        Digest[] leaves = [.. Enumerable.Range(0, size).Select(i => MerkleTree.LeafHash(i == index ? entry : BitConverter.GetBytes(i)))];
        var checkpoint = new Checkpoint(Log.Key.Name, size, MerkleTree.Root(leaves));
        var note = checkpoint.Sign(Log).With([One.Cosign(checkpoint.ToText(), 1_795_253_460), Two.Cosign(checkpoint.ToText(), long.MaxValue)]);
        var opening = payload is null ? null : new Opening(salt, json);
        return Receipt.Make(index, new ReceiptExtra([.. entry], Log.Key.ToString(), opening), InclusionProof.Make(index, leaves), note);
    }
}
