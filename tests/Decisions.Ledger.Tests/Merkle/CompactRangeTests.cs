using System.Numerics;
using Decisions.Ledger.Merkle;

namespace Decisions.Ledger.Tests.Merkle;

public sealed class CompactRangeTests
{
    [Fact]
    public void Its_root_is_the_recursive_one_at_every_size()
    {
        var leaves = RecursiveTree.Leaves(260);
        var range = CompactRange.Empty;
        for (var size = 0; size < leaves.Length; range = range.Append(leaves[size++]))
        {
            range.Root.ShouldBe(RecursiveTree.Root(leaves.AsSpan(0, size)));
            range.Size.ShouldBe(size);
            range.Peaks.Length.ShouldBe(BitOperations.PopCount((uint)size));
        }
    }

    [Fact]
    public void It_goes_on_from_what_was_kept()
    {
        var leaves = RecursiveTree.Leaves(50);
        var kept = CompactRange.Empty.Append(leaves.AsSpan(0, 21));

        CompactRange.From(kept.Size, kept.Peaks.AsSpan()).Append(leaves.AsSpan(21)).Root
            .ShouldBe(RecursiveTree.Root(leaves));
    }

    [Theory]
    [InlineData(-1, 64)]
    [InlineData(3, 1)]
    [InlineData(4, 2)]
    public void Peaks_that_do_not_fit_the_size_are_refused(long size, int peaks) =>
        Should.Throw<ArgumentException>(() => CompactRange.From(size, RecursiveTree.Leaves(peaks)));
}
