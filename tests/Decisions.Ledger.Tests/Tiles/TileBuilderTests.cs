using Decisions.Ledger.Merkle;
using Decisions.Ledger.Tiles;
using FsCheck;
using FsCheck.Fluent;

namespace Decisions.Ledger.Tests.Tiles;

public sealed class TileBuilderTests
{
    private static readonly SampleLog Log = new(70_000);

    [Fact]
    public async Task It_makes_the_tiles_of_the_layout_with_the_trees_hashes()
    {
        var builder = new TileBuilder();
        var made = new List<Tile>();
        foreach (var leaf in Log.Leaves.ToArray())
        {
            made.AddRange(builder.Append(leaf));
        }

        made.AddRange(builder.Partial);

        made.Select(tile => tile.At).ShouldBe(TileLayout.Tiles(70_000), ignoreOrder: true);
        foreach (var tile in made)
        {
            tile.ToBytes().ShouldBe((await Log.FetchAsync(tile.At, TestContext.Current.CancellationToken)).ToArray());
        }
    }

    [Fact]
    public void Its_root_is_the_trees_at_every_size()
    {
        var builder = new TileBuilder();
        for (var size = 0; size <= 600; size++)
        {
            builder.Size.ShouldBe(size);
            builder.Root.ShouldBe(MerkleTree.Root(Log.Leaves[..size]));
            builder.Append(Log.Leaves[size]);
        }
    }

    [Fact]
    public void It_goes_on_from_the_partial_tiles_that_were_kept() =>
        Prop.ForAll(Gen.Choose(0, 2_000).Two().ToArbitrary(), sizes =>
        {
            var builder = new TileBuilder();
            foreach (var leaf in Log.Leaves[..sizes.Item1])
            {
                builder.Append(leaf);
            }

            var next = TileBuilder.From(builder.Size, builder.Partial);
            foreach (var leaf in Log.Leaves.Slice(sizes.Item1, sizes.Item2))
            {
                next.Append(leaf).ShouldBe(builder.Append(leaf), TileComparer.Instance);
            }

            return next.Root == builder.Root && next.Size == sizes.Item1 + sizes.Item2;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Other_tiles_than_the_partial_ones_are_refused()
    {
        var builder = new TileBuilder();
        builder.Append(Log.Leaves[0]);

        Should.Throw<ArgumentException>(() => TileBuilder.From(2, builder.Partial));
        Should.Throw<ArgumentException>(() => TileBuilder.From(0, builder.Partial));
        Should.Throw<ArgumentException>(() => TileBuilder.From(1, []));
        Should.Throw<ArgumentException>(() => TileBuilder.From(1, [builder.Partial[0] with { Hashes = [] }]));
    }

    private sealed class TileComparer : IEqualityComparer<Tile>
    {
        public static TileComparer Instance { get; } = new();

        public bool Equals(Tile? one, Tile? other) => one!.At == other!.At && one.Hashes.SequenceEqual(other.Hashes);

        public int GetHashCode(Tile tile) => tile.At.GetHashCode();
    }
}
