using System.Collections.Immutable;

namespace Decisions.Domain.Counting.Elections.Stv;

/// <summary>
/// Keeps the terms of a count: whoever must stay for them to be met is not excluded, and whoever could only be elected
/// against them is excluded at once. Hill, Implementing STV by Meek's method with constraints, Voting matters 9 (1998),
/// calls these guarded and doomed. Classes do not overlap, so a count of places tells who is which.
/// </summary>
internal sealed class StvGuards
{
    private readonly StvTable table;
    private readonly StvTies ties;
    private readonly ImmutableArray<(string Class, int AtLeast, ImmutableHashSet<int> Members)> classes;
    private readonly ImmutableHashSet<int> sitting;

    public StvGuards(Election election, StvTerms terms, StvTable table, StvTies ties)
    {
        (this.table, this.ties) = (table, ties);
        sitting = [.. terms.Sitting.Select(name => Sitting(election, name))];
        classes =
        [
            .. terms.Guarded.Select(guard => (guard, Members: Members(election, guard.Class)))
                .Select(each => (each.guard.Class, Math.Min(each.guard.AtLeast, each.Members.Count), each.Members)),
        ];
        if (classes.Select(each => each.Class).Distinct().Count() < classes.Length)
            throw new CannotCountException("Seats are guarded twice for the same class.");
        table.Guards = [.. Records(sitting, classes)];
        if (!Allow([], []))
            throw new CannotCountException("There are not enough seats for all that are guarded.");
    }

    private bool AreThere => !classes.IsEmpty || !sitting.IsEmpty;

    /// <summary>The one with most votes of those given whose election the terms allow, or null.</summary>
    public int? First(IEnumerable<int> reached)
    {
        ImmutableArray<int> allowed = [.. reached.Where(candidate => Allow([candidate], []))];
        if (allowed.IsEmpty)
            return null;
        var most = allowed.Max(candidate => table.Votes[candidate]);
        allowed = allowed.RemoveAll(candidate => table.Votes[candidate] < most);
        return Allow(allowed, []) ? allowed[0] : ties.Most(allowed, "seat");
    }

    /// <summary>Whether the terms allow that they are all elected, or that they are all excluded.</summary>
    public bool Allow(IReadOnlyCollection<int> elected, IReadOnlyCollection<int> excluded)
    {
        if (!AreThere)
            return true;
        bool Continues(int each) => table.Standing[each] == Standing.Continuing && !elected.Contains(each) && !excluded.Contains(each);
        if (sitting.Any(each => !Continues(each) && table.Standing[each] != Standing.Elected && !elected.Contains(each)))
            return false;
        var free = table.Vacancies - elected.Count - sitting.Count(Continues);
        foreach (var (_, atLeast, members) in classes)
        {
            var sure = members.Count(each => table.Standing[each] == Standing.Elected || elected.Contains(each) || (sitting.Contains(each) && Continues(each)));
            var need = Math.Max(0, atLeast - sure);
            if (need > members.Count(each => Continues(each) && !sitting.Contains(each)))
                return false;
            free -= need;
        }

        return free >= 0;
    }

    /// <summary>Those who may be excluded. Those with fewer votes who may not are written down as kept.</summary>
    public ImmutableArray<int> Excludable()
    {
        ImmutableArray<int> may = [.. table.Continuing.Where(candidate => Allow([], [candidate]))];
        if (AreThere && !may.IsEmpty)
        {
            var fewest = may.Min(candidate => table.Votes[candidate]);
            foreach (var kept in table.Continuing.Where(each => table.Votes[each] < fewest))
                table.Guard(kept, GuardActions.Kept, Reason(kept));
        }

        return may;
    }

    /// <summary>Who can no longer be elected, with the fewest votes of all such, or null; written down as excluded by it.</summary>
    public int? Doomed()
    {
        if (!AreThere || table.Vacancies == 0)
            return null;
        ImmutableArray<int> doomed = [.. table.Continuing.Where(candidate => !Allow([candidate], []))];
        if (doomed.IsEmpty)
            return null;
        var fewest = doomed.Min(candidate => table.Votes[candidate]);
        var first = ties.Fewest([.. doomed.Where(candidate => table.Votes[candidate] == fewest)]);
        table.Guard(first, GuardActions.Excluded, "");
        return first;
    }

    /// <summary>Once no other seat is free, those who sit have theirs.</summary>
    public void SeatSitting()
    {
        var left = sitting.Where(each => table.Standing[each] == Standing.Continuing).Order().ToList();
        if (left.Count == 0 || left.Count < table.Vacancies)
            return;
        foreach (var candidate in left)
        {
            table.Guard(candidate, GuardActions.Elected, GuardActions.Sitting);
            table.Elect(candidate);
        }
    }

    private string Reason(int candidate) => sitting.Contains(candidate)
        ? GuardActions.Sitting
        : classes.First(each => each.Members.Contains(candidate)).Class;

    private IEnumerable<GuardRecord> Records(
        ImmutableHashSet<int> members, ImmutableArray<(string Class, int AtLeast, ImmutableHashSet<int> Members)> guarded) =>
        (members.IsEmpty ? [] : new[] { (Class: GuardActions.Sitting, AtLeast: members.Count, Members: members) }).Concat(guarded)
            .Select(each => new GuardRecord(each.Class, each.AtLeast, [.. each.Members.Order().Select(table.Name)]));

    private static int Sitting(Election election, string name) =>
        election.Standing.Where(each => election.Candidates[each].Name == name).Select(each => (int?)each).SingleOrDefault()
        ?? throw new CannotCountException($"{name} is to keep a seat but does not stand.");

    private static ImmutableHashSet<int> Members(Election election, string of) =>
        [.. election.Standing.Where(each => election.Candidates[each].Class == of)];
}
