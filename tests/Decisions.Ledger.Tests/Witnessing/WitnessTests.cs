using Decisions.Ledger.Checkpoints;
using Decisions.Ledger.Cosignatures;
using Decisions.Ledger.Merkle;
using Decisions.Ledger.Notes;
using Decisions.Ledger.Witnessing;

namespace Decisions.Ledger.Tests.Witnessing;

public sealed class WitnessTests : IDisposable
{
    private static readonly Digest[] Leaves = Merkle.RecursiveTree.Leaves(20);

    private readonly NoteSigner _signer = NoteSigner.FromSeed("log", new byte[32]);
    private readonly NoteSigner _stranger = NoteSigner.FromSeed("log", Enumerable.Repeat((byte)1, 32).ToArray());
    private readonly Cosigner _cosigner = Cosigner.FromSeed("witness", Enumerable.Repeat((byte)2, 32).ToArray());

    public void Dispose()
    {
        _signer.Dispose();
        _stranger.Dispose();
        _cosigner.Dispose();
    }

    [Fact]
    public void A_first_checkpoint_is_cosigned_without_a_proof()
    {
        var answer = Decide(Request(0, 7), At(0)).ShouldBeOfType<WitnessAnswer.Cosigned>();

        answer.Status.ShouldBe(200);
        answer.Next.Last.ShouldBe(Tree(7));
        answer.Body.ShouldBe(_cosigner.Cosign(Tree(7).ToText(), 99).ToLine());
    }

    [Fact]
    public void A_checkpoint_that_continues_the_last_one_is_cosigned() =>
        Decide(Request(7, 20), At(7)).ShouldBeOfType<WitnessAnswer.Cosigned>().Next.Last.ShouldBe(Tree(20));

    [Fact]
    public void The_same_checkpoint_is_cosigned_again_with_a_new_time()
    {
        var answer = Decide(Request(7, 7), At(7)).ShouldBeOfType<WitnessAnswer.Cosigned>();

        answer.Next.Last.ShouldBe(Tree(7));
        Cosignature.Parse(answer.Signatures[0].Bytes.AsSpan())!.Time.ShouldBe(99);
    }

    [Fact]
    public void A_log_that_is_not_known_is_not_found()
    {
        Decide(Request(0, 7), null).ShouldBeOfType<WitnessAnswer.UnknownLog>().Status.ShouldBe(404);
        Decide(Request(0, 7), WitnessedLog.New("another", [_signer.Key])).Status.ShouldBe(404);
    }

    [Fact]
    public void A_checkpoint_without_a_good_trusted_signature_is_forbidden()
    {
        var forged = _stranger.Sign(Tree(7).ToText()) with { KeyId = _signer.Key.Id };

        Decide(Request(0, 7) with { Note = Tree(7).Sign(_stranger) }, At(0)).ShouldBeOfType<WitnessAnswer.NotSigned>().Status.ShouldBe(403);
        Decide(Request(0, 7) with { Note = new SignedNote(Tree(7).ToText(), [forged]) }, At(0)).Status.ShouldBe(403);
        Decide(Request(0, 7) with { Note = Tree(7).Sign(_stranger, _signer) }, At(0)).Status.ShouldBe(200);
    }

    [Fact]
    public void An_old_size_beyond_the_new_one_is_malformed() =>
        Decide(Request(8, 8) with { OldSize = 9 }, At(8)).ShouldBeOfType<WitnessAnswer.Malformed>().Status.ShouldBe(400);

    [Theory]
    [InlineData(0, 20, 7)]
    [InlineData(6, 20, 7)]
    [InlineData(8, 20, 7)]
    [InlineData(0, 0, 7)]
    public void Another_old_size_is_told_the_last_one(int oldSize, int size, int last)
    {
        var answer = Decide(Request(oldSize, size), At(last)).ShouldBeOfType<WitnessAnswer.OtherSize>();

        (answer.Status, answer.ContentType, answer.Body).ShouldBe((409, "text/x.tlog.size", $"{last}\n"));
    }

    [Fact]
    public void A_bad_proof_cannot_be_processed()
    {
        var sound = Request(7, 20);

        Decide(sound with { Proof = sound.Proof[..^1] }, At(7)).ShouldBeOfType<WitnessAnswer.Inconsistent>().Status.ShouldBe(422);
        Decide(sound with { Proof = [] }, At(7)).Status.ShouldBe(422);
        Decide(Request(0, 7) with { Proof = [Leaves[0]] }, At(0)).Status.ShouldBe(422);
        Decide(Request(7, 7) with { Proof = [Leaves[0]] }, At(7)).Status.ShouldBe(422);
    }

    [Fact]
    public void Another_root_for_the_same_size_cannot_be_processed()
    {
        var rewritten = new Checkpoint("log", 7, MerkleTree.Root(Leaves.AsSpan(1, 7)));
        var request = new AddCheckpointRequest(7, [], rewritten.Sign(_signer), rewritten);

        var answer = Decide(request, At(7)).ShouldBeOfType<WitnessAnswer.Inconsistent>();

        (answer.Status, answer.Reason).ShouldBe((422, "Another root was cosigned for size 7."));
    }

    [Fact]
    public void A_log_reads_the_answers()
    {
        var note = Tree(7).Sign(_signer);
        var cosigned = Decide(Request(0, 7), At(0));
        var stale = Decide(Request(0, 7), At(3));

        var reply = Read(cosigned).ShouldBeOfType<WitnessReply.Cosigned>();
        OpenedNote.Open(note.With(reply.Signatures), [_signer.Key, _cosigner.Key]).Value().Signatures.Length.ShouldBe(2);
        Read(stale).ShouldBe(new WitnessReply.OtherSize(3));
        Read(Decide(Request(0, 7), null)).ShouldBeOfType<WitnessReply.Refused>().Status.ShouldBe(404);
        WitnessReply.Read(409, "text/plain", "3\n", note, _cosigner.Key).ShouldBeOfType<WitnessReply.Refused>();
        WitnessReply.Read(409, WitnessAnswer.SizeType, "03\n", note, _cosigner.Key).ShouldBeOfType<WitnessReply.Refused>();
        WitnessReply.Read(200, null, "", note, _cosigner.Key).ShouldBeOfType<WitnessReply.Refused>();
        WitnessReply.Read(200, null, _stranger.Sign(note.Text).ToLine(), note, _cosigner.Key).ShouldBeOfType<WitnessReply.Refused>();
        WitnessReply.Read(200, null, _cosigner.Cosign("else\n", 1).ToLine(), note, _cosigner.Key).ShouldBeOfType<WitnessReply.Refused>();

        WitnessReply Read(WitnessAnswer answer) => WitnessReply.Read(answer.Status, answer.ContentType, answer.Body, note, _cosigner.Key);
    }

    private static Checkpoint Tree(int size) => new("log", size, MerkleTree.Root(Leaves.AsSpan(0, size)));

    private AddCheckpointRequest Request(int oldSize, int size) => new(
        oldSize, oldSize == 0 ? [] : ConsistencyProof.Make(oldSize, Leaves.AsSpan(0, size)), Tree(size).Sign(_signer), Tree(size));

    private WitnessedLog At(int size) => WitnessedLog.New("log", [_signer.Key]) is var log && size > 0 ? log with { Last = Tree(size) } : log;

    private WitnessAnswer Decide(AddCheckpointRequest request, WitnessedLog? log) => Witness.Decide(request, log, [_cosigner], 99);
}
