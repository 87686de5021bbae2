using System.Collections.Immutable;
using System.Globalization;

namespace Decisions.Domain.Counting.Files;

/// <summary>Names that votes used, each with a number from 0.</summary>
internal sealed class CondorcetNames
{
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);

    public List<string> All { get; } = [];

    public int Of(string name)
    {
        if (numbers.TryGetValue(name, out var number))
            return number;
        All.Add(name);
        return numbers[name] = All.Count - 1;
    }
}

/// <summary>A line of votes. The ranking is as a profile stores it, by the names' numbers.</summary>
internal sealed record CondorcetVote(long Line, ImmutableArray<int> Ranking, long Weight, long Times)
{
    private const string Empty = "/EMPTY_RANKING/";

    /// <summary>What a line says: no tags, no comment.</summary>
    public static ReadOnlySpan<char> Said(ReadOnlySpan<char> line)
    {
        var comment = line.IndexOf('#');
        if (comment >= 0)
            line = line[..comment];
        var tags = line.IndexOf("||");
        return (tags >= 0 ? line[(tags + 2)..] : line).Trim();
    }

    public static CondorcetVote Read(string said, long line, CondorcetNames names)
    {
        var times = TakeNumber(ref said, '*', "times", line);
        var weight = TakeNumber(ref said, '^', "the weight", line);
        if (said.Trim() == Empty)
            return new CondorcetVote(line, [], weight, times);

        var ranking = ImmutableArray.CreateBuilder<int>();
        var ranked = new HashSet<int>();
        foreach (var place in said.Split('>'))
        {
            var first = true;
            foreach (var part in place.Split('='))
            {
                var name = part.Trim();
                if (name.Length == 0)
                    throw new ElectionFileException(line, "A name is missing beside '>' or '='.");
                var number = names.Of(name);
                if (!ranked.Add(number))
                    throw new ElectionFileException(line, $"'{name}' is ranked twice on one ballot.");
                ranking.Add(first ? number : ~number);
                first = false;
            }
        }

        return new CondorcetVote(line, ranking.DrainToImmutable(), weight, times);
    }

    /// <summary>Takes the number behind the last sign off the end; 1 where there is no sign.</summary>
    private static long TakeNumber(ref string said, char sign, string what, long line)
    {
        var at = said.LastIndexOf(sign);
        if (at < 0)
            return 1;
        var digits = said[(at + 1)..].Trim();
        if (!long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < 1)
            throw new ElectionFileException(line, $"Behind '{sign}' stands {what}, a whole number from 1, but this is '{digits}'.");
        said = said[..at];
        return number;
    }
}
