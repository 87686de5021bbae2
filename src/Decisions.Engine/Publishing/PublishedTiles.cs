using Decisions.EventStore.Publishing;
using Decisions.Ledger;
using Decisions.Ledger.Tiles;

namespace Decisions.Engine.Publishing;

/// <summary>A community's log as tools read it: tiles by their coordinates, entries in bundles.</summary>
public sealed class PublishedTiles : ITileSource
{
    private readonly Func<int, long, CancellationToken, Task<byte[]?>> _hashes;
    private readonly Func<long, int, CancellationToken, Task<IReadOnlyList<ReadOnlyMemory<byte>>>> _entries;

    /// <summary>What is published by now.</summary>
    public PublishedTiles(PublishedLogs logs, Guid community)
    {
        _hashes = (level, index, cancel) => logs.Tile(community, level, index, cancel);
        _entries = (from, count, cancel) => logs.Entries(community, from, count, cancel);
    }

    /// <summary>What a publication sees, and with it what it has saved and not committed yet.</summary>
    public PublishedTiles(LogPublication publication) => (_hashes, _entries) = (publication.Tile, publication.Entries);

    public async ValueTask<ReadOnlyMemory<byte>> FetchAsync(TileCoordinates at, CancellationToken cancellation)
    {
        if (at.Level == TileCoordinates.Entries)
        {
            var entries = await _entries(at.Index * TileCoordinates.FullWidth, at.Width, cancellation);
            return entries.Count == at.Width ? EntryBundle.Write(entries) : default(ReadOnlyMemory<byte>);
        }

        // A tile only grows, and so it begins with what it was when it was narrower.
        var hashes = await _hashes(at.Level, at.Index, cancellation);
        var wanted = at.Width * Digest.Length;
        return hashes is { Length: var length } && length >= wanted ? hashes.AsMemory(0, wanted) : default;
    }
}
