namespace Decisions.Domain.Counting.Elections.Committees;

/// <summary>
/// Phragmén's sequential rule. Each member of the committee is a load of 1, which those who approve of them share so that
/// all of these then carry the same; whoever leaves them with the least is next. Whoever nobody approves of is chosen only
/// when nobody else is left, all such alike.
/// </summary>
internal sealed class PhragmenSteps(ApprovalSets sets, int candidates) : ICommitteeSteps
{
    private readonly Amounts loads = new();

    public (Amounts Amounts, string Name) Held(CommitteeState state) => (loads, "load");

    public CommitteeState Start()
    {
        var none = loads.Of(0);
        return new([], [.. Enumerable.Repeat(none, sets.Distinct)], RoundActions.Count);
    }

    public CommitteeChoice Look(CommitteeState state)
    {
        var table = new HeldTable(sets, state, loads, candidates);
        var values = new Dictionary<int, Amount>();
        var left = sets.Standing.Where(one => !state.Chosen.Contains(one)).ToList();
        foreach (var one in left)
        {
            var (ballots, held) = table.Sum(one);
            if (ballots > 0)
                values[one] = Amount.Ratio(table.Denominator + held, table.Denominator * ballots);
        }

        if (values.Count == 0)
            return new(state with { Phase = RoundActions.Completion }, values, left);
        var least = values.Values.Min();
        return new(state, values, [.. values.Where(each => each.Value == least).Select(each => each.Key)]);
    }

    public CommitteeState Choose(CommitteeChoice choice, int chosen)
    {
        var state = choice.State;
        if (!choice.Values.TryGetValue(chosen, out var load))
            return state with { Chosen = state.Chosen.Add(chosen) };
        var at = loads.Of(load);
        return state.With(chosen, sets, _ => at);
    }

    /// <summary>A load as states hold it; one below nothing is carried in advance.</summary>
    public int LoadOf(Amount load) => loads.Of(load);
}
