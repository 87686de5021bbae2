namespace Decisions.Domain.Counting.Elections.Committees;

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
