namespace Decisions.Domain.Counting.Elections;

/// <summary>What stands at a rank of a paper in place of a candidate.</summary>
public static class PaperMarks
{
    /// <summary>Nobody: the voter left this rank out and went on.</summary>
    public const int Skipped = int.MaxValue;

    /// <summary>More than one, and it is not known who.</summary>
    public const int Overvoted = int.MaxValue - 1;

    /// <summary>
    /// Papers as the rules read them that ask no more: marks are left out, later ranks move up, and somebody ranked
    /// twice stays at the higher rank.
    /// </summary>
    public static RankedProfile Plain(RankedProfile papers)
    {
        var rankings = new RankedProfile.Builder(papers.Candidates);
        rankings.Add([], papers.Blank);
        var ranking = new List<int>();
        var ranked = new HashSet<int>();
        for (var index = 0; index < papers.Distinct; index++)
        {
            ranking.Clear();
            ranked.Clear();
            var shares = false;
            foreach (var item in papers.Ranking(index))
            {
                var candidate = item < 0 ? ~item : item;
                shares &= item < 0;
                if (candidate >= Overvoted || !ranked.Add(candidate))
                    continue;
                ranking.Add(shares ? ~candidate : candidate);
                shares = true;
            }

            rankings.Add(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(ranking), papers.Count(index));
        }

        return rankings.Build(papers);
    }
}
