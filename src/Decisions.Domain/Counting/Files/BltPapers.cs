using Decisions.Domain.Counting.Elections;

namespace Decisions.Domain.Counting.Files;

/// <summary>
/// Puts the lines of ballots on a pile. A line of nothing but sound numbers is read where it lies; any other goes the
/// way of <see cref="BltBallotLines"/>, which knows ids, skipped and equal ranks, and what to say of a line that is wrong.
/// </summary>
internal sealed class BltPapers(int candidates)
{
    private readonly PaperPile pile = new(candidates);
    private readonly int[] places = new int[candidates];
    private readonly long[] lastLine = new long[candidates + 1];
    private long line;

    public static RankedProfile Read(BltLines lines, int candidates)
    {
        var papers = new BltPapers(candidates);
        var others = new BltBallotLines(lines, candidates);
        while (true)
        {
            lines.TakeWhile(papers.TakeNumbers);
            var next = lines.Next("the line '0' that ends the ballots");
            if (next == "0")
                return papers.pile.Build();
            papers.Take(others.Ballot(next));
        }
    }

    private bool TakeNumbers(ReadOnlySpan<char> text)
    {
        line++;
        if (!TryNumber(ref text, out var count) || count == 0)
            return false;
        for (var ranked = 0; TryNumber(ref text, out var number); ranked++)
        {
            if (number == 0)
            {
                if (!text.Trim(" \t").IsEmpty)
                    return false;
                pile.Add(places.AsSpan(0, ranked), count);
                return true;
            }

            if (number > candidates || lastLine[number] == line)
                return false;
            lastLine[number] = line;
            places[ranked] = (int)number - 1;
        }

        return false;
    }

    /// <summary>Takes a number off the front, and false where there is none that stands alone.</summary>
    private static bool TryNumber(ref ReadOnlySpan<char> text, out long number)
    {
        var i = 0;
        while (i < text.Length && text[i] is ' ' or '\t')
            i++;
        var first = i;
        number = 0;
        for (; i < text.Length && (uint)(text[i] - '0') <= 9; i++)
            number = (number * 10) + (text[i] - '0');
        var sound = i > first && i - first <= 18 && (i == text.Length || text[i] is ' ' or '\t');
        text = text[i..];
        return sound;
    }

    private void Take(BltBallot ballot)
    {
        var paper = new List<int>();
        foreach (var place in ballot.Ranking)
        {
            if (place.IsEmpty)
                paper.Add(PaperMarks.Skipped);
            for (var i = 0; i < place.Length; i++)
                paper.Add(i == 0 ? place[i] - 1 : ~(place[i] - 1));
        }

        pile.Add(paper.ToArray(), ballot.Count);
    }
}
