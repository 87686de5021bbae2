using System.Runtime.CompilerServices;
using Decisions.Domain.Counting.Elections;

namespace Decisions.Domain.Counting.Files;

/// <summary>Gathers the papers of a file, and keeps how they were marked where the rankings alone do not say it.</summary>
internal sealed class PaperPile(int candidates)
{
    private readonly RankedProfile.Builder papers = new(candidates, takesMarks: true);

    /// <summary>Whether papers may be given in bytes.</summary>
    public bool IsNarrow => papers.IsNarrow;

    /// <param name="paper">As a profile stores it, with marks; skipped ranks at the end say nothing and are cut off.</param>
    public void Add(ReadOnlySpan<int> paper, long count) => papers.Add(paper.TrimEnd(PaperMarks.Skipped), count);

    /// <summary>The same for a paper without marks, each of whose candidates the reader has looked at.</summary>
    public void AddSound(ReadOnlySpan<int> paper, long count) => papers.AddSound(paper, count);

    /// <summary>The same in bytes, where <see cref="IsNarrow"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddLate(ReadOnlySpan<sbyte> paper, ulong hash, long count) => papers.AddLate(paper, hash, count);

    /// <summary>The same at once; returns the paper's number for <see cref="AddTo"/>.</summary>
    public int AddSound(ReadOnlySpan<sbyte> paper, long count) => papers.AddSound(paper, count);

    public void AddTo(int number, long count) => papers.AddTo(number, count);

    public RankedProfile Build()
    {
        var marked = papers.Build();
        return papers.HasMarks ? PaperMarks.Plain(marked) : marked;
    }
}
