using System.Collections.Immutable;

namespace Decisions.Domain.Counting.Elections.Committees;

/// <summary>Where a rule stands that fills a committee one by one.</summary>
/// <param name="Chosen">In order of election.</param>
/// <param name="At">What each distinct ballot has (a load, a budget, how many it is represented by), as a number in <see cref="Amounts"/>.</param>
/// <param name="Phase">What the rule is doing, one of <see cref="RoundActions"/>.</param>
internal sealed record CommitteeState(ImmutableArray<int> Chosen, int[] At, string Phase)
{
    /// <summary>Two are the same that have the same people and ballots, whoever was first.</summary>
    public bool Equals(CommitteeState? other) =>
        other is not null && Phase == other.Phase && Chosen.Order().SequenceEqual(other.Chosen.Order()) && At.AsSpan().SequenceEqual(other.At);

    /// <summary>The state after somebody is chosen, with what ballots have that approve of them.</summary>
    /// <param name="after">What a ballot has, by what it had; asked once for each.</param>
    public CommitteeState With(int chosen, ApprovalSets sets, Func<int, int> after)
    {
        var known = new Dictionary<int, int>();
        var at = At.ToArray();
        for (var ballot = 0; ballot < at.Length; ballot++)
        {
            if (sets.Approved[ballot].AsSpan().BinarySearch(chosen) < 0)
                continue;
            if (!known.TryGetValue(at[ballot], out var now))
                known[at[ballot]] = now = after(at[ballot]);
            at[ballot] = now;
        }

        return this with { Chosen = Chosen.Add(chosen), At = at };
    }

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var one in Chosen.Order())
            hash.Add(one);
        hash.AddBytes(System.Runtime.InteropServices.MemoryMarshal.AsBytes<int>(At));
        return hash.ToHashCode();
    }
}

/// <summary>Exact numbers, each kept once, so that ballots with the same are seen to have the same.</summary>
internal sealed class Amounts
{
    private readonly List<Amount> all = [];
    private readonly Dictionary<Amount, int> known = [];

    public Amount this[int at] => all[at];

    public int Of(Amount amount)
    {
        if (known.TryGetValue(amount, out var at))
            return at;
        all.Add(amount);
        return known[amount] = all.Count - 1;
    }
}

/// <summary>What a rule sees when it is to choose the next.</summary>
/// <param name="State">Where it stands, which may be in another phase than before.</param>
/// <param name="Values">What each who may be chosen has.</param>
/// <param name="Best">Those who are equally first; empty where nobody can be chosen.</param>
internal sealed record CommitteeChoice(CommitteeState State, Dictionary<int, Amount> Values, List<int> Best);

/// <summary>A rule that fills a committee one by one.</summary>
internal interface ICommitteeSteps
{
    /// <summary>What ballots have by the numbers in a state, and what that is called in a record.</summary>
    (Amounts Amounts, string Name) Held(CommitteeState state);

    CommitteeState Start();

    CommitteeChoice Look(CommitteeState state);

    /// <summary>The state after one of the best is chosen.</summary>
    CommitteeState Choose(CommitteeChoice choice, int chosen);
}
