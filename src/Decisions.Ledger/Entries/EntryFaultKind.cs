namespace Decisions.Ledger.Entries;

/// <summary>The ways in which bytes are not an entry.</summary>
public enum EntryFaultKind
{
    /// <summary>More than <see cref="Entry.MaxLength"/> bytes.</summary>
    TooLong,

    /// <summary>Not JSON in UTF-8, or not an object of the eight members in their order with their kinds of value.</summary>
    NotAnEntry,

    /// <summary>The member <c>entry</c> is not 1.</summary>
    UnknownFormat,

    /// <summary>An empty stream, type or actor, or a version outside 1 to 2⁵³ − 1.</summary>
    BadHeader,

    /// <summary>A commitment that is not 32 bytes of base64.</summary>
    BadCommitment,

    /// <summary>Not a UTC time of exactly six fraction digits.</summary>
    BadTime,

    /// <summary>An entry by its meaning, but its bytes are not the canonical ones.</summary>
    NotCanonical,
}
