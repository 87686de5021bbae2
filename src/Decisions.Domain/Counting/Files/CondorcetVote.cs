using System.Globalization;

namespace Decisions.Domain.Counting.Files;

/// <summary>Names that votes used, each with a number from 0.</summary>
internal sealed class CondorcetNames
{
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);

    public List<string> All { get; } = [];

    public int Of(ReadOnlySpan<char> name)
    {
        var known = numbers.GetAlternateLookup<ReadOnlySpan<char>>();
        if (known.TryGetValue(name, out var number))
            return number;
        All.Add(name.ToString());
        return numbers[All[^1]] = All.Count - 1;
    }
}

/// <summary>Takes a line of votes apart: 'tag, tag || A &gt; B = C ^weight * times'.</summary>
internal sealed class CondorcetVote(CondorcetNames names)
{
    private readonly List<long> lastLine = [];

    /// <summary>As a profile stores it, by the names' numbers; empty for a blank ballot.</summary>
    public List<int> Ranking { get; } = [];

    public long Weight { get; private set; }

    public long Times { get; private set; }

    /// <summary>What a line says: no tags, no comment.</summary>
    public static ReadOnlySpan<char> Said(ReadOnlySpan<char> line)
    {
        var comment = line.IndexOf('#');
        if (comment >= 0)
            line = line[..comment];
        var tags = line.IndexOf("||");
        return (tags >= 0 ? line[(tags + 2)..] : line).Trim();
    }

    public void Read(ReadOnlySpan<char> said, long line)
    {
        Ranking.Clear();
        Times = TakeNumber(ref said, '*', "times", line);
        Weight = TakeNumber(ref said, '^', "the weight", line);
        // The text of the format writes /EMPTY/, the program that came with it /EMPTY_RANKING/.
        if (said.Trim() is "/EMPTY/" or "/EMPTY_RANKING/")
            return;
        foreach (var place in said.Split('>'))
            Take(said[place], line);
    }

    private void Take(ReadOnlySpan<char> place, long line)
    {
        var first = true;
        foreach (var part in place.Split('='))
        {
            var name = place[part].Trim();
            if (name.IsEmpty)
                throw new ElectionFileException(line, "A name is missing beside '>' or '='.");
            if (name.IndexOfAny('<', ';') >= 0)
                throw new ElectionFileException(line, $"A name holds no '<' and no ';', but this is '{name}'.");
            if (name is ['/', .., '/'])
                throw new ElectionFileException(line, $"{name} stands for a whole ballot, and not for a place in it.");
            var number = names.Of(name);
            while (lastLine.Count <= number)
                lastLine.Add(0);
            if (lastLine[number] == line)
                throw new ElectionFileException(line, $"'{name}' is ranked twice on one ballot.");
            lastLine[number] = line;
            Ranking.Add(first ? number : ~number);
            first = false;
        }
    }

    /// <summary>Takes the number behind the last sign off the end; 1 where there is no sign.</summary>
    private static long TakeNumber(ref ReadOnlySpan<char> said, char sign, string what, long line)
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
