using System.Runtime.InteropServices;

namespace Decisions.Domain.Counting.Elections.Stv;

/// <summary>Ballots that say the same, and where in their ranking the candidate stands who has them.</summary>
internal readonly record struct Paper(int Ranking, int At);

/// <summary>Papers of one value that a candidate has.</summary>
internal sealed class Parcel(long value)
{
    private readonly List<Paper> papers = [];

    /// <summary>What each paper is worth, in the smallest unit of the rule.</summary>
    public long Value { get; set; } = value;

    /// <summary>How many ballots they are.</summary>
    public long Count { get; private set; }

    public ReadOnlySpan<Paper> Papers => CollectionsMarshal.AsSpan(papers);

    public void Add(Paper paper, long count)
    {
        papers.Add(paper);
        Count += count;
    }
}
