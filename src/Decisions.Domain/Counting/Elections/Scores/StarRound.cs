using System.Numerics;

namespace Decisions.Domain.Counting.Elections.Scores;

/// <summary>
/// One score then automatic run-off: the two with the highest scores meet, and whoever more ballots prefer is chosen.
/// It works on the sums of the ballots alone.
/// </summary>
/// <param name="Scores">All points of each candidate.</param>
/// <param name="Preferred">Whom ballots prefer to whom.</param>
/// <param name="Highest">How many ballots give a candidate the highest score.</param>
internal sealed record StarRound(IReadOnlyDictionary<int, BigInteger> Scores, HeadToHead Preferred, IReadOnlyDictionary<int, long> Highest)
{
    public const string ByPreferences = "head-to-head preferences", ByScore = "score", ByHighest = "the number of highest scores";

    /// <summary>Finds the two who meet, of at least two who stand, the one with the higher score first.</summary>
    /// <param name="leastBeaten">Which of the published texts settles a tie of three or more; see <see cref="Star"/>.</param>
    public List<int> Finalists(IReadOnlyCollection<int> standing, TieRule ties, int round, bool leastBeaten)
    {
        var finalists = new List<int>();
        foreach (var group in Standings.ByScore(standing, one => Scores[one]))
        {
            var places = 2 - finalists.Count;
            if (places == 0)
                break;
            finalists.AddRange(group.Count <= places ? group
                : leastBeaten ? LeastBeaten(group, places, ties, round)
                : MostPreferred(group, places, ties, round));
        }

        return finalists;
    }

    /// <summary>Who wins the run-off, and whether a lot or the order of the paper had to say so.</summary>
    public (int Winner, bool Undecided) RunOff(int one, int other, TieRule ties, int round)
    {
        List<int> two = [one, other];
        var (winner, by) = Preferred[one, other].CompareTo(Preferred[other, one]) switch
        {
            > 0 => (one, ""),
            < 0 => (other, ""),
            _ => Scores[one].CompareTo(Scores[other]) switch
            {
                > 0 => (one, ByScore),
                < 0 => (other, ByScore),
                _ => Highest[one].CompareTo(Highest[other]) switch
                {
                    > 0 => (one, ByHighest),
                    < 0 => (other, ByHighest),
                    _ => (ties.Favours(two), ties.By),
                },
            },
        };
        if (by.Length > 0)
            ties.Note(round, "seat", two, by, [winner]);
        return (winner, by == ties.By);
    }

    /// <summary>Ballots that prefer a candidate to another of these, summed over the others.</summary>
    public long Preferences(int candidate, IEnumerable<int> among) => among.Sum(other => Preferred[candidate, other]);

    /// <summary>
    /// Whoever more ballots prefer among those tied, then whoever has more highest scores, then the tie rule. Whom one
    /// step tells apart from the rest is through; those it leaves equal go on to the next.
    /// </summary>
    private List<int> MostPreferred(List<int> tied, int places, TieRule ties, int round)
    {
        var through = new List<int>();
        foreach (var (by, measure) in new (string, Func<int, long>)[] { (ByPreferences, one => Preferences(one, tied)), (ByHighest, one => Highest[one]) })
        {
            var picked = new List<int>();
            var before = tied;
            foreach (var group in Standings.ByScore(before, measure))
            {
                tied = group;
                if (group.Count > places - through.Count - picked.Count)
                    break;
                picked.AddRange(group);
                if (through.Count + picked.Count == places)
                    break;
            }

            if (picked.Count > 0)
                ties.Note(round, "run-off", before, by, picked);
            through.AddRange(picked);
            if (through.Count == places)
                return through;
        }

        var drawn = ties.Sort(tied)[..(places - through.Count)];
        ties.Note(round, "run-off", tied, ties.By, drawn);
        return [.. through, .. drawn];
    }

    /// <summary>
    /// Whoever is beaten most among those tied is out, again and again, until as many are left as there are places; when
    /// all are beaten alike the most highest scores go through, and then the tie rule.
    /// </summary>
    private List<int> LeastBeaten(List<int> group, int places, TieRule ties, int round)
    {
        var through = new List<int>();
        while (through.Count < places)
        {
            var (among, free) = (group.Except(through).ToList(), places - through.Count);
            if (among.Count <= free)
                return [.. through, .. among];
            var (picked, by) = Next(among, free, ties);
            ties.Note(round, "run-off", among, by, picked);
            through.AddRange(picked);
        }

        return through;
    }

    private (List<int> Picked, string By) Next(List<int> among, int free, TieRule ties)
    {
        var tied = among;
        while (tied.Count > 1)
        {
            var current = tied;
            var beaten = current.ToDictionary(one => one, one => current.Sum(other => Preferred[other, one]));
            var most = beaten.Values.Max();
            var left = tied.Where(one => beaten[one] < most).ToList();
            if (left.Count > 0)
            {
                tied = left;
                continue;
            }

            if (tied.Count == free)
                break;
            var groups = Standings.ByScore(tied, one => Highest[one]);
            return groups[0].Count > free ? ([ties.Favours(groups[0])], ties.By)
                : free == 2 && groups is [[_], [_], ..] ? ([.. groups[0], .. groups[1]], ByHighest)
                : (groups[0], ByHighest);
        }

        return (tied, ByPreferences);
    }
}
