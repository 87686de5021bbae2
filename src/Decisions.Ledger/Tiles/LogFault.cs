namespace Decisions.Ledger.Tiles;

/// <summary>One thing wrong with a log.</summary>
/// <param name="At">The tile or bundle in which it was found; null if it is the root.</param>
/// <param name="Index">The first entry that it is about, if it is about entries.</param>
/// <param name="Detail">For people.</param>
public sealed record LogFault(TileCoordinates? At, long? Index, string Detail);
