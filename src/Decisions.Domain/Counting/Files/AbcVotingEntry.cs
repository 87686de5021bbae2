using System.Collections.Immutable;
using System.Globalization;

namespace Decisions.Domain.Counting.Files;

/// <summary>A key of an abcvoting file, and what stands behind it, over as many lines as it does.</summary>
internal sealed class AbcVotingEntry(string key, long line)
{
    private static readonly string[] Known = ["description", "profile", "num_cand", "committeesize", "compute", "weights", "cand_names"];

    private readonly List<(long Line, string Text)> lines = [];

    /// <exception cref="ElectionFileException">A line does not belong.</exception>
    public static Dictionary<string, AbcVotingEntry> Read(TextLines lines)
    {
        var entries = new Dictionary<string, AbcVotingEntry>(StringComparer.Ordinal);
        AbcVotingEntry? entry = null;
        while (lines.Next())
        {
            var text = lines.Current.TrimEnd().ToString();
            if (text.Length == 0 || text.StartsWith('#') || text == "---")
                continue;
            if (text[0] is ' ' or '\t' || (text[0] == '-' && entry?.Key == "compute"))
            {
                (entry ?? throw new ElectionFileException(lines.Number, "A line is indented before any key.")).lines.Add((lines.Number, text));
                continue;
            }

            var colon = text.IndexOf(':');
            var name = colon < 0 ? text : text[..colon];
            if (colon < 0 || !Known.Contains(name))
                throw new ElectionFileException(lines.Number, $"A line begins with one of {string.Join(", ", Known)} and a colon, not with '{name}'.");
            entry = new AbcVotingEntry(name, lines.Number);
            entry.lines.Add((lines.Number, text[(colon + 1)..]));
            if (!entries.TryAdd(name, entry))
                throw new ElectionFileException(lines.Number, $"'{name}' stands here a second time.");
        }

        return entries;
    }

    public string Key => key;

    public long Whole(long from, long to) => lines.Count == 1 && long.TryParse(lines[0].Text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number >= from && number <= to ? number : throw Fault($"'{key}' is a whole number from {from} to {to}.");

    /// <summary>'[[0, 2], [], [1]]', each inner list with the line on which it begins.</summary>
    public ImmutableArray<(long Line, ImmutableArray<long> Numbers)> Lists()
    {
        var lists = ImmutableArray.CreateBuilder<(long, ImmutableArray<long>)>();
        var tokens = Tokens();
        var at = 0;
        Expect(tokens, ref at, "[");
        while (tokens[at].Token != "]")
        {
            if (lists.Count > 0)
                Expect(tokens, ref at, ",");
            lists.Add((tokens[at].Line, List(tokens, ref at)));
        }

        End(tokens, at + 1);
        return lists.ToImmutable();
    }

    /// <summary>'[1, 2]'.</summary>
    public ImmutableArray<long> Numbers()
    {
        var tokens = Tokens();
        var at = 0;
        var numbers = List(tokens, ref at);
        End(tokens, at);
        return numbers;
    }

    /// <summary>'[Ann, "Bob, Jr"]'; a name without quotation marks has no comma or bracket in it.</summary>
    public ImmutableArray<string> Words()
    {
        var text = string.Join(' ', lines.Select(each => each.Text.Trim())).Trim();
        if (text is not ['[', .., ']'])
            throw Fault("Names stand in brackets: [Ann, Bob].");
        var cells = new List<string>();
        CsvRow.Read(text[1..^1].Replace('\'', '"'), cells, line);
        return [.. cells];
    }

    public ElectionFileException Fault(string reason) => new(line, reason);

    private static ImmutableArray<long> List(List<(long Line, string Token)> tokens, ref int at)
    {
        var numbers = ImmutableArray.CreateBuilder<long>();
        Expect(tokens, ref at, "[");
        while (tokens[at].Token != "]")
        {
            if (numbers.Count > 0)
                Expect(tokens, ref at, ",");
            if (!int.TryParse(tokens[at].Token, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                throw new ElectionFileException(tokens[at].Line, $"Here stands a whole number from 0, not '{tokens[at].Token}'.");
            numbers.Add(number);
            at++;
        }

        at++;
        return numbers.ToImmutable();
    }

    private static void Expect(List<(long Line, string Token)> tokens, ref int at, string token)
    {
        if (tokens[at].Token != token)
            throw new ElectionFileException(tokens[at].Line, $"Here stands '{token}', not '{tokens[at].Token}'.");
        at++;
    }

    private static void End(List<(long Line, string Token)> tokens, int at)
    {
        if (at < tokens.Count - 1)
            throw new ElectionFileException(tokens[at].Line, $"After the list stands '{tokens[at].Token}'.");
    }

    /// <summary>Brackets, commas and what is between them; the last says that the entry ends.</summary>
    private List<(long Line, string Token)> Tokens()
    {
        var tokens = new List<(long, string)>();
        foreach (var (number, text) in lines)
        {
            var from = 0;
            for (var i = 0; i <= text.Length; i++)
            {
                if (i < text.Length && text[i] is not ('[' or ']' or ',' or ' ' or '\t'))
                    continue;
                if (i > from)
                    tokens.Add((number, text[from..i]));
                if (i < text.Length && text[i] is ('[' or ']' or ','))
                    tokens.Add((number, text[i].ToString()));
                from = i + 1;
            }
        }

        tokens.Add((lines[^1].Line, "the end"));
        return tokens;
    }
}
