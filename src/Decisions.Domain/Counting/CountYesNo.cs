using System.Collections.Immutable;
using Decisions.Domain.Ballots;
using Decisions.Domain.Counting.Elections.Answers;
using Decisions.Domain.Rules;

namespace Decisions.Domain.Counting;

/// <summary>Counts a yes/no question of a proposal.</summary>
internal static class CountYesNo
{
    public static YesNoTally Of(
        DecisionRule rule, YesNoMethod method, long eligible, IEnumerable<CountedBallots> ballots)
    {
        var (yes, no, abstain, returned) = (0L, 0L, 0L, 0L);
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

        var result = MajorityCount.Of(MajorityTerms.Of(rule, method), new AnswerProfile(Piles(yes, no, abstain)), eligible);
        var took = Participation.Of(rule, eligible, returned, cast: yes + no);
        return new YesNoTally(
            eligible, returned, took.QuorumNeeded, took.QuorumMet, took.TurnoutNeeded, took.TurnoutMet,
            result.Verdict, yes, no, abstain, method.Threshold, (long)result.Base.Numerator, result.IsCarried);
    }

    private static ImmutableArray<AnswerPile> Piles(long yes, long no, long abstain) =>
    [
        AnswerPile.Of(MajorityCount.Yes, yes), AnswerPile.Of(MajorityCount.No, no), AnswerPile.Of(MajorityCount.Abstain, abstain),
    ];

    private static Answer AnswerOf(Choice choice) =>
        choice is YesNoChoice { Answer: var answer }
            ? answer
            : throw new ArgumentException(
                $"A {choice?.GetType().Name ?? "missing choice"} does not answer a yes/no question.", "ballots");
}
