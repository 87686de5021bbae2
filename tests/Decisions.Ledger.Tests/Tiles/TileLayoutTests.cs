using Decisions.Ledger.Tiles;
using FsCheck;
using FsCheck.Fluent;

namespace Decisions.Ledger.Tests.Tiles;

public sealed class TileLayoutTests
{
    /// <summary>The example of C2SP tlog-tiles.</summary>
    [Fact]
    public void A_tree_of_70000_has_the_specifications_tiles()
    {
        var tiles = TileLayout.Tiles(70_000).ToArray();

        tiles.Count(tile => tile is { Level: 0, IsPartial: false }).ShouldBe(273);
        tiles.Where(tile => tile.Level > 0 || tile.IsPartial).Select(tile => tile.Path).ShouldBe(
            ["tile/0/273.p/112", "tile/1/000", "tile/1/001.p/17", "tile/2/000.p/1"]);
        TileLayout.Partial(70_000).Select(tile => tile.Path).ShouldBe(["tile/0/273.p/112", "tile/1/001.p/17", "tile/2/000.p/1"]);
        TileLayout.Bundles(70_000).Count().ShouldBe(274);
        TileLayout.Bundles(70_000).Last().Path.ShouldBe("tile/entries/273.p/112");
    }

    [Theory]
    [InlineData(0, "")]
    [InlineData(1, "tile/0/000.p/1")]
    [InlineData(255, "tile/0/000.p/255")]
    [InlineData(256, "tile/0/000 tile/1/000.p/1")]
    [InlineData(257, "tile/0/000 tile/0/001.p/1 tile/1/000.p/1")]
    public void Small_trees_have_these_tiles(long size, string paths) =>
        string.Join(' ', TileLayout.Tiles(size).Select(tile => tile.Path)).ShouldBe(paths);

    [Fact]
    public void The_greatest_tree_has_eight_levels() =>
        TileLayout.Partial(long.MaxValue).Select(tile => (tile.Level, tile.Width)).ShouldBe(
            [(0, 255), (1, 255), (2, 255), (3, 255), (4, 255), (5, 255), (6, 255), (7, 127)]);

    [Theory]
    [InlineData("tile/0/272", true)]
    [InlineData("tile/0/272.p/1", true)]
    [InlineData("tile/0/273.p/112", true)]
    [InlineData("tile/0/273.p/1", true)]
    [InlineData("tile/0/273.p/113", false)]
    [InlineData("tile/0/273", false)]
    [InlineData("tile/0/274.p/1", false)]
    [InlineData("tile/2/000.p/1", true)]
    [InlineData("tile/3/000.p/1", false)]
    [InlineData("tile/63/000.p/1", false)]
    [InlineData("tile/entries/273.p/112", true)]
    [InlineData("tile/entries/273.p/113", false)]
    [InlineData("tile/0/x072/x057/x594/x037/x927/936", false)] // 2⁵⁶: times 256, it would be 0 in 64 bits
    public void A_log_of_70000_can_serve_what_it_or_a_smaller_one_has(string path, bool holds) =>
        TileLayout.Holds(TileCoordinates.Parse(path).Value(), 70_000).ShouldBe(holds);

    [Fact]
    public void There_is_no_tile_before_the_first() => TileLayout.WidthOf(0, -1, 70_000).ShouldBe(0);

    [Fact]
    public void The_widths_of_a_level_add_up_to_its_complete_subtrees() =>
        Prop.ForAll(Gen.Choose(0, 2_000_000).ToArbitrary(), size =>
            Enumerable.Range(0, 4).All(level =>
                TileLayout.Tiles(size).Where(tile => tile.Level == level).Sum(tile => (long)tile.Width) == size / (long)Math.Pow(256, level))
            && TileLayout.Tiles(size).All(tile => tile.Width == TileLayout.WidthOf(tile.Level, tile.Index, size))
            && TileLayout.Tiles(size).Where(tile => tile.IsPartial).SequenceEqual(TileLayout.Partial(size)))
            .QuickCheckThrowOnFailure();
}
