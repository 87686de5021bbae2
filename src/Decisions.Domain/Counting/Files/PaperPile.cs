using System.Runtime.CompilerServices;
using Decisions.Domain.Counting.Elections;

namespace Decisions.Domain.Counting.Files;

/// <summary>
/// Gathers the papers of a file, and keeps how they were marked where the rankings alone do not say it. A line that
/// comes again and again is read once.
/// </summary>
internal sealed class PaperPile
{
    private readonly RankedProfile.Builder papers;
    private readonly KnownLines known;

    /// <param name="takesMarks">Whether papers may hold <see cref="PaperMarks"/> and name somebody twice.</param>
    public PaperPile(int candidates, bool takesMarks = true)
    {
        papers = new(candidates, takesMarks);
        known = new KnownLines((number, count) => papers.AddTo(number, count));
    }

    /// <summary>Whether papers may be given in bytes.</summary>
    public bool IsNarrow => papers.IsNarrow;

    /// <summary>Whether a paper held a mark or named somebody twice.</summary>
    public bool HasMarks => papers.HasMarks;

    /// <summary>Lets more candidates stand.</summary>
    public void Admit(int candidates) => papers.Admit(candidates);

    /// <summary>Whether the line was there before; its paper is counted then, and it is not to be read again.</summary>
    /// <param name="hash">To be handed on when it has been read.</param>
    public bool Again(ReadOnlySpan<byte> line, out ulong hash) => known.Again(line, out hash);

    /// <param name="paper">As a profile stores it, with marks; skipped ranks at the end say nothing and are cut off.</param>
    public void Add(ReadOnlySpan<int> paper, long count) => papers.Add(paper.TrimEnd(PaperMarks.Skipped), count);

    /// <summary>The same for the paper that a line stands for.</summary>
    public void Add(ReadOnlySpan<int> paper, long count, ReadOnlySpan<byte> line, ulong hash)
    {
        if (count > 0 && known.IsWorthIt)
            known.Remember(line, hash, papers.AddNow(paper.TrimEnd(PaperMarks.Skipped), count), count);
        else
            Add(paper, count);
    }

    /// <summary>The same for a paper without marks, each of whose candidates the reader has looked at; where <see cref="IsNarrow"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddSound(ReadOnlySpan<sbyte> paper, ulong hash, long count) => papers.AddLate(paper, hash, count);

    public RankedProfile Build()
    {
        var marked = BuildMarked();
        return papers.HasMarks ? PaperMarks.Plain(marked) : marked;
    }

    /// <summary>The papers as they are.</summary>
    public RankedProfile BuildMarked()
    {
        known.Settle();
        return papers.Build();
    }
}
