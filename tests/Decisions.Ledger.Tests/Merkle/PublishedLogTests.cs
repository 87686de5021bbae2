using System.Buffers.Binary;
using System.Text;
using Decisions.Ledger.Merkle;

namespace Decisions.Ledger.Tests.Merkle;

public sealed class PublishedLogTests
{
    [Fact]
    public void The_entries_of_a_published_log_have_the_roots_of_its_checkpoints()
    {
        var range = CompactRange.Empty;
        RootOf(0).ShouldBe(range.Root.ToString());
        ReadOnlySpan<byte> bundle = Vectors.Read("tessera-log", "tile/entries/000.p/15");
        for (var size = 1; size <= 15; size++)
        {
            var length = BinaryPrimitives.ReadUInt16BigEndian(bundle);
            range = range.Append(MerkleTree.LeafHash(bundle.Slice(2, length)));
            RootOf(size).ShouldBe(range.Root.ToString());
            bundle = bundle[(2 + length)..];
        }

        bundle.IsEmpty.ShouldBeTrue();
    }

    /// <summary>A checkpoint's third line, in base64.</summary>
    private static string RootOf(int size) =>
        Encoding.UTF8.GetString(Vectors.Read("tessera-log", $"checkpoint.{size}")).Split('\n')[2];
}
