using Decisions.EventStore.Publishing;
using Decisions.Ledger;
using Decisions.Ledger.Tiles;

namespace Decisions.Engine.Publishing;

/// <summary>A community's published log as tools read it: tiles by their coordinates, entries in bundles.</summary>
public sealed class PublishedTiles(PublishedLogs logs, Guid community) : ITileSource
{
    public async ValueTask<ReadOnlyMemory<byte>> FetchAsync(TileCoordinates at, CancellationToken cancellation)
    {
        if (at.Level == TileCoordinates.Entries)
        {
            var entries = await logs.Entries(community, at.Index * TileCoordinates.FullWidth, at.Width, cancellation);
            return entries.Count == at.Width ? EntryBundle.Write(entries) : default(ReadOnlyMemory<byte>);
        }

        var hashes = await logs.Tile(community, at.Level, at.Index, cancellation);
        var wanted = at.Width * Digest.Length;
        return hashes is { Length: var length } && length >= wanted ? hashes.AsMemory(0, wanted) : default;
    }
}
