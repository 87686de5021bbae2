namespace Decisions.Ledger.Tiles;

/// <summary>Port: where a log's tiles and bundles are fetched from. What it answers is not believed before it is checked.</summary>
public interface ITileSource
{
    /// <summary>
    /// The bytes of a tile or bundle, or none if it is not there: no tile and no bundle is empty. A log may delete a partial tile once the full one
    /// exists; a source that finds only the full one answers with the part of it that was asked for.
    /// </summary>
    /// <exception cref="IOException">It cannot be known whether it is there.</exception>
    ValueTask<ReadOnlyMemory<byte>> FetchAsync(TileCoordinates at, CancellationToken cancellation);
}
