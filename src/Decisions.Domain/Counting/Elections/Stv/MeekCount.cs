using System.Collections.Immutable;

namespace Decisions.Domain.Counting.Elections.Stv;

/// <summary>
/// One count by the reference text of the Proportional Representation Foundation, whose steps the comments name. All
/// numbers are billionths.
/// </summary>
internal sealed class MeekCount(RankedProfile ballots, StvTable table, StvTies ties, StvGuards guards)
{
    /// <summary>One vote, or all of it kept.</summary>
    public const long One = 1_000_000_000;

    /// <summary>The name of the keep values in the notes of a round.</summary>
    public const string KeepValues = "keep values";

    /// <summary>The surplus that is small enough to stop at: 0.000001.</summary>
    private const long Omega = 1_000;

    private readonly int seats = table.Vacancies;
    private readonly long[] keep = [.. table.Standing.Select(each => each == Standing.Withdrawn ? 0 : One)];
    private readonly KeepTree tree = new(ballots, table.Standing);

    /// <summary>A product of two numbers of billionths, rounded up. One of them is at most 1.</summary>
    public static long TimesUp(long one, long other) => other == One ? one : ((one * other) + One - 1) / One;

    public void Run()
    {
        table.Valid = tree.Ballots;
        table.Begin(RoundActions.Count);
        Distribute();
        NoteKeepValues();
        while (!IsComplete())
            Round();
        Complete();
    }

    /// <summary>Step B.1. Where nobody voted nobody can be told from another.</summary>
    private bool IsComplete()
    {
        guards.SeatSitting();
        return table.Vacancies == 0 || table.Continuing.Count() <= table.Vacancies || table.Valid == 0;
    }

    /// <summary>Steps B.2 and B.3: ends with somebody elected, or with one excluded.</summary>
    private void Round()
    {
        Int128? before = null;
        while (true)
        {
            Distribute();
            if (guards.Doomed() is { } doomed)
            {
                Exclude(doomed);
                return;
            }

            ImmutableArray<int> elected = [.. ElectReaching()];
            if (!elected.IsEmpty)
            {
                Next(RoundActions.Surplus, elected, tree.Elect);
                return;
            }

            var surplus = Int128.Max(0, StvTable.Sum(table.Elected.Select(candidate => table.Votes[candidate] - table.Quota)));
            if (surplus < Omega || surplus >= before)
            {
                Exclude(Fewest(surplus));
                return;
            }

            before = surplus;
            foreach (var candidate in table.Elected)
                keep[candidate] = KeepLess(candidate);
        }
    }

    /// <summary>Steps B.2.a and B.2.b.</summary>
    private void Distribute()
    {
        tree.Distribute(keep, table.Votes);
        var votes = table.Counted;
        table.Exhausted = ((Int128)table.Valid * One) - votes;
        table.Quota = (votes / (seats + 1)) + 1;
    }

    /// <summary>Step B.2.f: keep value × quota ÷ votes, rounded up after each.</summary>
    private long KeepLess(int candidate)
    {
        var product = ((keep[candidate] * table.Quota) + One - 1) / One;
        var votes = table.Votes[candidate];
        return (long)(((product * One) + votes - 1) / votes);
    }

    /// <summary>Step B.3: all who would be lowest if they got the whole surplus less are tied.</summary>
    private int Fewest(Int128 surplus)
    {
        var from = guards.Excludable();
        var fewest = from.Min(candidate => table.Votes[candidate]);
        return ties.Fewest(from.RemoveAll(candidate => table.Votes[candidate] > fewest + surplus));
    }

    /// <summary>Ends a round, and begins the next one unless the count is complete.</summary>
    private void Next(string did, ImmutableArray<int> of, Action<int> resort)
    {
        NoteKeepValues();
        if (IsComplete())
            return;
        foreach (var candidate in of)
            resort(candidate);
        table.Begin(did, of.AsSpan());
    }

    /// <summary>Step B.2.c.</summary>
    private IEnumerable<int> ElectReaching()
    {
        while (guards.First(table.Continuing.Where(candidate => table.Votes[candidate] >= table.Quota)) is { } candidate)
        {
            table.Elect(candidate);
            yield return candidate;
        }
    }

    private void Exclude(int candidate)
    {
        table.Exclude(candidate);
        Next(RoundActions.Exclusion, [candidate], _ =>
        {
            keep[candidate] = 0;
            tree.Exclude(candidate);
        });
    }

    private void NoteKeepValues() => table.Note(KeepValues, table.Standing.Index()
        .Where(each => each.Item != Standing.Withdrawn).Select(each => (each.Index, keep[each.Index])));

    /// <summary>Step C.</summary>
    private void Complete()
    {
        var fill = table.Valid > 0 && table.Vacancies > 0 && table.Continuing.Count() <= table.Vacancies;
        foreach (var candidate in Leading())
        {
            if (fill)
                table.Elect(candidate);
            else
                table.Exclude(candidate);
        }
    }

    private ImmutableArray<int> Leading() => [.. table.Continuing.OrderByDescending(candidate => table.Votes[candidate])];
}
