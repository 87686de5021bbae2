using System.Collections.Immutable;

namespace Decisions.Domain.Rules;

/// <summary>Says how classes of members count.</summary>
internal static class ClassesInWords
{
    public const string None = "Each member has one vote, and all votes count the same.";

    /// <param name="method">What the share of a class that must agree is compared by.</param>
    public static ImmutableArray<string> Of(ClassTerms terms, VotingMethod method) =>
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
        .. terms.MustAgree.Select(each => $"{English.StartSentence(each.Class)} must be in favour too, by {Share(each.Share, method)} of their own votes."),
        "Who is of which class is settled with the roll, and the result tells how each class voted.",
    ];

    /// <summary>All of it in one term, for a comparison.</summary>
    public static string InShort(DecisionRule rule) => rule.Classes is { } terms ? string.Join(' ', Of(terms, rule.Method)) : None;

    private static string Share(Fraction share, VotingMethod method) => method is YesNoMethod { Threshold.Comparator: Comparator.MoreThan }
        ? $"more than {FractionInWords.Of(share)}"
        : FractionInWords.AtLeast(share);
}
