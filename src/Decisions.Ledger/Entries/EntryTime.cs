using System.Globalization;

namespace Decisions.Ledger.Entries;

/// <summary>
/// A time as an entry writes it: UTC to the microsecond, always six fraction digits, 27 characters:
/// <c>2026-11-21T09:30:00.123456Z</c>. Its text sorts as the time does.
/// </summary>
public readonly record struct EntryTime
{
    /// <summary>The characters (and bytes) in the text.</summary>
    public const int TextLength = 27;

    private const string Pattern = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";
    private const DateTimeStyles AsUtc = DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal;

    private EntryTime(DateTime utc) => Utc = utc;

    /// <summary>The time itself; whole microseconds, kind UTC.</summary>
    public DateTime Utc { get; }

    /// <summary>Reads that text and no other: years 0001 to 9999, no 24:00, no leap second.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out EntryTime time)
    {
        time = default;
        if (text.Length != TextLength || !DateTime.TryParseExact(text, Pattern, CultureInfo.InvariantCulture, AsUtc, out var utc))
        {
            return false;
        }

        time = new EntryTime(utc);
        return true;
    }

    public override string ToString() => Utc.ToString(Pattern, CultureInfo.InvariantCulture);
}
