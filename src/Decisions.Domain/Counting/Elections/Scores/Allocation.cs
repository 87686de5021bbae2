using System.Collections.Immutable;
using System.Numerics;

namespace Decisions.Domain.Counting.Elections.Scores;

/// <summary>Uses up a quota of ballots for whoever is chosen.</summary>
internal sealed class Allocation(ScoredBallots ballots, WeightedBallots weighted, Amount quota, bool wholeBallots)
{
    /// <summary>By score times weight: how many ballots gave it, what they weighed together, and which part each keeps.</summary>
    public const string Allocated = "ballots", Weighed = "weight", Kept = "kept";

    public ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, Amount>>? Allocate(int chosen)
    {
        var levels = weighted.Supporters(chosen)
            .GroupBy(group => weighted.WeightAt(group.Key.Weight) * group.Key.Score)
            .OrderByDescending(level => level.Key)
            .Select(level => (level.Key, Ballots: level.SelectMany(group => group).ToList()))
            .ToList();
        if (!wholeBallots)
            levels.Add((0, Others(levels.SelectMany(level => level.Ballots))));
        var done = new List<(Amount Level, Amount Number, Amount Weight, Amount Kept)>();
        var left = quota;
        foreach (var (level, some) in levels)
        {
            var number = weighted.Count(some);
            var weight = WeightOf(some);
            var takes = wholeBallots ? number : weight;
            if (left.Numerator.IsZero || takes.Numerator.IsZero)
                continue;
            var kept = takes <= left ? 0 : 1 - (left / takes);
            left = takes <= left ? left - takes : 0;
            foreach (var ballot in some)
                weighted.SetWeight(ballot, weighted.Weight(ballot) * kept);
            done.Add((level, number, weight, kept));
        }

        return ScoredRecord.Notes(
        [
            (Allocated, done.Select(each => KeyValuePair.Create(ScoredBallots.Key(each.Level), each.Number))),
            (Weighed, done.Select(each => KeyValuePair.Create(ScoredBallots.Key(each.Level), each.Weight))),
            (Kept, done.Select(each => KeyValuePair.Create(ScoredBallots.Key(each.Level), each.Kept))),
        ]);
    }

    private List<int> Others(IEnumerable<int> supporters)
    {
        var taken = supporters.ToHashSet();
        return [.. ballots.Valid.Where(ballot => !taken.Contains(ballot) && !weighted.Weight(ballot).Numerator.IsZero)];
    }

    private Amount WeightOf(IEnumerable<int> some) => some.GroupBy(weighted.Weight)
        .Aggregate((Amount)0, (sum, group) => sum + (group.Key * Amount.Ratio((BigInteger)weighted.Count(group), 1)));
}
