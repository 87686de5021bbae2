using System.Collections.Immutable;
using Decisions.Ledger.Tiles;
using FsCheck;
using FsCheck.Fluent;

namespace Decisions.Ledger.Tests.Tiles;

public sealed class LogVerifierTests
{
    private static readonly SampleLog Log = new(70_000);

    private static readonly Arbitrary<(int Size, int Tile, int Bit)> Places = (
        from size in Gen.Frequency((5, Gen.Choose(1, 1_500)), (1, Gen.Choose(65_530, 65_800)))
        from tile in Gen.OneOf(Gen.Choose(0, int.MaxValue), Gen.Choose(0, 3))
        from bit in Gen.Choose(0, int.MaxValue)
        select (size, tile, bit)).ToArbitrary();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(256)]
    [InlineData(70_000)]
    public async Task A_sound_log_has_no_fault_and_every_entry_is_seen_in_order(int size)
    {
        var next = 0L;

        var faults = await LogVerifier.VerifyAsync(Log, Log.Checkpoint(size), (index, entry) =>
        {
            index.ShouldBe(next++);
            entry.Span.SequenceEqual(SampleLog.Entry(index)).ShouldBeTrue();
        }, TestContext.Current.CancellationToken);

        faults.ShouldBeEmpty();
        next.ShouldBe(size);
    }

    [Fact]
    public void A_flipped_bit_of_any_tile_is_found_there_alone() =>
        Prop.ForAll(Places, at =>
        {
            var tile = TileLayout.Tiles(at.Size).Reverse().ElementAt(at.Tile % TileLayout.Tiles(at.Size).Count());
            var faults = Verify(Flip(tile, at.Bit), at.Size);
            var hash = at.Bit % (tile.Width * 256) / 256;
            return faults is [{ } fault] && fault.At == tile && fault.Index == ((tile.Index * 256) + hash) << (8 * tile.Level);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(50));

    [Fact]
    public void A_flipped_bit_of_any_entry_is_found_with_its_index() =>
        Prop.ForAll(Places, at =>
        {
            var bundle = TileLayout.Bundles(at.Size).Reverse().ElementAt(at.Tile % TileLayout.Bundles(at.Size).Count());
            var entry = at.Bit % bundle.Width;
            var bit = (((entry * 6) + 2) * 8) + (at.Bit % 32);
            var faults = Verify(Flip(bundle, bit), at.Size);
            return faults.Any(fault => fault.At is { Level: 0 } && fault.Index == (bundle.Index * 256) + entry)
                && faults[^1].Detail.Contains("root");
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(50));

    [Fact]
    public void A_missing_or_broken_bundle_ends_it_with_the_first_entry_that_is_lost()
    {
        var missing = Log.With((at, bytes) => at is { Level: TileCoordinates.Entries, Index: 1 } ? [] : bytes);
        var broken = Log.With((at, bytes) => at is { Level: TileCoordinates.Entries, Index: 1 } ? bytes[..^1] : bytes);

        Verify(missing, 600).ShouldHaveSingleItem().ShouldBe(
            new LogFault(new TileCoordinates(TileCoordinates.Entries, 1, 256), 256, "tile/entries/001 is missing."));
        Verify(broken, 600).ShouldHaveSingleItem().Index.ShouldBe(256);
    }

    [Fact]
    public void A_missing_or_cut_tile_is_found()
    {
        Verify(Log.With((at, bytes) => at is { Level: 1 } ? [] : bytes), 600).ShouldHaveSingleItem().Detail.ShouldBe("tile/1/000.p/2 is missing.");
        Verify(Log.With((at, bytes) => at is { Level: 1 } ? bytes[1..] : bytes), 600).ShouldHaveSingleItem().Detail
            .ShouldStartWith("tile/1/000.p/2 has 63 bytes");
    }

    private static SampleLog Flip(TileCoordinates tile, int chosen) => Log.With((asked, bytes) =>
    {
        if (asked == tile)
        {
            var bit = chosen % (bytes.Length * 8);
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
        }

        return bytes;
    });

    private static ImmutableArray<LogFault> Verify(SampleLog log, int size) =>
        LogVerifier.VerifyAsync(log, log.Checkpoint(size), null).GetAwaiter().GetResult();
}
