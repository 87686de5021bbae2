using System.Buffers;

namespace Decisions.Server.Api.Auditing;

/// <summary>A line of comma-separated values (RFC 4180).</summary>
public static class CsvLine
{
    private static readonly SearchValues<char> NeedQuotes = SearchValues.Create("\",\r\n");

    /// <summary>Begins a file that says it is UTF-8: without it, some spreadsheets take it for something else.</summary>
    public const string Mark = "\uFEFF";

    public static string Of(params IEnumerable<string?> cells) =>
        $"{string.Join(',', cells.Select(cell => Cell(cell ?? "")))}\r\n";

    /// <summary>
    /// A cell that a spreadsheet would run as a formula gets an apostrophe before it, which spreadsheets take as the
    /// sign of text: what members write must do nothing on a treasurer's computer.
    /// </summary>
    private static string Cell(string text)
    {
        var bare = text.AsSpan().TrimStart();
        var harmless = text is ['\t' or '\r' or '\n', ..] || bare is ['=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠', ..]
            ? $"'{text}" : text;
        return harmless.AsSpan().ContainsAny(NeedQuotes) ? $"\"{harmless.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : harmless;
    }
}
