namespace Decisions.Domain.Counting.Elections;

/// <summary>
/// The items of rankings in a byte each, a quarter of what they take otherwise: candidates as they are, and the marks
/// above them.
/// </summary>
internal static class NarrowItems
{
    /// <summary>With more candidates than this they do not fit.</summary>
    public const int MostCandidates = 120;

    /// <summary>The lower of the marks.</summary>
    public const sbyte Overvoted = sbyte.MaxValue - 1;

    private const sbyte Skipped = sbyte.MaxValue;

    public static sbyte Narrow(int item) => item switch
    {
        PaperMarks.Skipped => Skipped,
        PaperMarks.Overvoted => Overvoted,
        _ => (sbyte)item,
    };

    public static Runs<int> Widen(Runs<sbyte> narrow)
    {
        var wide = new Runs<int>(narrow.Count, narrow.Items);
        Span<int> some = stackalloc int[256];
        for (var index = 0; index < narrow.Count; index++)
        {
            var run = narrow[index];
            var to = run.Length <= some.Length ? some : new int[run.Length];
            for (var i = 0; i < run.Length; i++)
                to[i] = run[i] < Overvoted ? run[i] : run[i] == Skipped ? PaperMarks.Skipped : PaperMarks.Overvoted;
            wide.Add(to[..run.Length]);
        }

        return wide;
    }
}
