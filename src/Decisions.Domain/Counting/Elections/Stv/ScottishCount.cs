namespace Decisions.Domain.Counting.Elections.Stv;

/// <summary>
/// One count by the Scottish rules; the numbers of rules are those of SSI 2007/42, Schedule 1. A candidate's papers are
/// kept apart by value, which is all that rule 48 looks at.
/// </summary>
internal sealed class ScottishCount(RankedProfile ballots, StvTable table, StvTies ties, StvGuards guards)
{
    private readonly PaperSorter sorter = new(ballots, table.Standing);
    private readonly List<Parcel>[] piles = [.. table.Standing.Select(_ => new List<Parcel>())];

    public void Run()
    {
        CountFirstPreferences();
        while (!IsComplete())
        {
            if (guards.Doomed() is { } doomed)
                Exclude(doomed);
            else if (LargestSurplus() is { } candidate)
                TransferSurplus(candidate);
            else
                Exclude(Fewest());
            table.Remember();
        }
    }

    /// <summary>Rules 45 and 46.</summary>
    private void CountFirstPreferences()
    {
        table.Begin(RoundActions.Count);
        var counts = sorter.SortAll(candidate => ParcelOf(candidate, table.Unit));
        for (var candidate = 0; candidate < table.Votes.Length; candidate++)
            table.Votes[candidate] = (Int128)counts[candidate] * table.Unit;
        table.Valid = (long)(table.Counted / table.Unit);
        table.Quota = (Int128)((table.Valid / (table.Vacancies + 1)) + 1) * table.Unit;
        table.Remember();
    }

    /// <summary>
    /// Rules 47 and 52: whoever has the quota is elected, and those left when they are as many as the seats left. Where
    /// no ballot counts for anybody nobody is chosen.
    /// </summary>
    private bool IsComplete()
    {
        while (guards.First(table.Continuing.Where(candidate => table.Votes[candidate] >= table.Quota)) is { } candidate)
            table.Elect(candidate);
        guards.SeatSitting();
        if (table.Valid > 0 && table.Vacancies > 0 && table.Continuing.Count() <= table.Vacancies)
        {
            foreach (var candidate in table.Continuing.OrderByDescending(candidate => table.Votes[candidate]).ToList())
                table.Elect(candidate);
        }

        return table.Vacancies == 0 || !table.Continuing.Any() || table.Valid == 0;
    }

    /// <summary>Rule 49: the largest of all that wait; a quota reached exactly leaves nothing to transfer.</summary>
    private int? LargestSurplus()
    {
        var most = table.Elected.Select(candidate => table.Votes[candidate]).DefaultIfEmpty().Max();
        return most <= table.Quota ? null
            : ties.Most([.. table.Elected.Where(candidate => table.Votes[candidate] == most).Order()], "surplus");
    }

    /// <summary>Rule 48: each paper passes on at surplus × its value ÷ the candidate's votes, cut off after five decimals.</summary>
    private void TransferSurplus(int candidate)
    {
        table.Begin(RoundActions.Surplus, candidate);
        var (votes, surplus) = (table.Votes[candidate], table.Votes[candidate] - table.Quota);
        table.Lost += surplus - Transfer(candidate, value => (long)(surplus * value / votes));
        table.Votes[candidate] = table.Quota;
    }

    /// <summary>Rules 50 and 51: all papers go on at once, at the value that they had.</summary>
    private void Exclude(int candidate)
    {
        table.Exclude(candidate);
        table.Begin(RoundActions.Exclusion, candidate);
        Transfer(candidate, value => value);
        table.Votes[candidate] = 0;
    }

    private int Fewest()
    {
        var from = guards.Excludable();
        var fewest = from.Min(candidate => table.Votes[candidate]);
        return ties.Fewest(from.RemoveAll(candidate => table.Votes[candidate] > fewest));
    }

    /// <returns>What all papers together pass on.</returns>
    private Int128 Transfer(int candidate, Func<long, long> newValue)
    {
        var passed = Int128.Zero;
        foreach (var parcel in piles[candidate])
        {
            var value = newValue(parcel.Value);
            passed += (Int128)parcel.Count * value;
            table.Credit(candidate, sorter.Sort(parcel, to => ParcelOf(to, value)), value);
        }

        piles[candidate].Clear();
        return passed;
    }

    private Parcel ParcelOf(int candidate, long value)
    {
        var pile = piles[candidate];
        if (pile.Find(parcel => parcel.Value == value) is { } found)
            return found;
        pile.Add(new Parcel(value));
        return pile[^1];
    }
}
