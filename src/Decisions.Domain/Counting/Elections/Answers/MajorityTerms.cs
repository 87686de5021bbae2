using System.Collections.Immutable;
using Decisions.Domain.Rules;

namespace Decisions.Domain.Counting.Elections.Answers;

/// <summary>What it takes for a question to be carried by yes votes.</summary>
/// <param name="TieCarries">Whether as many yes as no carries it, where more than half of the votes cast is asked for.</param>
/// <param name="Turnout">The least share of all votes that must be cast, or null.</param>
/// <param name="MinimumYes">The least share of all votes that must be yes, or null.</param>
/// <param name="MinimumYesMembers">How many members at least must vote yes; 0 for no such number.</param>
/// <param name="EachClass">The share of its own votes by which a class must be in favour too, by class.</param>
/// <param name="Classes">What each class's votes count for.</param>
internal sealed record MajorityTerms(
    Threshold Threshold, bool TieCarries, Quorum Quorum, Fraction? Turnout, Fraction? MinimumYes, long MinimumYesMembers,
    ImmutableSortedDictionary<string, Fraction> EachClass, ClassWeights Classes)
{
    /// <summary>The terms of a decision rule that asks for a threshold, a quorum and a turnout, and may count classes.</summary>
    /// <param name="roll">The classes of the roll. A cap on a class that nobody is of binds nobody.</param>
    public static MajorityTerms Of(DecisionRule rule, YesNoMethod method, ImmutableArray<ClassSize> roll) => new(
        method.Threshold, false, rule.QuorumOfBallots, rule.TurnoutFloor, null, 0,
        (rule.Classes?.MustAgree ?? []).ToImmutableSortedDictionary(each => each.Class, each => each.Share, StringComparer.Ordinal),
        rule.Classes is not { } classes ? ClassWeights.None : new ClassWeights(
            classes.Colleges.ToImmutableSortedDictionary(each => each.Class, each => (Amount)each.Weight, StringComparer.Ordinal),
            classes.Carries == CollegeCarrying.Whole,
            classes.Caps.Where(cap => roll.Any(size => size.Class == cap.Class)).ToImmutableSortedDictionary(
                each => each.Class, each => Amount.Ratio(each.Share.Numerator, each.Share.Denominator), StringComparer.Ordinal))
        {
            MayBeNone = true,
        });

    /// <summary>The share of yes that carries, as a comparator's word in a record.</summary>
    public string Comparator => Threshold.Comparator == Rules.Comparator.MoreThan ? Requirement.MoreThan : Requirement.AtLeast;
}
