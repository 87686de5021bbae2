using Decisions.Ledger.Merkle;
using Decisions.Ledger.Tiles;
using FsCheck;
using FsCheck.Fluent;

namespace Decisions.Ledger.Tests.Tiles;

public sealed class VerifiedTilesTests
{
    private static readonly SampleLog Log = new(100_000);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static readonly Gen<(int Size, int Place, int Bit)> Places =
        from size in Gen.OneOf(Gen.Choose(1, 1_000), Gen.Choose(65_400, 65_700), Gen.Choose(1, 100_000))
        from place in Gen.OneOf(Gen.Choose(0, size - 1), Gen.Constant(0), Gen.Constant(size - 1))
        from bit in Gen.Choose(0, int.MaxValue)
        select (size, place, bit);

    [Fact]
    public async Task Proofs_from_tiles_are_those_from_leaves_at_every_size_to_some_hundreds()
    {
        for (var size = 1; size <= 600; size++)
        {
            foreach (var place in new[] { 0, size / 3, size / 2, size - 1, Math.Min(size - 1, 256) }.Distinct())
            {
                (await SameProofs(size, place)).ShouldBeTrue($"size {size}, place {place}");
            }
        }
    }

    [Fact]
    public void Proofs_from_tiles_are_those_from_leaves_at_any_size() =>
        Prop.ForAll(Places.ToArbitrary(), at => SameProofs(at.Size, at.Place).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(40));

    [Fact]
    public async Task Older_roots_are_those_of_the_older_trees()
    {
        var tiles = (await VerifiedTiles.OpenAsync(Log, Log.Checkpoint(66_000), Stop)).Value();
        foreach (var size in new[] { 1, 255, 256, 257, 40_000, 65_535, 65_536, 65_537, 66_000 })
        {
            (await tiles.RootAsync(size, Stop)).Value().ShouldBe(MerkleTree.Root(Log.Leaves[..size]));
        }
    }

    [Fact]
    public async Task An_empty_log_opens_without_a_tile()
    {
        var nothing = Log.With((_, _) => []);

        (await VerifiedTiles.OpenAsync(nothing, Log.Checkpoint(0), Stop)).Value().Checkpoint.Size.ShouldBe(0);
    }

    [Fact]
    public async Task Entries_are_read_against_their_leaves()
    {
        var tiles = (await VerifiedTiles.OpenAsync(Log, Log.Checkpoint(70_000), Stop)).Value();

        foreach (var bundle in new[] { 0, 255, 256, 272, 273 })
        {
            var entries = (await tiles.EntriesAsync(bundle, Stop)).Value();
            entries.Length.ShouldBe(bundle == 273 ? 112 : 256);
            entries[^1].ToArray().ShouldBe(SampleLog.Entry((bundle * 256) + entries.Length - 1));
        }

        await Should.ThrowAsync<ArgumentOutOfRangeException>(async () => await tiles.EntriesAsync(274, Stop));
    }

    [Fact]
    public async Task An_entry_that_is_not_the_one_in_the_tree_is_named()
    {
        var changed = Log.With((at, bytes) => at.Level == TileCoordinates.Entries && at.Index == 3 ? Flipped(bytes, (17 * 6 * 8) + 20) : bytes);
        var tiles = (await VerifiedTiles.OpenAsync(changed, Log.Checkpoint(2_000), Stop)).Value();

        (await tiles.EntriesAsync(3, Stop)).Reason().ShouldContain("Entry 785 ");
        (await tiles.EntriesAsync(2, Stop)).Value().Length.ShouldBe(256);
    }

    [Fact]
    public void Any_flipped_bit_of_a_tile_is_found() =>
        Prop.ForAll(Places.ToArbitrary(), at =>
        {
            var tile = TileLayout.Tiles(at.Size).ElementAt(at.Bit % TileLayout.Tiles(at.Size).Count());
            var changed = Log.With((asked, bytes) => asked == tile ? Flipped(bytes, at.Bit % (bytes.Length * 8)) : bytes);
            return Judge(changed, at.Size, tile).GetAwaiter().GetResult() is { } reason
                && reason.Contains(tile.IsPartial ? "partial tiles" : $"{tile} is not the one in the tree");
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(100));

    [Fact]
    public void A_missing_or_cut_tile_is_named() =>
        Prop.ForAll(Places.ToArbitrary(), at =>
        {
            var tile = TileLayout.Tiles(at.Size).ElementAt(at.Bit % TileLayout.Tiles(at.Size).Count());
            var missing = Log.With((asked, bytes) => asked == tile ? [] : bytes);
            var cut = Log.With((asked, bytes) => asked == tile ? bytes[..^1] : bytes);
            return Judge(missing, at.Size, tile).GetAwaiter().GetResult() == $"{tile} is missing."
                && Judge(cut, at.Size, tile).GetAwaiter().GetResult()!.StartsWith($"{tile} has ", StringComparison.Ordinal);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(50));

    [Fact]
    public async Task Tiles_of_another_log_are_not_believed()
    {
        var other = new Ledger.Checkpoints.Checkpoint("sample", 300, MerkleTree.Root(Log.Leaves[1..301]));

        (await VerifiedTiles.OpenAsync(Log, other, Stop)).Reason().ShouldContain("root at size 300");
    }

    /// <summary>The reason for which an entry under the tile cannot be proved, or null if it can.</summary>
    private static async Task<string?> Judge(SampleLog log, int size, TileCoordinates tile)
    {
        if (!(await VerifiedTiles.OpenAsync(log, log.Checkpoint(size), Stop)).IsRead(out var tiles, out var reason))
        {
            return reason;
        }

        // The first leaf below the tile has siblings among the tile's hashes.
        var under = (tile.Index * 256) << (8 * tile.Level);
        (await tiles.InclusionProofAsync(under, Stop)).IsRead(out _, out reason);
        return reason;
    }

    private static async Task<bool> SameProofs(int size, int place)
    {
        var tiles = (await VerifiedTiles.OpenAsync(Log, Log.Checkpoint(size), Stop)).Value();
        return (await tiles.InclusionProofAsync(place, Stop)).Value().SequenceEqual(InclusionProof.Make(place, Log.Leaves[..size]))
            && (await tiles.ConsistencyProofAsync(place + 1, Stop)).Value().SequenceEqual(ConsistencyProof.Make(place + 1, Log.Leaves[..size]));
    }

    private static byte[] Flipped(byte[] bytes, int bit)
    {
        bytes[bit / 8] ^= (byte)(1 << (bit % 8));
        return bytes;
    }
}
