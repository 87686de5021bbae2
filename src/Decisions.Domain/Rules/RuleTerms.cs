namespace Decisions.Domain.Rules;

/// <summary>Whether the terms of a rule make sense at all.</summary>
public static class RuleTerms
{
    private const int MostDays = 36_500;

    /// <summary>Why they do not, or null.</summary>
    public static Rejection? Check(DecisionRule terms) =>
        TextRule.Line("name", terms.Name) ??
        (terms.Method is YesNoMethod { Threshold: var threshold } ? CheckThreshold(threshold) : null) ??
        CheckFraction("quorum.fraction", terms.Quorum.Fraction) ??
        CheckRange("quorum.atLeast", terms.Quorum.AtLeast ?? 0, 0, int.MaxValue) ??
        CheckFraction("turnoutFloor", terms.TurnoutFloor) ??
        CheckRange("franchise.minimumMembershipDays", terms.Franchise.MinimumMembershipDays, 0, MostDays) ??
        CheckSecrecy(terms);

    /// <summary>The terms as they are kept: without blanks around the name.</summary>
    public static DecisionRule Kept(DecisionRule terms) => terms with { Name = terms.Name.Trim() };

    /// <summary>That somebody voted is no secret, so a count that moves meanwhile says how.</summary>
    private static Rejection? CheckSecrecy(DecisionRule terms) =>
        terms is { Secrecy: BallotSecrecy.Secret, ResultsHiddenUntilClose: false } ? new SecretBallotsNeedHiddenResults() : null;

    private static Rejection? CheckThreshold(Threshold threshold) =>
        CheckFraction("threshold.fraction", threshold.Fraction) ??
        (threshold.Comparator == Comparator.MoreThan && threshold.Fraction.Numerator == threshold.Fraction.Denominator
            ? new ThresholdCannotBeReached(threshold.Fraction)
            : null);

    private static Rejection? CheckFraction(string field, Fraction? fraction) =>
        fraction is { } given && !given.IsProper()
            ? new FractionIsNotProper(field, given.Numerator, given.Denominator)
            : null;

    private static Rejection? CheckRange(string field, long value, long least, long most) =>
        value < least || value > most ? new NumberIsOutOfRange(field, value, least, most) : null;
}
