using System.Collections.Immutable;

namespace Decisions.Domain.Counting.Elections.Stv;

/// <summary>
/// One count by ERS97; the comments name its paragraphs. A candidate's papers are kept in the batches in which they
/// came, for only the last one is looked at when they have a surplus.
/// </summary>
internal sealed class Ers97Count(RankedProfile ballots, StvTable table, StvTies ties, StvGuards guards)
{
    private readonly int seats = table.Vacancies;
    private readonly PaperSorter sorter = new(ballots, table.Standing);
    private readonly List<Parcel>[] batches = [.. table.Standing.Select(_ => new List<Parcel>())];

    private IEnumerable<int> WithSurplus => table.Elected.Where(candidate => table.Votes[candidate] > table.Quota);

    public void Run()
    {
        CountFirstPreferences();
        while (!IsComplete())
        {
            var waiting = StvTable.Sum(WithSurplus.Select(candidate => table.Votes[candidate] - table.Quota));
            var losers = guards.Doomed() is { } doomed ? [doomed] : Losers(waiting);
            if (losers.IsEmpty)
                TransferSurplus(LargestSurplus());
            else
                Exclude(losers);
        }

        // 5.5.2: whoever is left once the seats are filled is formally excluded.
        foreach (var candidate in table.Continuing.ToList())
            table.Exclude(candidate);
    }

    /// <summary>5.1.</summary>
    private void CountFirstPreferences()
    {
        table.Begin(RoundActions.Count);
        var counts = sorter.SortAll(NewBatch(table.Unit));
        for (var candidate = 0; candidate < table.Votes.Length; candidate++)
            table.Votes[candidate] = (Int128)counts[candidate] * table.Unit;
        table.Valid = (long)(table.Counted / table.Unit);
        EndBatch();
    }

    /// <summary>4.3: as many are left as there are seats, or all seats are filled. Where nobody voted nobody is chosen.</summary>
    private bool IsComplete()
    {
        guards.SeatSitting();
        if (table.Valid > 0 && table.Continuing.Count() <= table.Vacancies)
            ElectAll();
        return table.Vacancies == 0 || !table.Continuing.Any() || table.Valid == 0;
    }

    /// <summary>
    /// 5.2.5, and 5.2.2 by which surpluses wait: the most who may be excluded together, or nobody. They and the surpluses
    /// that wait have no more votes than the next above, and enough are left for the seats. 'Above' is taken to mean more
    /// votes, so that equals go together or not at all; where nobody else may go one of the fewest does, by the tie.
    /// </summary>
    private ImmutableArray<int> Losers(Int128 waiting)
    {
        ImmutableArray<int> lowest = [.. guards.Excludable().OrderBy(candidate => table.Votes[candidate])];
        for (var losers = Math.Min(lowest.Length, table.Continuing.Count() - table.Vacancies); losers > 0; losers--)
        {
            var together = lowest[..losers];
            var next = losers < lowest.Length ? table.Votes[lowest[losers]] : Int128.MaxValue;
            if (table.Votes[together[^1]] < next && StvTable.Sum(together.Select(candidate => table.Votes[candidate])) + waiting <= next && guards.Allow([], together))
                return together;
        }

        var fewest = table.Votes[lowest[0]];
        return waiting > 0 ? [] : [ties.Fewest([.. lowest.Where(candidate => table.Votes[candidate] == fewest).Order()])];
    }

    /// <summary>5.2.3.</summary>
    private int LargestSurplus()
    {
        var most = WithSurplus.Max(candidate => table.Votes[candidate]);
        return ties.Most([.. WithSurplus.Where(candidate => table.Votes[candidate] == most).Order()], "surplus");
    }

    /// <summary>5.3: of the last batch only, and only what can be transferred, in equal parts cut off after two decimals.</summary>
    private void TransferSurplus(int candidate)
    {
        table.Begin(RoundActions.Surplus, candidate);
        var surplus = table.Votes[candidate] - table.Quota;
        var last = batches[candidate][^1];
        var passedOn = new List<Parcel>();
        var papers = sorter.Sort(last, to =>
        {
            passedOn.Add(NewBatch(0)(to));
            return passedOn[^1];
        });
        var (stay, transferable) = (papers[^1], papers[..^1].Sum());
        var isAll = (Int128)transferable * last.Value <= surplus;
        var value = isAll ? last.Value : (long)(surplus / transferable);
        var passed = (Int128)transferable * value;
        passedOn.ForEach(batch => batch.Value = value);
        papers[^1] = 0;
        table.Credit(candidate, papers, value);
        if (!isAll)
            table.Lost += surplus - passed;
        else if (surplus > passed)
            table.Exhaust(candidate, stay, surplus - passed);
        table.Votes[candidate] = table.Quota;
        EndBatch();
    }

    /// <summary>
    /// 5.4: batch by batch in descending order of value; whoever is elected on the way gets no more. Each batch is a round
    /// of the record, for each can elect; the booklet calls all of them together a stage.
    /// </summary>
    private void Exclude(ImmutableArray<int> losers)
    {
        foreach (var loser in losers)
            table.Exclude(loser);
        // 5.5.1: nothing is transferred when the rest fill the seats.
        if (table.Continuing.Count() <= table.Vacancies)
        {
            ElectAll();
            return;
        }

        var all = losers.SelectMany(loser => batches[loser].Select(parcel => (Loser: loser, Parcel: parcel)))
            .GroupBy(each => each.Parcel.Value).OrderByDescending(each => each.Key).ToList();
        if (all.Count == 0)
            table.Begin(RoundActions.Exclusion, losers.AsSpan());
        foreach (var batch in all.TakeWhile(_ => table.Vacancies > 0))
        {
            table.Begin(RoundActions.Exclusion, losers.AsSpan());
            var into = NewBatch(batch.Key);
            foreach (var (loser, parcel) in batch)
            {
                table.Credit(loser, sorter.Sort(parcel, into), batch.Key);
                table.Votes[loser] -= (Int128)parcel.Count * batch.Key;
            }

            EndBatch();
        }
    }

    /// <summary>Ends the transfer of a batch: the quota, and who is elected. 5.1.6, 5.4.8.</summary>
    private void EndBatch()
    {
        if (!table.AnybodyElected)
            table.Quota = (((Int128)table.Valid * table.Unit) - table.Exhausted + seats) / (seats + 1);
        table.Remember();
        while (table.Vacancies > 0 && Reaching() is { } candidate)
            table.Elect(candidate);
    }

    /// <summary>
    /// Who is next to be elected, with the quota or (b) an equal share of the total active vote: 5.1.7, 5.3.13, 5.4.9. Of
    /// more equals than there are seats none is, unless an earlier point tells them apart: 5.6.2.
    /// </summary>
    private int? Reaching()
    {
        var active = table.Counted - StvTable.Sum(table.Elected.Select(candidate => Int128.Min(table.Votes[candidate], table.Quota)));
        ImmutableArray<int> reached =
        [
            .. table.Continuing.Where(candidate => table.Votes[candidate] > 0 &&
                guards.Allow([candidate], []) && (table.Votes[candidate] >= table.Quota || table.Votes[candidate] * (table.Vacancies + 1) >= active)),
        ];
        if (reached.IsEmpty)
            return null;
        var most = reached.Max(candidate => table.Votes[candidate]);
        reached = reached.RemoveAll(candidate => table.Votes[candidate] < most);
        return reached.Length > table.Vacancies ? ties.MostWithoutLot(reached, "seat") : guards.First(reached);
    }

    private void ElectAll()
    {
        foreach (var candidate in table.Continuing.OrderByDescending(candidate => table.Votes[candidate]).ToList())
            table.Elect(candidate);
    }

    /// <summary>A new batch for each candidate who gets papers of a transfer; the same one if asked again.</summary>
    private Func<int, Parcel> NewBatch(long value)
    {
        var made = new Dictionary<int, Parcel>();
        return candidate =>
        {
            if (!made.TryGetValue(candidate, out var batch))
                batches[candidate].Add(made[candidate] = batch = new Parcel(value));
            return batch;
        };
    }
}
