using Decisions.Domain.Counting.Elections.Scores;

namespace Decisions.Domain.Counting.Elections.Committees;

/// <summary>
/// The Method of Equal Shares for committees: each voter has an equal share of a budget of one for each seat, and a
/// member costs one. Whoever can be paid for with the smallest largest payment of those who approve is next; they pay
/// alike, and who has less pays all they have. When nobody can be paid for any more, the completion goes on.
/// </summary>
/// <param name="share">What each voter has at the start.</param>
/// <param name="completion">One of <see cref="CommitteeEqualShares"/>'s.</param>
internal sealed class EqualSharesSteps(ApprovalSets sets, int candidates, Amount share, string completion) : ICommitteeSteps
{
    private readonly Amounts budgets = new();
    private readonly PhragmenSteps phragmen = new(sets, candidates);

    public (Amounts Amounts, string Name) Held(CommitteeState state) =>
        state.Phase == RoundActions.Count || completion != CommitteeEqualShares.Phragmen ? (budgets, "share left") : phragmen.Held(state);

    public CommitteeState Start()
    {
        var start = budgets.Of(share);
        return new([], [.. Enumerable.Repeat(start, sets.Distinct)], RoundActions.Count);
    }

    public CommitteeChoice Look(CommitteeState state)
    {
        if (state.Phase != RoundActions.Count)
            return Complete(state);
        var table = new HeldTable(sets, state, budgets, candidates);
        var payments = new Dictionary<int, Amount>();
        foreach (var one in sets.Standing.Where(one => !state.Chosen.Contains(one)))
        {
            if (Payment(table, one) is { } payment)
                payments[one] = payment;
        }

        if (payments.Count == 0)
            return Complete(Completing(state));
        var least = payments.Values.Min();
        return new(state, payments, [.. payments.Where(each => each.Value == least).Select(each => each.Key)]);
    }

    public CommitteeState Choose(CommitteeChoice choice, int chosen)
    {
        var state = choice.State;
        if (state.Phase != RoundActions.Count)
            return completion == CommitteeEqualShares.Phragmen ? phragmen.Choose(choice, chosen) : state with { Chosen = state.Chosen.Add(chosen) };
        var payment = choice.Values[chosen];
        return state.With(chosen, sets, before => budgets.Of(budgets[before] > payment ? budgets[before] - payment : 0));
    }

    /// <summary>The least that all who approve can pay alike, or all they have, to make 1 together; null where they have less.</summary>
    private static Amount? Payment(HeldTable table, int candidate)
    {
        var (payers, held) = table.Sum(candidate);
        if (held < table.Denominator)
            return null;
        var due = table.Denominator;
        for (var place = 0; place < table.Numerators.Length; place++)
        {
            if (table.Numerators[place] * payers >= due)
                break;
            due -= table.Numerators[place] * table.Count(candidate, place);
            payers -= table.Count(candidate, place);
        }

        return Amount.Ratio(due, table.Denominator * payers);
    }

    private CommitteeState Completing(CommitteeState state) => state with
    {
        Phase = RoundActions.Completion,
        At = completion == CommitteeEqualShares.Phragmen ? [.. state.At.Select(at => phragmen.LoadOf(0 - budgets[at]))] : state.At,
    };

    private CommitteeChoice Complete(CommitteeState state)
    {
        if (completion == CommitteeEqualShares.Phragmen)
            return phragmen.Look(state);
        if (completion == CommitteeEqualShares.None)
            return new(state, [], []);
        var values = sets.Approvals().Where(each => !state.Chosen.Contains(each.Key)).ToAmounts();
        var most = values.Count == 0 ? 0 : values.Values.Max();
        return new(state, values, [.. values.Where(each => each.Value == most).Select(each => each.Key)]);
    }
}
