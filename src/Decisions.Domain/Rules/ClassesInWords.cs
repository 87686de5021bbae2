using System.Collections.Immutable;

namespace Decisions.Domain.Rules;

/// <summary>Says how classes of members count.</summary>
internal static class ClassesInWords
{
    public const string None = "Each member has one vote, and all votes count the same.";

    /// <param name="rule">The rule that has these terms.</param>
    public static ImmutableArray<string> Of(DecisionRule rule, ClassTerms terms) =>
    [
        .. terms.CountsVotes ? ["Each member has as many votes as they were given: one, unless they stand for more."] : ImmutableArray<string>.Empty,
        .. terms.Colleges.IsEmpty ? ImmutableArray<string>.Empty :
        [
            $"Members vote in colleges. {English.StartSentence(English.List([.. terms.Colleges.Select((college, i) => $"{college.Class} {(i == 0 ? "weigh " : "")}{English.Number(college.Weight)}")]))}. " +
            (terms.Carries == CollegeCarrying.Proportional
                ? "The weight of each is split as its members vote."
                : "All the weight of each goes to its majority; where it is split evenly, to neither side."),
        ],
        .. terms.Caps.Select(cap =>
            $"However many of them vote, {cap.Class} have at most {FractionInWords.Of(cap.Share)} of all votes together."),
        .. terms.MustAgree.Select(each => $"{English.StartSentence(each.Class)} must be in favour too, by {Share(each.Share, rule.Method)} of their own votes."),
        "Who is of which class is settled with the roll, and the result tells how each class voted" +
            (rule.Secrecy == BallotSecrecy.Secret ? ". Of a class of which few vote, or all alike, that tells how they did, though votes are secret." : "."),
    ];

    /// <summary>All of it in one term, for a comparison.</summary>
    public static string InShort(DecisionRule rule) => rule.Classes is { } terms ? string.Join(' ', Of(rule, terms)) : None;

    private static string Share(Fraction share, VotingMethod method) => method is YesNoMethod { Threshold.Comparator: Comparator.MoreThan }
        ? $"more than {FractionInWords.Of(share)}"
        : FractionInWords.AtLeast(share);
}
