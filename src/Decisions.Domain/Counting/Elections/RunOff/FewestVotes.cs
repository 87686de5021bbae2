using System.Collections.Immutable;

namespace Decisions.Domain.Counting.Elections.RunOff;

/// <summary>Who leaves a round, and how a tie for the fewest votes is settled.</summary>
internal sealed class FewestVotes(Election election, ChosenSettings settings, TieRule ties)
{
    /// <param name="votes">Of those in the count.</param>
    /// <param name="earlier">The votes of the rounds before, oldest first, with the numbers of the rounds.</param>
    /// <param name="round">The number of this round.</param>
    public List<int> Leave(Dictionary<int, long> votes, IReadOnlyList<(int Round, Dictionary<int, long> Votes)> earlier, int round)
    {
        var least = settings[RunOffSettings.Stop] == "two" ? 2 : 1;
        if (settings[RunOffSettings.WriteIns] == "first")
        {
            var writeIns = votes.Where(each => each.Value > 0 && election.Candidates[each.Key].IsWriteIn).Select(each => each.Key).ToList();
            if (writeIns.Count > 0 && votes.Count - writeIns.Count >= least)
                return writeIns;
        }

        var minimum = settings.Whole(RunOffSettings.Minimum);
        var tooFew = votes.Where(each => each.Value < minimum).Select(each => each.Key).ToList();
        if (tooFew.Count > 0 && votes.Count - tooFew.Count >= least)
            return tooFew;
        if (settings[RunOffSettings.Elimination] == "batch" && Batch(votes, least) is { Count: > 1 } batch)
            return batch;
        return [One(votes, earlier, round)];
    }

    /// <summary>The one with the fewest votes.</summary>
    public int One(Dictionary<int, long> votes, IReadOnlyList<(int Round, Dictionary<int, long> Votes)> earlier, int round)
    {
        var tied = Fewest(votes.Keys, votes);
        if (tied.Count == 1)
            return tied[0];

        var (left, by) = (tied, ties.By);
        var looks = settings[RunOffSettings.Ties] switch
        {
            "backwards" => earlier.Reverse(),
            "forwards" => earlier,
            _ => [],
        };
        foreach (var look in looks)
        {
            left = Fewest(left, look.Votes);
            if (left.Count > 1)
                continue;
            by = $"round {look.Round}";
            break;
        }

        var leaves = left.Count == 1 ? left[0] : ties.Against(left);
        ties.Note(round, "exclusion", tied, by, [leaves]);
        return leaves;
    }

    /// <summary>The most who, with the fewest votes, have fewer together than the next one alone: none can catch up.</summary>
    private static List<int> Batch(Dictionary<int, long> votes, int least)
    {
        var ascending = votes.OrderBy(each => each.Value).ToList();
        var (sum, size) = (0L, 0);
        for (var i = 0; i < ascending.Count - least; i++)
        {
            sum += ascending[i].Value;
            if (sum < ascending[i + 1].Value)
                size = i + 1;
        }

        return [.. ascending.Take(size).Select(each => each.Key).Order()];
    }

    private static List<int> Fewest(IEnumerable<int> among, Dictionary<int, long> votes)
    {
        var all = among.ToList();
        var fewest = all.Min(one => votes[one]);
        return [.. all.Where(one => votes[one] == fewest).Order()];
    }
}
