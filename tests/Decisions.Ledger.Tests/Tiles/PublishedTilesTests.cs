using System.Collections.Immutable;
using Decisions.Ledger.Checkpoints;
using Decisions.Ledger.Merkle;
using Decisions.Ledger.Notes;
using Decisions.Ledger.Tiles;

namespace Decisions.Ledger.Tests.Tiles;

public sealed class PublishedTilesTests
{
    public static TheoryData<int> Sizes => [.. Enumerable.Range(1, 15)];

    [Theory, MemberData(nameof(Sizes))]
    public async Task A_published_log_is_sound_at_every_size(int size)
    {
        var source = new PublishedLog();
        var checkpoint = CheckpointOf(size);

        (await LogVerifier.VerifyAsync(source, checkpoint, null, TestContext.Current.CancellationToken)).ShouldBeEmpty();
        var tiles = (await VerifiedTiles.OpenAsync(source, checkpoint, TestContext.Current.CancellationToken)).Value();
        for (var index = 0; index < size; index++)
        {
            var entries = (await tiles.EntriesAsync(0, TestContext.Current.CancellationToken)).Value();
            var proof = (await tiles.InclusionProofAsync(index, TestContext.Current.CancellationToken)).Value();
            InclusionProof.Verifies(index, size, MerkleTree.LeafHash(entries[index].Span), proof.AsSpan(), checkpoint.Root).ShouldBeTrue();
        }
    }

    [Theory, MemberData(nameof(Sizes))]
    public async Task Every_size_of_it_is_consistent_with_each_earlier_one(int size)
    {
        var tiles = (await VerifiedTiles.OpenAsync(new PublishedLog(), CheckpointOf(size), TestContext.Current.CancellationToken)).Value();
        for (var oldSize = 1; oldSize <= size; oldSize++)
        {
            var proof = (await tiles.ConsistencyProofAsync(oldSize, TestContext.Current.CancellationToken)).Value();
            ConsistencyProof.Verifies(oldSize, size, CheckpointOf(oldSize).Root, CheckpointOf(size).Root, proof.AsSpan()).ShouldBeTrue();
        }
    }

    [Theory, MemberData(nameof(Sizes))]
    public void Its_bundles_and_tiles_are_written_again_byte_for_byte(int size)
    {
        var (bundle, tile) = (new TileCoordinates(TileCoordinates.Entries, 0, size), new TileCoordinates(0, 0, size));

        var entries = EntryBundle.Parse(bundle, PublishedLog.Read(bundle)).Value();
        EntryBundle.Write(entries).ShouldBe(PublishedLog.Read(bundle));
        Tile.Parse(tile, PublishedLog.Read(tile)).Value().ToBytes().ShouldBe(PublishedLog.Read(tile));
        new Tile(tile, [.. entries.Select(entry => MerkleTree.LeafHash(entry.Span))]).ToBytes().ShouldBe(PublishedLog.Read(tile));
    }

    private static Checkpoint CheckpointOf(int size) =>
        Checkpoint.Parse(SignedNote.Parse(Vectors.Read("tessera-log", $"checkpoint.{size}")).Value().Text).Value();

    private sealed class PublishedLog : ITileSource
    {
        public static byte[] Read(TileCoordinates at) => Vectors.Read("tessera-log", at.Path);

        public ValueTask<ReadOnlyMemory<byte>> FetchAsync(TileCoordinates at, CancellationToken cancellation) => new((ReadOnlyMemory<byte>)Read(at));
    }
}
