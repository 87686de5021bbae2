namespace Decisions.Domain.Counting.Elections.Committees;

/// <summary>
/// Thiele's addition method, which is sequential PAV: a ballot that approves of so many already chosen counts for the
/// next as one part in one more than that.
/// </summary>
internal sealed class ThieleSteps(ApprovalSets sets, int candidates) : ICommitteeSteps
{
    private readonly Amounts represented = new();

    public (Amounts Amounts, string Name) Held(CommitteeState state) => (represented, "represented by");

    public CommitteeState Start()
    {
        var none = represented.Of(0);
        return new([], [.. Enumerable.Repeat(none, sets.Distinct)], RoundActions.Count);
    }

    public CommitteeChoice Look(CommitteeState state)
    {
        var table = new HeldTable(sets, state, represented, candidates);
        var values = sets.Standing.Where(one => !state.Chosen.Contains(one)).ToDictionary(one => one, one => Enumerable.Range(0, table.Numerators.Length)
            .Aggregate((Amount)0, (sum, place) => sum + Amount.Ratio(table.Count(one, place), table.Numerators[place] + 1)));
        var most = values.Count == 0 ? 0 : values.Values.Max();
        return new(state, values, [.. values.Where(each => each.Value == most).Select(each => each.Key)]);
    }

    public CommitteeState Choose(CommitteeChoice choice, int chosen) =>
        choice.State.With(chosen, sets, before => represented.Of(represented[before] + 1));
}
