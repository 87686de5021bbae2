using System.Collections.Immutable;

namespace Decisions.Domain.Differences;

/// <summary>Where two changes of one text meet.</summary>
/// <param name="Base">What stood there before either.</param>
/// <param name="One">What the one makes of it.</param>
/// <param name="Other">What the other makes of it.</param>
public sealed record TextConflict(string Base, string One, string Other);

/// <summary>A text with two changes made, or where they conflict.</summary>
/// <param name="Text">Null where they do.</param>
public sealed record MergedText(string? Text, ImmutableArray<TextConflict> Conflicts);

/// <summary>
/// Makes two changes of the same sequence at once (three-way merge: Khanna, Kunal, Pierce 2007). They conflict where they
/// change the same piece, or where no piece that <c>parts</c> them stands between what they change, unless both make the
/// same of it.
/// </summary>
internal static class Merge
{
    public static MergedText Of(string @base, string one, string other)
    {
        var (merged, conflicts) = Of(Pieces.Of(@base), Pieces.Of(one), Pieces.Of(other), static piece => !Pieces.IsBlank(piece));
        return new(
            conflicts.IsEmpty ? string.Concat(merged) : null,
            [.. conflicts.Select(each => new TextConflict(string.Concat(each.Base), string.Concat(each.One), string.Concat(each.Other)))]);
    }

    /// <param name="parts">Whether a piece between two changes is enough to keep them apart.</param>
    public static (List<T> Merged, ImmutableArray<(T[] Base, T[] One, T[] Other)> Conflicts) Of<T>(
        T[] @base, T[] one, T[] other, Predicate<T> parts) where T : notnull
    {
        var (mine, theirs) = (Hunks.Between(@base, one), Hunks.Between(@base, other));
        List<T> merged = [];
        var conflicts = ImmutableArray.CreateBuilder<(T[], T[], T[])>();
        var (at, i, j) = (0, 0, 0);
        while (i < mine.Length || j < theirs.Length)
        {
            var (firstOfMine, firstOfTheirs) = (i, j);
            var start = Math.Min(i < mine.Length ? mine[i].Start : @base.Length, j < theirs.Length ? theirs[j].Start : @base.Length);
            // One stretch of the base, as long as changes of either side reach into it.
            var (end, mineReach, theirReach) = (start, -1, -1);
            while (true)
            {
                if (i < mine.Length && (mine[i].Start == start && i == firstOfMine || Meets(mine[i].Start, theirReach)))
                    (mineReach, end, i) = (Math.Max(mineReach, mine[i].End), Math.Max(end, mine[i].End), i + 1);
                else if (j < theirs.Length && (theirs[j].Start == start && j == firstOfTheirs || Meets(theirs[j].Start, mineReach)))
                    (theirReach, end, j) = (Math.Max(theirReach, theirs[j].End), Math.Max(end, theirs[j].End), j + 1);
                else
                    break;
            }
            merged.AddRange(@base[at..start]);
            T[] ofMine = Changed(one, mine, firstOfMine, i), ofTheirs = Changed(other, theirs, firstOfTheirs, j);
            if (i == firstOfMine)
                merged.AddRange(ofTheirs);
            else if (j == firstOfTheirs || ofMine.AsSpan().SequenceEqual(ofTheirs))
                merged.AddRange(ofMine);
            else
                conflicts.Add((@base[start..end], ofMine, ofTheirs));
            at = end;

            T[] Changed(T[] side, ImmutableArray<Hunk> hunks, int first, int last)
            {
                List<T> changed = [];
                var place = start;
                for (var k = first; k < last; k++)
                {
                    changed.AddRange(@base[place..hunks[k].Start]);
                    changed.AddRange(side.AsSpan(hunks[k].OtherStart, hunks[k].OtherLength));
                    place = hunks[k].End;
                }
                changed.AddRange(@base[place..end]);
                return [.. changed];
            }
        }
        merged.AddRange(@base[at..]);
        return (merged, conflicts.ToImmutable());

        bool Meets(int hunkStart, int reach) => reach >= 0 && (hunkStart <= reach || !@base[reach..hunkStart].Any(piece => parts(piece)));
    }
}
