using System.Globalization;
using Decisions.Domain.Counting.Elections;

namespace Decisions.Domain.Counting.Files;

/// <summary>
/// Reads PrefLib's orders (Mattei and Walsh, PrefLib: A Library for Preferences, 2013): soi, soc, toi and toc, in
/// today's form ('# ALTERNATIVE NAME 1: …', then '12: 1,{2,3},4') and the first one (a count of names, the names, a line
/// of sums, then '12,1,{2,3},4').
/// </summary>
public static class PrefLibFile
{
    /// <exception cref="ElectionFileException">The file is not sound.</exception>
    internal static ElectionFile Read(TextLines lines)
    {
        var head = PrefLibHead.Read(lines);
        var ballots = new RankedProfile.Builder(head.Names.Length);
        var voters = 0L;
        var ranked = new HashSet<int>();
        for (var more = head.HasLine; more; more = lines.Next())
        {
            var line = lines.Current.Trim();
            if (line.IsEmpty || line[0] == '#')
                continue;
            var end = line.IndexOfAny(head.IsOld ? "," : ":");
            if (!long.TryParse(end < 0 ? line : line[..end].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count < 1)
                throw Wrong(lines, "An order begins with how many voters have it, a whole number from 1.");
            ranked.Clear();
            ballots.Add([.. Order(end < 0 ? [] : line[(end + 1)..], lines, head.Names.Length, ranked)], count);
            voters += count;
        }

        if (head.Voters is { } said && said != voters)
            throw Wrong(lines, $"The file speaks of {said} voters, but holds the orders of {voters}.");
        return new ElectionFile(new Election(
            head.Title, [.. CandidateNames.Distinct([.. head.Names]).Select(name => new Candidate(name))], 1, ballots.Build()));
    }

    private static List<int> Order(ReadOnlySpan<char> order, TextLines lines, int candidates, HashSet<int> ranked)
    {
        var ranking = new List<int>();
        var (isOpen, isFirst) = (false, true);
        foreach (var range in order.Split(','))
        {
            var word = order[range].Trim();
            if (word.IsEmpty && ranking.Count == 0)
                continue;
            if (word is ['{', ..])
            {
                if (isOpen)
                    throw Wrong(lines, "A brace opens inside another.");
                (isOpen, isFirst) = (true, true);
                word = word[1..];
            }

            var closes = word is [.., '}'];
            word = (closes ? word[..^1] : word).Trim();
            if (closes && !isOpen)
                throw Wrong(lines, "A brace closes that was not opened.");
            if (!word.IsEmpty)
            {
                var number = Number(word, lines, candidates);
                if (!ranked.Add(number))
                    throw Wrong(lines, $"Alternative {number} is ranked twice in one order.");
                ranking.Add(isOpen && !isFirst ? ~(number - 1) : number - 1);
                isFirst = false;
            }

            if (closes)
                isOpen = false;
        }

        return isOpen ? throw Wrong(lines, "A brace is not closed.") : ranking;
    }

    private static int Number(ReadOnlySpan<char> word, TextLines lines, int candidates) =>
        int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= candidates
            ? number
            : throw Wrong(lines, $"'{word}' is no alternative: they are numbered from 1 to {candidates}.");

    private static ElectionFileException Wrong(TextLines lines, string reason) => new(Math.Max(1, lines.Number), reason);
}
