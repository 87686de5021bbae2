using System.Collections.Immutable;

namespace Decisions.Domain.Differences;

/// <summary>
/// Where two sequences differ, in order, with at least one equal piece between two hunks. Patience (Cohen): pieces that
/// both have exactly once hold the rest in place; what lies between them goes by the shortest edit (Myers 1986), unless
/// that would cost more than <see cref="MostEdits"/> squared: then the whole stretch counts as changed.
/// </summary>
internal sealed class Hunks
{
    private const int MostEdits = 500, DeepestSplit = 40;

    private readonly int[] _from, _to;
    private readonly ImmutableArray<Hunk>.Builder _found = ImmutableArray.CreateBuilder<Hunk>();

    private Hunks(int[] from, int[] to) => (_from, _to) = (from, to);

    public static ImmutableArray<Hunk> Between<T>(IReadOnlyList<T> from, IReadOnlyList<T> to) where T : notnull
    {
        Dictionary<T, int> numbers = [];
        var hunks = new Hunks(Numbered(from, numbers), Numbered(to, numbers));
        hunks.Compare(0, from.Count, 0, to.Count, depth: 0);
        return hunks._found.ToImmutable();
    }

    private static int[] Numbered<T>(IReadOnlyList<T> pieces, Dictionary<T, int> numbers) where T : notnull
    {
        var numbered = new int[pieces.Count];
        for (var i = 0; i < numbered.Length; i++)
            if (!numbers.TryGetValue(pieces[i], out numbered[i]))
                numbers[pieces[i]] = numbered[i] = numbers.Count;
        return numbered;
    }

    private void Compare(int start, int end, int otherStart, int otherEnd, int depth)
    {
        while (start < end && otherStart < otherEnd && _from[start] == _to[otherStart])
            (start, otherStart) = (start + 1, otherStart + 1);
        while (start < end && otherStart < otherEnd && _from[end - 1] == _to[otherEnd - 1])
            (end, otherEnd) = (end - 1, otherEnd - 1);
        if (start == end || otherStart == otherEnd)
        {
            Found(start, end, otherStart, otherEnd);
            return;
        }
        var anchors = depth < DeepestSplit ? Anchors.Between(_from.AsSpan(start..end), _to.AsSpan(otherStart..otherEnd)) : [];
        if (anchors.Count == 0)
        {
            var pairs = ShortestEdit.Common(_from.AsSpan(start..end), _to.AsSpan(otherStart..otherEnd), MostEdits);
            var (at, otherAt) = (start, otherStart);
            foreach (var (i, j) in pairs)
            {
                Found(at, start + i, otherAt, otherStart + j);
                (at, otherAt) = (start + i + 1, otherStart + j + 1);
            }
            Found(at, end, otherAt, otherEnd);
            return;
        }
        var (left, otherLeft) = (start, otherStart);
        foreach (var (i, j) in anchors)
        {
            Compare(left, start + i, otherLeft, otherStart + j, depth + 1);
            (left, otherLeft) = (start + i + 1, otherStart + j + 1);
        }
        Compare(left, end, otherLeft, otherEnd, depth + 1);
    }

    private void Found(int start, int end, int otherStart, int otherEnd)
    {
        if (start < end || otherStart < otherEnd)
            _found.Add(new Hunk(start, end - start, otherStart, otherEnd - otherStart));
    }
}
