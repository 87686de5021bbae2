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

    /// <summary>Reads 'count place … 0' in one pass; false for anything else.</summary>
    private bool TakeNumbers(ReadOnlySpan<char> text)
    {
        line++;
        var (count, number, digits, ranked) = (0, 0, 0, -1);
        for (var i = 0; i <= text.Length; i++)
        {
            var next = i < text.Length ? text[i] : ' ';
            var digit = (uint)(next - '0');
            if (digit <= 9)
            {
                (number, digits) = ((number * 10) + (int)digit, digits + 1);
                continue;
            }

            if (next is not (' ' or '\t') || digits > 9)
                return false;
            if (digits == 0)
                continue;
            if (number == 0)
            {
                if (ranked < 0 || !text[i..].Trim(" \t").IsEmpty)
                    return false;
                pile.AddSound(places.AsSpan(0, ranked), count);
                return true;
            }

            if (ranked < 0)
                count = number;
            else if (number > candidates || lastLine[number] == line)
                return false;
            else
                (lastLine[number], places[ranked]) = (line, number - 1);
            (number, digits, ranked) = (0, 0, ranked + 1);
        }

        return false;
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
