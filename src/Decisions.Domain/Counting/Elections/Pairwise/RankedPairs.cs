using System.Collections.Immutable;

namespace Decisions.Domain.Counting.Elections.Pairwise;

/// <summary>
/// Ranked pairs (T. N. Tideman, Independence of clones as a criterion for voting rules, 1987): pairwise wins are locked
/// from the strongest down, and one that would close a circle with those locked before is skipped. Of wins by as many
/// votes, or by the same margin, the one with fewer against it is the stronger. Wins equal in that too come in the order of the tie rule: whose
/// winner it favours more and, with one winner, whose loser it favours less (after Zavist and Tideman, 1989).
/// </summary>
public sealed class RankedPairs : PairwiseRule
{
    public override string Name => "ranked-pairs";

    public override string Title => "Ranked pairs";

    public override string Summary => "Pairwise wins are locked from the strongest down, and those that would close a circle skipped (Tideman 1987).";

    private protected override ImmutableArray<Setting> OwnSettings => [StrengthSetting];

    private protected override PairwiseResult Compare(
        PairwiseMatrix matrix, ChosenSettings settings, TieRule ties, ImmutableArray<Candidate> candidates)
    {
        var margins = settings[Strength] == "margins";
        var favour = ties.Sort(matrix.Standing).Index().ToDictionary(each => each.Item, each => each.Index);
        var wins =
            from one in matrix.Standing
            from other in matrix.Standing
            where matrix.Beats(one, other)
            let votes = matrix[one, other]
            let against = matrix[other, one]
            group (Over: one, Under: other) by (Main: margins ? votes - against : votes, Then: -against) into level
            orderby level.Key descending
            select level.OrderBy(pair => favour[pair.Over]).ThenByDescending(pair => favour[pair.Under]).ToList();

        var locked = new LockedPairs(candidates.Length);
        var steps = ImmutableArray.CreateBuilder<PairStep>();
        foreach (var level in wins)
        {
            var open = level.Where(pair => !locked.Leads(pair.Under, pair.Over)).ToHashSet();
            foreach (var (over, under) in level)
            {
                var locks = locked.Lock(over, under);
                steps.Add(new PairStep(
                    candidates[over].Name, candidates[under].Name, matrix[over, under], matrix[under, over], locks ? "locked" : "skipped"));
                if (!locks && open.Contains((over, under)))
                    ties.Note(1, "pair", [over, under], ties.By, [under]);
            }
        }

        return new PairwiseResult(
            Standings.ByRelation(matrix.Standing, locked.Leads),
            one => matrix.Standing.Count(other => locked.Leads(one, other)), null, steps.DrainToImmutable());
    }

    internal override IEnumerable<string> Explain(CountRecord record)
    {
        yield return "The wins are taken from the strongest down. Each is locked, unless it would close a circle with those locked before; then it is skipped.";
        foreach (var step in record.Pairwise!.Steps.Where(step => step.Did == "skipped"))
            yield return $"The win of {step.Over} over {step.Under}, {step.Votes} to {step.Against}, is skipped: those locked before it lead from {step.Under} to {step.Over}.";
        if (record.Pairwise.Steps.All(step => step.Did == "locked"))
            yield return "None had to be skipped.";
    }
}

/// <summary>Locked pairs, and who leads to whom by one or several of them.</summary>
internal sealed class LockedPairs(int size)
{
    private readonly bool[,] leads = new bool[size, size];

    public bool Leads(int one, int other) => leads[one, other];

    /// <summary>Locks a pair; false where the pairs locked before lead the other way.</summary>
    public bool Lock(int over, int under)
    {
        if (leads[under, over])
            return false;
        if (leads[over, under])
            return true;
        for (var one = 0; one < size; one++)
        {
            if (one != over && !leads[one, over])
                continue;
            leads[one, under] = true;
            for (var other = 0; other < size; other++)
                leads[one, other] |= leads[under, other];
        }

        return true;
    }
}
