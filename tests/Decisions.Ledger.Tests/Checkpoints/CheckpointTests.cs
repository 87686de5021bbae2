using Decisions.Ledger.Checkpoints;
using Decisions.Ledger.Cosignatures;
using Decisions.Ledger.Merkle;
using Decisions.Ledger.Notes;

namespace Decisions.Ledger.Tests.Checkpoints;

public sealed class CheckpointTests
{
    private const string Root = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=";

    /// <summary>The example of C2SP tlog-checkpoint.</summary>
    [Fact]
    public void The_specifications_example_is_read_and_written_again()
    {
        const string text = $"example.com/behind-the-sofa\n20852163\n{Root}\n";

        var checkpoint = Checkpoint.Parse(text).Value();

        (checkpoint.Origin, checkpoint.Size, checkpoint.Root.ToString()).ShouldBe(("example.com/behind-the-sofa", 20_852_163, Root));
        checkpoint.ToText().ShouldBe(text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("o\n1\n")]
    [InlineData($"\n1\n{Root}\n")]
    [InlineData($"o\n1\n{Root}")]
    [InlineData($"o\n1\n{Root}\nextension\n")]
    [InlineData($"o\n1\n{Root}\n\n")]
    [InlineData($"o\n\n{Root}\n")]
    [InlineData($"o\n01\n{Root}\n")]
    [InlineData($"o\n+1\n{Root}\n")]
    [InlineData($"o\n-1\n{Root}\n")]
    [InlineData($"o\n 1\n{Root}\n")]
    [InlineData($"o\n1_000\n{Root}\n")]
    [InlineData($"o\n1.0\n{Root}\n")]
    [InlineData($"o\n٣\n{Root}\n")]
    [InlineData($"o\n9223372036854775808\n{Root}\n")]
    [InlineData("o\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2J=\n")]
    [InlineData("o\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I\n")]
    [InlineData("o\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxqw==\n")]
    [InlineData("o\n1\nCsUYapGGPo4dkMgIAUqom_Xajj7h2fB2MPA3j2jxq2I=\n")]
    [InlineData($"o\n0\n{Root}\n")]
    [InlineData($"o\r\n1\r\n{Root}\r\n")]
    public void Anything_else_is_no_checkpoint(string text) => Checkpoint.Parse(text).ShouldBeOfType<Reading<Checkpoint>.Refused>();

    [Theory]
    [InlineData("")]
    [InlineData("two\nlines")]
    [InlineData("tab\t")]
    public void An_origin_that_is_no_line_is_refused(string origin) =>
        Should.Throw<ArgumentException>(() => new Checkpoint(origin, 0, MerkleTree.EmptyRoot));

    [Fact]
    public void A_tree_that_cannot_be_has_no_checkpoint()
    {
        Should.Throw<ArgumentException>(() => new Checkpoint("o", -1, MerkleTree.EmptyRoot));
        Should.Throw<ArgumentException>(() => new Checkpoint("o", 0, default));
    }

    [Fact]
    public void A_published_checkpoint_opens_with_its_logs_key()
    {
        var opened = Open(PublishedCheckpoint.Origin, Readings.Key(PublishedCheckpoint.LogKey));

        var checkpoint = opened.Value().Checkpoint;
        (checkpoint.Origin, checkpoint.Size, checkpoint.Root.ToString())
            .ShouldBe((PublishedCheckpoint.Origin, PublishedCheckpoint.Size, PublishedCheckpoint.Root));
    }

    [Fact]
    public void A_checkpoint_of_another_log_is_not_what_was_asked_for() =>
        Open("elsewhere", Readings.Key(PublishedCheckpoint.LogKey)).Reason().ShouldContain("elsewhere");

    [Fact]
    public void A_witness_cannot_stand_in_for_the_log()
    {
        using var log = NoteSigner.FromSeed("log", new byte[32]);
        using var witness = Cosigner.FromSeed("w", Enumerable.Repeat((byte)1, 32).ToArray());
        var checkpoint = new Checkpoint("log", 0, MerkleTree.EmptyRoot);
        var note = new SignedNote(checkpoint.ToText(), [witness.Cosign(checkpoint.ToText(), 1)]);

        OpenedCheckpoint.Open(note, "log", [log.Key], [witness.Key]).Reason().ShouldContain("No key of the log");
        OpenedCheckpoint.Open(note.With([log.Sign(note.Text)]), "log", [log.Key], [witness.Key]).Value().Note.Signatures.Length.ShouldBe(2);
    }

    [Fact]
    public void A_note_about_something_else_is_no_checkpoint()
    {
        using var log = NoteSigner.FromSeed("log", new byte[32]);

        OpenedCheckpoint.Open(SignedNote.Sign("Good morning.\n", log), "log", [log.Key], []).Reason().ShouldContain("three lines");
    }

    [Fact]
    public void A_checkpoint_continues_those_of_its_own_log_that_it_begins_with()
    {
        var leaves = Merkle.RecursiveTree.Leaves(9);
        var (empty, older, newer) = (Of("log", 0), Of("log", 5), Of("log", 9));
        var proof = ConsistencyProof.Make(5, leaves).AsSpan();

        newer.Continues(older, proof).ShouldBeTrue();
        newer.Continues(newer, []).ShouldBeTrue();
        newer.Continues(empty, []).ShouldBeTrue();
        empty.Continues(empty, []).ShouldBeTrue();
        newer.Continues(empty, [leaves[0]]).ShouldBeFalse();
        newer.Continues(older, []).ShouldBeFalse();
        older.Continues(newer, proof).ShouldBeFalse();
        newer.Continues(Of("another", 5), proof).ShouldBeFalse();
        newer.Continues(new Checkpoint("log", 5, leaves[0]), proof).ShouldBeFalse();

        Checkpoint Of(string origin, int size) => new(origin, size, MerkleTree.Root(leaves.AsSpan(0, size)));
    }

    private static Reading<OpenedCheckpoint> Open(string origin, VerifierKey key) =>
        OpenedCheckpoint.Open(Readings.Note(PublishedCheckpoint.Note), origin, [key], []);
}
