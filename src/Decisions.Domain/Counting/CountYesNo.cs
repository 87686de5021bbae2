using System.Collections.Immutable;
using Decisions.Domain.Ballots;
using Decisions.Domain.Counting.Elections.Answers;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;

namespace Decisions.Domain.Counting;

/// <summary>Counts a yes/no question of a proposal.</summary>
internal static class CountYesNo
{
    public static YesNoTally Of(
        DecisionRule rule, YesNoMethod method, long eligible, ClassRoll? classes, IEnumerable<CountedBallots> ballots)
    {
        var (returned, members) = (0L, new long[3]);
        Dictionary<(int Answer, string? Class), (long Voters, long Votes)> piles = [];
        foreach (var counted in ballots)
        {
            returned = Participation.Add(returned, counted.Count, eligible);
            var answer = AnswerOf(counted.Choice);
            members[answer] += counted.Count;
            var key = (answer, rule.Classes is null ? null : counted.Class);
            var (voters, votes) = piles.GetValueOrDefault(key);
            piles[key] = (voters + counted.Count, checked(votes + (rule.Classes is { CountsVotes: true } ? counted.InVotes : counted.Count)));
        }

        ImmutableArray<ClassSize> roll = rule.Classes is { } terms && classes is not null
            ? [.. classes.Sizes.Select(size => new ClassSize(size.Class, size.Members, terms.CountsVotes ? size.Votes : size.Members))]
            : [];
        var result = MajorityCount.Of(
            MajorityTerms.Of(rule, method, roll),
            new AnswerProfile([.. piles.Select(pile => new AnswerPile(pile.Key.Answer, pile.Key.Class, pile.Value.Voters, pile.Value.Votes))], roll), eligible);
        var weighed = rule.Classes is null ? null : WeighedVotes.Of(result, roll);
        var cast = piles.Where(pile => pile.Key.Answer != MajorityCount.Abstain).Sum(pile => pile.Value.Votes);
        var took = Participation.Of(rule, eligible, returned, cast, weighed?.Votes ?? eligible);
        return new YesNoTally(
            eligible, returned, took.QuorumNeeded, took.QuorumMet, took.TurnoutNeeded, took.TurnoutMet,
            result.Verdict, members[MajorityCount.Yes], members[MajorityCount.No], members[MajorityCount.Abstain], method.Threshold,
            weighed is null ? (long)result.Base.Numerator : BaseInMembers(method.Threshold.Base, eligible, returned, members), result.IsCarried, weighed);
    }

    private static long BaseInMembers(ThresholdBase of, long eligible, long returned, long[] members) => of switch
    {
        ThresholdBase.Cast => members[MajorityCount.Yes] + members[MajorityCount.No],
        ThresholdBase.Present => returned,
        _ => eligible,
    };

    private static int AnswerOf(Choice choice) => choice switch
    {
        YesNoChoice { Answer: Answer.Yes } => MajorityCount.Yes,
        YesNoChoice { Answer: Answer.No } => MajorityCount.No,
        YesNoChoice { Answer: Answer.Abstain } => MajorityCount.Abstain,
        YesNoChoice { Answer: var other } => throw new ArgumentException($"{other} is no answer.", "ballots"),
        _ => throw new ArgumentException($"A {choice?.GetType().Name ?? "missing choice"} does not answer a yes/no question.", "ballots"),
    };
}
