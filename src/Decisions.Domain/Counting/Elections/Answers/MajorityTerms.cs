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
    /// <summary>The terms of a decision rule that asks for a threshold, a quorum and a turnout, and knows no classes.</summary>
    public static MajorityTerms Of(DecisionRule rule, YesNoMethod method) => new(
        method.Threshold, false, rule.QuorumOfBallots, rule.TurnoutFloor, null, 0, ImmutableSortedDictionary<string, Fraction>.Empty, ClassWeights.None);

    /// <summary>The share of yes that carries, as a comparator's word in a record.</summary>
    public string Comparator => Threshold.Comparator == Rules.Comparator.MoreThan ? Requirement.MoreThan : Requirement.AtLeast;
}
