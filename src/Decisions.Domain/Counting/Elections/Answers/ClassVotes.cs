using System.Collections.Immutable;

namespace Decisions.Domain.Counting.Elections.Answers;

/// <summary>How a class voted, in votes.</summary>
/// <param name="Class">Its name; null for those without one.</param>
/// <param name="Returned">All votes of those who took part, blank ones too.</param>
/// <param name="Eligible">All votes that the class has; null where the roll is not known.</param>
internal sealed record ClassVotes(string? Class, ImmutableArray<Amount> ByAnswer, Amount Returned, Amount? Eligible)
{
    public static ImmutableArray<ClassVotes> Of(AnswerProfile ballots, int answers) =>
    [
        .. ballots.Piles.Select(pile => pile.Class).Concat(ballots.Roll.Select(size => size.Class)).Distinct()
            .Order(StringComparer.Ordinal).Select(name => Of(ballots, answers, name)),
    ];

    /// <summary>All of them together.</summary>
    public static ClassVotes Sum(IEnumerable<ClassVotes> classes, int answers) => classes.Aggregate(
        new ClassVotes(null, [.. Enumerable.Repeat((Amount)0, answers)], 0, 0),
        (sum, each) => new ClassVotes(
            null, [.. sum.ByAnswer.Zip(each.ByAnswer, (one, other) => one + other)], sum.Returned + each.Returned,
            sum.Eligible is { } all && each.Eligible is { } more ? all + more : null));

    /// <summary>The same where each vote counts for so many.</summary>
    public ClassVotes Times(Amount factor) => this with
    {
        ByAnswer = [.. ByAnswer.Select(votes => votes * factor)], Returned = Returned * factor, Eligible = Eligible * factor,
    };

    private static ClassVotes Of(AnswerProfile ballots, int answers, string? name)
    {
        var votes = new long[answers];
        var returned = 0L;
        foreach (var pile in ballots.Piles.Where(pile => pile.Class == name))
        {
            returned = checked(returned + pile.Votes);
            if (pile.Answer is { } answer)
                votes[answer] = checked(votes[answer] + pile.Votes);
        }

        return new ClassVotes(name, [.. votes.Select(each => (Amount)each)], returned,
            ballots.Roll.IsEmpty ? null : ballots.Roll.Where(size => size.Class == name).Sum(size => size.Votes));
    }
}
