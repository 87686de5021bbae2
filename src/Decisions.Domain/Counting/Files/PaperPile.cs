using Decisions.Domain.Counting.Elections;

namespace Decisions.Domain.Counting.Files;

/// <summary>Gathers the papers of a file, and keeps how they were marked where the rankings alone do not say it.</summary>
internal sealed class PaperPile(int candidates)
{
    private readonly RankedProfile.Builder papers = new(candidates, takesMarks: true);

    /// <param name="paper">As a profile stores it, with marks; skipped ranks at the end say nothing and are cut off.</param>
    public void Add(ReadOnlySpan<int> paper, long count) => papers.Add(paper.TrimEnd(PaperMarks.Skipped), count);

    /// <summary>The same for a paper without marks, each of whose candidates the reader has looked at.</summary>
    public void AddSound(ReadOnlySpan<int> paper, long count) => papers.AddSound(paper, count);

    public RankedProfile Build()
    {
        var marked = papers.Build();
        return papers.HasMarks ? PaperMarks.Plain(marked) : marked;
    }
}
