using Decisions.Domain.Ballots;
using Decisions.Domain.Rules;

namespace Decisions.Domain.Counting;

/// <summary>Tells, exactly, when a vote by yes or no can come to one verdict only, as long as whoever has voted keeps their vote.</summary>
public static class CertainVerdict
{
    /// <summary>The verdict that every completion of the ballots comes to; null where two of them differ.</summary>
    /// <param name="eligible">How many are on the roll; at least the number of ballots.</param>
    /// <remarks>
    /// Three completions stand for all. Nobody votes any more: then the fewest take part, so a verdict other than 'no quorum' means
    /// that the quorum and the turnout floor are met in every completion. All others say yes: no completion has a larger share of
    /// yes, or more who take part. All others say no: none has a smaller share, where they are met.
    /// </remarks>
    /// <exception cref="ArgumentException">The rule does not ask yes or no, or the ballots do not fit it.</exception>
    public static Verdict? Of(DecisionRule rule, long eligible, IReadOnlyCollection<CountedBallots> ballots)
    {
        if (rule.Method is not YesNoMethod)
            throw new ArgumentException($"What is certain of {rule.Method.GetType().Name} is not told.", nameof(rule));
        var missing = eligible - ballots.Sum(pile => pile.Count);
        var verdict = With([]);
        return With([All(Answer.Yes)]) == verdict && With([All(Answer.No)]) == verdict ? verdict : null;

        CountedBallots All(Answer answer) => new(new YesNoChoice(answer), missing);

        Verdict With(CountedBallots[] others) => Count.Of(rule, eligible, [], ballots.Concat(others), []).Verdict;
    }
}
