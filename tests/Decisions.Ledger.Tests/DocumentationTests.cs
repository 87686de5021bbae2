using System.Text;
using Decisions.Ledger.Checkpoints;
using Decisions.Ledger.Cosignatures;
using Decisions.Ledger.Entries;
using Decisions.Ledger.Merkle;
using Decisions.Ledger.Notes;
using Decisions.Ledger.Proofs;
using Decisions.Ledger.Receipts;
using Decisions.Ledger.Tiles;
using Decisions.Ledger.Witnessing;

namespace Decisions.Ledger.Tests;

public sealed class DocumentationTests
{
    private const string Origin = "example.org/log/orchard";
    private const long Time = 1_795_253_460; // 2026-11-21T09:31:00Z

    private static readonly string Page = File.ReadAllText(Repository.PathTo("docs", "ledger.md"));

    private static readonly byte[] LogSeed = Bytes(0);
    private static readonly byte[] WitnessSeed = Bytes(32);

    [Fact]
    public void The_worked_example_of_the_ledgers_page_is_what_the_code_makes()
    {
        byte[] salt = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15];
        var payload = """{"choice":"yes","round":1}"""u8;

        var commitment = Commitment.To(salt, payload);
        var entry = ExampleEntry(commitment);
        var leaf = MerkleTree.LeafHash(entry);

        Page.ShouldContain(Line(Convert.ToHexStringLower(salt)));
        Page.ShouldContain(Line(Encoding.UTF8.GetString(payload)));
        Page.ShouldContain(Line(Hex(commitment.Payload)));
        Page.ShouldContain(Line(commitment.Payload.ToString()));
        Page.ShouldContain(Line(commitment.Rest.ToString()));
        Page.ShouldContain($"Entry, {entry.Length} bytes");
        Page.ShouldContain(Line(Encoding.UTF8.GetString(entry)));
        Page.ShouldContain(Line(Hex(leaf)));
        Page.ShouldContain(Line(Hex(MerkleTree.Root([leaf, leaf]))));
    }

    [Fact]
    public void Its_example_of_words_taken_out_is_what_the_code_makes()
    {
        var payload = """{"choice":"no","reason":"Ring 07700 900199 today"}"""u8;
        var left = """{"choice":"no","reason":"Ring [removed] today"}"""u8;
        var opening = Block(Page.Split("Its opening:")[1].Split("```")[1].Trim())[4..^4].Trim();

        var commitment = Commitment.To(Bytes(0)[..16], payload);

        Page.ShouldContain(Line(Encoding.UTF8.GetString(payload)));
        Page.ShouldContain(Line(Encoding.UTF8.GetString(left)));
        Page.ShouldContain(Line(commitment.Rest.ToString()));
        commitment.IsOpenedBy(WordsOpening.Parse(Encoding.UTF8.GetBytes(opening))!, left).ShouldBeTrue();
    }

    [Fact]
    public void Its_keys_checkpoint_and_cosignature_are_what_the_code_makes()
    {
        using var log = NoteSigner.FromSeed(Origin, LogSeed);
        using var witness = Cosigner.FromSeed("example.net/witness", WitnessSeed);
        var checkpoint = ExampleCheckpoint();

        Page.ShouldContain(Block($"{Convert.ToHexStringLower(LogSeed)}\n{log.Key}\n{SecretKey.Write(Origin, SignatureType.Ed25519, LogSeed)}\n"));
        Page.ShouldContain(Block(checkpoint.Sign(log).ToString()));
        Page.ShouldContain(Block($"{Convert.ToHexStringLower(WitnessSeed)}\n{witness.Key}\n"));
        Page.ShouldContain(Block(Encoding.UTF8.GetString(Cosignature.Message(Time, checkpoint.ToText()))));
        Page.ShouldContain(Block(witness.Cosign(checkpoint.ToText(), Time).ToLine()));
    }

    [Fact]
    public void Its_request_answer_proof_and_tiles_are_what_the_code_makes()
    {
        using var log = NoteSigner.FromSeed(Origin, LogSeed);
        using var witness = Cosigner.FromSeed("example.net/witness", WitnessSeed);
        var (entry, leaf, checkpoint) = (ExampleEntry(), MerkleTree.LeafHash(ExampleEntry()), ExampleCheckpoint());
        var note = checkpoint.Sign(log);

        var request = new AddCheckpointRequest(1, ConsistencyProof.Make(1, [leaf, leaf]), note, checkpoint);
        var kept = new WitnessedLog([log.Key], new Checkpoint(Origin, 1, leaf));
        var answer = Witness.Decide(request, kept, [witness], Time).ShouldBeOfType<WitnessAnswer.Cosigned>();
        var proof = new TlogProof(1, [], InclusionProof.Make(1, [leaf, leaf]), note.With(answer.Signatures));

        Page.ShouldContain(Block(request.ToString()));
        Page.ShouldContain(Block(answer.Body));
        Page.ShouldContain(Block(proof.ToString()));
        proof.Verify(leaf, Origin, [log.Key], new WitnessPolicy(1, [witness.Key])).ShouldBeOfType<Reading<ProvenEntry>.Read>();
        Page.ShouldContain(Block(Convert.ToHexStringLower(new Tile(new TileCoordinates(0, 0, 2), [leaf, leaf]).ToBytes()) + "\n"));
        var bundle = EntryBundle.Write([entry, entry]);
        Page.ShouldContain($"is twice `{Convert.ToHexStringLower(bundle[..2])}` in hexadecimal and the entry: {bundle.Length} bytes.");
    }

    [Fact]
    public void Its_receipt_is_what_the_code_makes()
    {
        using var log = NoteSigner.FromSeed(Origin, LogSeed);
        using var witness = Cosigner.FromSeed("example.net/witness", WitnessSeed);
        var (leaf, text) = (MerkleTree.LeafHash(ExampleEntry()), ExampleCheckpoint().ToText());
        var extra = new ReceiptExtra([.. ExampleEntry()], log.Key.ToString(), new Opening(Bytes(0)[..16], """{"choice":"yes","round":1}"""u8));
        var receipt = Receipt.Make(
            1, extra, InclusionProof.Make(1, [leaf, leaf]), ExampleCheckpoint().Sign(log).With([witness.Cosign(text, Time)]));

        Page.ShouldContain(Line(Encoding.UTF8.GetString(extra.ToBytes())));
        Page.ShouldContain(Block(receipt.ToString()));
        ReceiptCheck.Of(receipt.ToBytes(), log.Key, new WitnessPolicy(1, [witness.Key])).ShouldBeOfType<ReceiptCheck.Sound>();
    }

    private static byte[] ExampleEntry() => ExampleEntry(Commitment.To(Bytes(0)[..16], """{"choice":"yes","round":1}"""u8));

    private static byte[] ExampleEntry(Commitment commitment) => Entry.Complete(
        Entry.Prefix(new EntryHeader("ballot/r-1/m-7", 2, "ballot_cast", "p-7"), commitment), "2026-11-21T09:30:00.123456Z");

    private static Checkpoint ExampleCheckpoint()
    {
        var leaf = MerkleTree.LeafHash(ExampleEntry());
        return new Checkpoint(Origin, 2, MerkleTree.Root([leaf, leaf]));
    }

    private static byte[] Bytes(int from) => [.. Enumerable.Range(from, 32).Select(i => (byte)i)];

    private static string Line(string text) => $"\n{text}\n";

    private static string Block(string text) => $"\n```\n{text}```\n";

    private static string Hex(Digest digest) => Convert.ToHexStringLower(digest.ToArray());
}
