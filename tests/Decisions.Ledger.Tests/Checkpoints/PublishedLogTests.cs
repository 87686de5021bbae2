using System.Text;
using Decisions.Ledger.Checkpoints;
using Decisions.Ledger.Merkle;
using Decisions.Ledger.Notes;

namespace Decisions.Ledger.Tests.Checkpoints;

public sealed class PublishedLogTests
{
    private const string Origin = "example.com/log/testdata";
    private const string LogKey = "example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx";

    public static TheoryData<int> Sizes => [.. Enumerable.Range(0, 16)];

    [Theory, MemberData(nameof(Sizes))]
    public void Every_checkpoint_of_a_published_log_opens_and_is_written_again(int size)
    {
        var bytes = Vectors.Read("tessera-log", $"checkpoint.{size}");
        var note = SignedNote.Parse(bytes).Value();

        note.ToBytes().ShouldBe(bytes);
        var checkpoint = OpenedCheckpoint.Open(note, Origin, [Readings.Key(LogKey)], []).Value().Checkpoint;
        checkpoint.Size.ShouldBe(size);
        Encoding.UTF8.GetBytes(checkpoint.ToText()).ShouldBe(Encoding.UTF8.GetBytes(note.Text));
        (checkpoint.Root == MerkleTree.EmptyRoot).ShouldBe(size == 0);
    }
}
