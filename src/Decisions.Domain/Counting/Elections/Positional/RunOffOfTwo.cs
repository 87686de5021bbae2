namespace Decisions.Domain.Counting.Elections.Positional;

/// <summary>The run-off after a first count.</summary>
internal static class RunOffOfTwo
{
    /// <summary>The two who lead a ranking of at least two; ties are settled by the rule and noted.</summary>
    public static List<int> Leaders(List<List<int>> ranking, TieRule ties)
    {
        if (ranking[0].Count == 2)
            return ranking[0];
        var (sure, tied) = ranking[0].Count > 1 ? ([], ranking[0]) : (ranking[0], ranking[1]);
        if (sure.Count + tied.Count == 2)
            return [.. sure, .. tied];
        var picked = ties.Sort(tied)[..(2 - sure.Count)];
        ties.Note(1, "run-off", tied, ties.By, picked);
        return [.. sure, .. picked];
    }

    /// <summary>How many ballots rank the one above the other, the other above the one, and neither.</summary>
    public static (long One, long Other, long Neither) Compare(RankedProfile profile, int one, int other)
    {
        var (first, second, neither) = (0L, 0L, 0L);
        for (var index = 0; index < profile.Distinct; index++)
        {
            var (place, ofOne, ofOther) = (0, int.MaxValue, int.MaxValue);
            foreach (var item in profile.Ranking(index))
            {
                place += item >= 0 ? 1 : 0;
                var candidate = item < 0 ? ~item : item;
                if (candidate == one)
                    ofOne = place;
                else if (candidate == other)
                    ofOther = place;
            }

            var count = profile.Count(index);
            if (ofOne < ofOther)
                first += count;
            else if (ofOther < ofOne)
                second += count;
            else
                neither += count;
        }

        return (first, second, neither);
    }
}
