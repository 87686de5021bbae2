using System.Globalization;

namespace Decisions.Domain.Counting.Files;

/// <summary>What stands before the orders.</summary>
/// <param name="Voters">How many orders there are by the file's own word, or null.</param>
/// <param name="IsOld">Whether a line of orders begins with 'count,' and not 'count:'.</param>
/// <param name="HasLine">Whether the current line is already the first order.</param>
/// <param name="DataType">soc, soi, toc or toi by the file's own word, or empty.</param>
internal sealed record PrefLibHead(string Title, string[] Names, long? Voters, bool IsOld, bool HasLine, string DataType = "")
{
    /// <summary>Whether each order ranks all alternatives.</summary>
    public bool IsComplete => DataType is "soc" or "toc";

    /// <summary>Whether no order has a tie.</summary>
    public bool IsStrict => DataType is "soc" or "soi";

    private const int MostAlternatives = 100_000;

    public static PrefLibHead Read(TextLines lines, string extension)
    {
        while (lines.Next())
        {
            if (lines.Current.Trim() is { IsEmpty: false } line)
                return (line[0] == '#' ? ReadNew(lines) : ReadOld(lines)) is var head && head.DataType.Length > 0
                    ? head
                    : head with { DataType = extension.TrimStart('.').ToLowerInvariant() };
        }

        throw Wrong(lines, "The file is empty.");
    }

    private static PrefLibHead ReadNew(TextLines lines)
    {
        var (title, type, voters, names) = ("", "", (long?)null, Array.Empty<string>());
        var hasLine = true;
        do
        {
            var line = lines.Current.Trim();
            if (line.IsEmpty)
                continue;
            if (line[0] != '#')
                break;
            var said = line[1..].Trim().ToString();
            var (key, value) = said.IndexOf(':') is >= 0 and var colon ? (said[..colon].Trim(), said[(colon + 1)..].Trim()) : (said, "");
            if (key == "TITLE")
                title = value;
            else if (key == "DATA TYPE")
                type = value.ToLowerInvariant();
            else if (key == "NUMBER VOTERS")
                voters = Number(value, lines);
            else if (key == "NUMBER ALTERNATIVES")
                names = new string[Alternatives(Number(value, lines), lines)];
            else if (key.StartsWith("ALTERNATIVE NAME ", StringComparison.Ordinal))
                names[Alternatives(Number(key["ALTERNATIVE NAME ".Length..], lines), lines, names.Length) - 1] = value;
        }
        while (hasLine = lines.Next());

        return new PrefLibHead(title, AllNamed(names, lines), voters, IsOld: false, hasLine, type);
    }

    private static PrefLibHead ReadOld(TextLines lines)
    {
        var names = new string[Alternatives(Number(lines.Current.Trim().ToString(), lines), lines)];
        for (var i = 0; i < names.Length; i++)
        {
            if (!lines.Next() || lines.Current.IndexOf(',') is not (> 0 and var comma))
                throw Wrong(lines, $"Here 'number,name' of an alternative should stand, {i + 1} of {names.Length}.");
            var number = Number(lines.Current[..comma].Trim().ToString(), lines);
            names[Alternatives(number, lines, names.Length) - 1] = lines.Current[(comma + 1)..].Trim().ToString();
        }

        if (!lines.Next() || lines.Current.ToString().Split(',') is not [var voters, _, _])
            throw Wrong(lines, "Here the numbers of voters, of orders and of different orders should stand.");
        var said = Number(voters.Trim(), lines);
        return new PrefLibHead("", AllNamed(names, lines), said, IsOld: true, lines.Next());
    }

    private static string[] AllNamed(string[] names, TextLines lines) =>
        names.Length == 0 ? throw Wrong(lines, "The file does not say how many alternatives there are.")
        : Array.FindIndex(names, string.IsNullOrWhiteSpace) is >= 0 and var missing
            ? throw Wrong(lines, $"Alternative {missing + 1} has no name.")
        : names;

    private static long Number(string digits, TextLines lines) =>
        long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Wrong(lines, $"'{digits}' is not a whole number.");

    private static int Alternatives(long number, TextLines lines, int most = MostAlternatives) =>
        number >= 1 && number <= most
            ? (int)number
            : throw Wrong(lines, $"The number of an alternative must be from 1 to {most}, but is {number}.");

    private static ElectionFileException Wrong(TextLines lines, string reason) => new(Math.Max(1, lines.Number), reason);
}
