using Decisions.Ledger.Tiles;
using FsCheck;
using FsCheck.Fluent;

namespace Decisions.Ledger.Tests.Tiles;

public sealed class TileCoordinatesTests
{
    [Theory]
    [InlineData("tile/0/000", 0, 0, 256)]
    [InlineData("tile/0/x001/x234/067", 0, 1_234_067, 256)]
    [InlineData("tile/1/x001/000", 1, 1_000, 256)]
    [InlineData("tile/63/999.p/255", 63, 999, 255)]
    [InlineData("tile/entries/x273/000.p/1", TileCoordinates.Entries, 273_000, 1)]
    [InlineData("tile/0/x009/x223/x372/x036/x854/x775/807", 0, long.MaxValue, 256)]
    public void A_path_is_read_and_written_again(string path, int level, long index, int width)
    {
        TileCoordinates.Parse(path).Value().ShouldBe(new TileCoordinates(level, index, width));
        new TileCoordinates(level, index, width).Path.ShouldBe(path);
    }

    [Theory]
    [InlineData("")]
    [InlineData("checkpoint")]
    [InlineData("tile/0")]
    [InlineData("tile/0/")]
    [InlineData("/tile/0/000")]
    [InlineData("tile/0/000/")]
    [InlineData("tiles/0/000")]
    [InlineData("tile/00/000")]
    [InlineData("tile/64/000")]
    [InlineData("tile/-1/000")]
    [InlineData("tile/Entries/000")]
    [InlineData("tile//000")]
    [InlineData("tile/0/0")]
    [InlineData("tile/0/0000")]
    [InlineData("tile/0/x000")]
    [InlineData("tile/0/001/000")]
    [InlineData("tile/0/x000/001")]
    [InlineData("tile/0/x001/x000")]
    [InlineData("tile/0/X001/000")]
    [InlineData("tile/0/xx01/000")]
    [InlineData("tile/0/x001//000")]
    [InlineData("tile/0/+01")]
    [InlineData("tile/0/ 01")]
    [InlineData("tile/0/٠٠١")]
    [InlineData("tile/0/x009/x223/x372/x036/x854/x775/808")]
    [InlineData("tile/0/x001/x000/x000/x000/x000/x000/x000/000")]
    [InlineData("tile/0/000.p")]
    [InlineData("tile/0/000.p/")]
    [InlineData("tile/0/000.p/0")]
    [InlineData("tile/0/000.p/01")]
    [InlineData("tile/0/000.p/256")]
    [InlineData("tile/0/000.p/1/2")]
    [InlineData("tile/0/000.p/1.p/1")]
    [InlineData("tile/0/000.P/1")]
    [InlineData("tile/0/x001.p/1/000")]
    [InlineData("tile/../000")]
    [InlineData("tile/0/00\0")]
    [InlineData("tile/0\0/000")]
    [InlineData("tile/0/000.p/1\0")]
    public void Any_other_path_is_none(string path) => TileCoordinates.Parse(path).ShouldBeOfType<Reading<TileCoordinates>.Refused>();

    [Fact]
    public void Every_tile_has_a_path_of_its_own() =>
        Prop.ForAll(
            (from level in Gen.Choose(TileCoordinates.Entries, 63)
             from high in Gen.Choose(0, int.MaxValue)
             from shift in Gen.Choose(0, 31)
             from low in Gen.Choose(0, 1 << 20)
             from width in Gen.Choose(1, 256)
             select new TileCoordinates(level, ((long)high << shift) + low, width)).ToArbitrary(),
            tile => TileCoordinates.Parse(tile.Path).Value() == tile).QuickCheckThrowOnFailure();
}
