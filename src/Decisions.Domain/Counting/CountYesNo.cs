using Decisions.Domain.Ballots;
using Decisions.Domain.Rules;

namespace Decisions.Domain.Counting;

/// <summary>Counts a yes/no question against its threshold.</summary>
internal static class CountYesNo
{
    public static YesNoTally Of(
        DecisionRule rule, YesNoMethod method, long eligible, IEnumerable<CountedBallots> ballots)
    {
        long yes = 0, no = 0, abstain = 0, returned = 0;
        foreach (var (choice, count) in ballots)
        {
            returned = Participation.Add(returned, count, eligible);
            switch (AnswerOf(choice))
            {
                case Answer.Yes: yes += count; break;
                case Answer.No: no += count; break;
                case Answer.Abstain: abstain += count; break;
                case var other: throw new ArgumentException($"{other} is no answer.", nameof(ballots));
            }
        }

        var took = Participation.Of(rule, eligible, returned, cast: yes + no);
        var whole = method.Threshold.Base switch
        {
            ThresholdBase.Cast => yes + no,
            ThresholdBase.Present => returned,
            ThresholdBase.Eligible => eligible,
            var other => throw new ArgumentException($"{other} is no base of a threshold.", nameof(method)),
        };
        var met = method.Threshold.IsReachedBy(yes, whole);
        return new YesNoTally(
            eligible, returned, took.QuorumNeeded, took.QuorumMet, took.TurnoutNeeded, took.TurnoutMet,
            took.Verdict(carried: met), yes, no, abstain, method.Threshold, whole, met);
    }

    private static Answer AnswerOf(Choice choice) =>
        choice is YesNoChoice { Answer: var answer }
            ? answer
            : throw new ArgumentException(
                $"A {choice?.GetType().Name ?? "missing choice"} does not answer a yes/no question.", "ballots");
}
