using System.Collections.Immutable;
using Decisions.Domain.Counting.Elections.Voters;

namespace Decisions.Domain.Counting.Elections.Answers;

/// <summary>
/// What the votes of each class count for. Without colleges each vote counts once. With colleges each has a weight,
/// which is split as its members voted or goes whole to its majority. A cap keeps a class (investors) to a share of all.
/// </summary>
/// <param name="Colleges">The weight of each college; empty where there are none.</param>
/// <param name="CarriesWhole">Whether a college's weight goes whole to its majority; where it is split evenly, to neither.</param>
/// <param name="Caps">The largest share of all votes that a class may have, by class.</param>
internal sealed record ClassWeights(
    ImmutableSortedDictionary<string, Amount> Colleges, bool CarriesWhole, ImmutableSortedDictionary<string, Amount> Caps)
{
    /// <summary>Whether votes of capped classes count for nothing where nobody else votes; else that cannot be counted.</summary>
    public bool MayBeNone { get; init; }

    public static ClassWeights None { get; } = new(
        ImmutableSortedDictionary<string, Amount>.Empty, false, ImmutableSortedDictionary<string, Amount>.Empty);

    /// <summary>The classes with their votes as they count.</summary>
    /// <param name="whole">The votes that shares are taken of: those cast, present or eligible.</param>
    /// <param name="first">The answer that a college can give its weight to.</param>
    /// <param name="second">The other one.</param>
    /// <exception cref="CannotCountException">Somebody voted who is in no college.</exception>
    public ImmutableArray<ClassVotes> Weigh(ImmutableArray<ClassVotes> classes, Func<ClassVotes, Amount> whole, int first, int second)
    {
        Check(classes);
        if (!Colleges.IsEmpty)
            classes = [.. classes.Select(each => College(each, whole(each), first, second))];
        var factors = ClassCaps.Factors(classes.ToDictionary(each => each.Class ?? "", whole, StringComparer.Ordinal), Caps, MayBeNone);
        return [.. classes.Select(each => factors.TryGetValue(each.Class ?? "", out var factor) ? each.Times(factor) : each)];
    }

    private void Check(ImmutableArray<ClassVotes> classes)
    {
        if (Caps.Keys.FirstOrDefault(name => classes.All(each => each.Class != name)) is { } unknown)
            throw new CannotCountException($"There is nobody of class {unknown}, which has a cap.");
        if (!Colleges.IsEmpty && classes.FirstOrDefault(each => each.Class is null || !Colleges.ContainsKey(each.Class)) is { } stray)
            throw new CannotCountException(stray.Class is null
                ? "A ballot is of no college, so it has no weight. Give each ballot its class."
                : $"The college {stray.Class} has no weight. Give it one in the option colleges.");
    }

    private ClassVotes College(ClassVotes votes, Amount whole, int first, int second)
    {
        var weight = Colleges[votes.Class!];
        if (whole == 0)
            return votes.Times(0);
        var split = votes.Times(weight / whole);
        if (!CarriesWhole)
            return split;
        var carried = split.ByAnswer[first].CompareTo(split.ByAnswer[second]);
        var answers = split.ByAnswer.Select(_ => (Amount)0).ToArray();
        if (carried != 0)
            answers[carried > 0 ? first : second] = weight;
        return split with { ByAnswer = [.. answers] };
    }
}
