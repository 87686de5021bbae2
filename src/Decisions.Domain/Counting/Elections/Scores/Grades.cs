using System.Collections.Immutable;

namespace Decisions.Domain.Counting.Elections.Scores;

/// <summary>
/// The grades of one candidate, as how many of each there are. Two are compared by their middlemost grades, one after
/// the other from the middle outward, in as many steps as there are grades and not ballots.
/// </summary>
/// <remarks>
/// The majority grade is the middle one, or of two middle ones the lower. Taking it away and looking again, as the
/// majority ranking does, goes through the grades in order from the middle outward: with an odd number of them first to
/// the next lower and then by turns, with an even number first to the next higher. So the first place where two
/// candidates differ is the nearer of the first below and the first above where they do.
/// </remarks>
internal sealed class Grades : IComparable<Grades>
{
    // Grades that somebody gave, from the lowest, each with how many there are of it or of a lower one.
    private readonly ImmutableArray<(long Grade, Int128 UpTo)> steps;

    public Grades(IEnumerable<KeyValuePair<long, long>> counts)
    {
        Int128 upTo = 0;
        steps = [.. counts.Where(each => each.Value > 0).OrderBy(each => each.Key).Select(each => (each.Key, upTo += each.Value))];
        Number = (long)upTo;
    }

    public long Number { get; }

    /// <summary>The majority grade; null where there is no grade.</summary>
    public long? Majority => Number == 0 ? null : At((Number + 1) / 2, times: 1);

    /// <summary>How many are above the majority grade.</summary>
    public long Above => Number - (long)steps.Where(each => each.Grade <= Majority).Select(each => each.UpTo).LastOrDefault();

    /// <summary>How many are below the majority grade.</summary>
    public long Below => (long)steps.Where(each => each.Grade < Majority).Select(each => each.UpTo).LastOrDefault();

    /// <summary>
    /// By the majority ranking. Where the two have different numbers of grades, each grade counts as often as the other has
    /// grades, so that shares are compared. Counting each twice over changes nothing and leaves one case, the even one, so
    /// that a comparison with one of the two and with a third cannot run in a circle. No grade at all is below any.
    /// </summary>
    public int CompareTo(Grades? other)
    {
        if (other is null || Number == 0 || other.Number == 0)
            return Number.CompareTo(other?.Number ?? 0);
        var (ours, theirs) = Number == other.Number ? (2L, 2L) : (2 * other.Number, 2 * Number);
        var middle = (Int128)Number * ours / 2;
        var below = FirstDifference(other, ours, theirs, middle, down: true);
        var above = FirstDifference(other, ours, theirs, middle, down: false);
        if (below == 0 && above == 0)
            return 0;
        var belowFirst = above == 0 || (below != 0 && middle - below < above - middle);
        var at = belowFirst ? below : above;
        return At(at, ours).CompareTo(other.At(at, theirs));
    }

    /// <summary>The place nearest the middle, itself included downward, where the two differ; 0 where they do not.</summary>
    private Int128 FirstDifference(Grades other, long ours, long theirs, Int128 middle, bool down)
    {
        // Either's grade changes only behind these places, so that between them nothing new can be seen.
        var places = steps.Select(each => each.UpTo * ours).Concat(other.steps.Select(each => each.UpTo * theirs));
        var candidates = down
            ? places.Where(place => place < middle).Append(middle).OrderDescending()
            : places.Select(place => place + 1).Where(place => place > middle + 1 && place <= Number * (Int128)ours).Prepend(middle + 1)
                .Where(place => place <= Number * (Int128)ours).Order();
        return candidates.FirstOrDefault(place => At(place, ours) != other.At(place, theirs));
    }

    /// <summary>The grade at a place, from 1 for the lowest, where each counts so many times.</summary>
    private long At(Int128 place, long times) => steps.First(each => place <= each.UpTo * times).Grade;
}
