namespace Decisions.Domain.Counting.Elections;

/// <summary>
/// Rankings by position and how many ballots say each: ten thousand ballots that say the same cost a count no more than
/// one does. Where hardly two of very many ballots say the same, some that do may stand apart, and so a ranking more
/// than once (<see cref="Builder"/>): a rule must come to the same whichever way they stand. A ranking is a run of candidates, most preferred first; one who shares a place with the candidate before is
/// stored as ~candidate, which is negative. Candidates left out are not ranked.
/// </summary>
/// <remarks>
/// What ordinances treat differently (skipped ranks, overvotes, a candidate ranked twice) is kept in
/// <see cref="Papers"/>, because it is the rule's own settings that say what becomes of it: a reader that decided it
/// would leave half of the rule out of the record.
/// </remarks>
public sealed partial class RankedProfile : BallotProfile
{
    private readonly Runs<sbyte>? narrow;
    private readonly long[] counts;
    private Runs<int>? wide;

    private RankedProfile(int candidates, Runs<sbyte>? narrow, Runs<int>? wide, long[] counts, long blank, bool hasEqualRanks)
    {
        (Candidates, this.narrow, this.wide, this.counts) = (candidates, narrow, wide, counts);
        (Blank, HasEqualRanks) = (blank, hasEqualRanks);
        Returned = counts.Aggregate(blank, (sum, count) => checked(sum + count));
    }

    public int Candidates { get; }

    /// <summary>
    /// The papers as they were marked, with <see cref="PaperMarks"/> and with candidates named again further down; null
    /// where no paper has any of these and the rankings say it all.
    /// </summary>
    public RankedProfile? Papers { get; private init; }

    /// <summary>How many rankings there are, blank ones apart. Nearly always each is another.</summary>
    public int Distinct => counts.Length;

    public override long Returned { get; }

    public override long Blank { get; }

    /// <summary>Whether some ballot gives two candidates the same place.</summary>
    public bool HasEqualRanks { get; }

    /// <summary>One ranking, not empty. Equal places are the negative items.</summary>
    public ReadOnlySpan<int> Ranking(int index) => Wide[index];

    /// <summary>How many ballots say it, more than 0.</summary>
    public long Count(int index) => counts[index];

    /// <summary>The rankings in a byte an item where so few stand that they fit (<see cref="NarrowItems"/>), else null.</summary>
    internal Runs<sbyte>? Narrow => narrow;

    /// <summary>The same ballots with candidates called by other numbers, each by one of its own.</summary>
    /// <param name="numbers">The new number of each.</param>
    internal RankedProfile Renumbered(int[] numbers) => new(
        Candidates,
        narrow?.Renumbered(item => item >= NarrowItems.Overvoted ? item : (sbyte)(item < 0 ? ~numbers[~item] : numbers[item])),
        narrow is not null ? null : wide!.Renumbered(item => item >= PaperMarks.Overvoted ? item : item < 0 ? ~numbers[~item] : numbers[item]),
        counts, Blank, HasEqualRanks);

    /// <summary>The rankings as everybody reads them. Where they lie in bytes they are written out when first asked for.</summary>
    internal Runs<int> Wide => wide ??= NarrowItems.Widen(narrow!);
}
