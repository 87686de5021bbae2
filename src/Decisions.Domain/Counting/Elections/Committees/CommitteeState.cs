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
