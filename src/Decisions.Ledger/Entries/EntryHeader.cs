namespace Decisions.Ledger.Entries;

/// <summary>What an entry says of its event in the open. Storage format: change with care.</summary>
/// <param name="Stream">The stream's id, not empty.</param>
/// <param name="Version">The event's place in its stream, 1 to <see cref="MaxVersion"/>.</param>
/// <param name="Type">The event type's alias (<c>ballot_cast</c>), not empty.</param>
/// <param name="Actor">The pseudonym of whoever did it, or <see cref="System"/>; not empty.</param>
public sealed record EntryHeader(string Stream, long Version, string Type, string Actor)
{
    /// <summary>The actor of what no member did.</summary>
    public const string System = "system";

    /// <summary>2⁵³ − 1: the greatest whole number that every reader of JSON keeps (RFC 7493, section 2.2).</summary>
    public const long MaxVersion = (1L << 53) - 1;

    internal static bool IsVersion(long version) => version is >= 1 and <= MaxVersion;
}
