namespace Decisions.Domain.Rules;

public sealed record RuleIsUnknown(RuleId RuleId) : Rejection(
    RejectionKind.NotFound, "rule-is-unknown", "This community has no such decision rule.");

public sealed record RuleExists(RuleId RuleId) : Rejection(
    RejectionKind.Conflict, "rule-exists", "A decision rule with this id exists already.");

public sealed record RuleIsRetired(RuleId RuleId) : Rejection(
    RejectionKind.Conflict, "rule-is-retired", "This decision rule is retired. Choose another.");

public sealed record FractionIsNotProper(string Field, int Numerator, int Denominator) : Rejection(
    RejectionKind.Invalid, "fraction-is-not-proper",
    $"'{Field}' is {Numerator}/{Denominator}, which is not a fraction from 0 to 1 with a denominator from 1 to {Fraction.MaxDenominator}.");

public sealed record ThresholdCannotBeReached(Fraction Fraction) : Rejection(
    RejectionKind.Invalid, "threshold-cannot-be-reached",
    "More than all votes can never be yes. Ask for 'at least' all of them, or for a smaller share.");

public sealed record SecretBallotsNeedHiddenResults() : Rejection(
    RejectionKind.Invalid, "secret-ballots-need-hidden-results",
    "A count that shows while voting is open tells how each member voted. Hide the results until voting closes, or let every member see how members voted.");

public sealed record NumberIsOutOfRange(string Field, long Value, long Least, long Most) : Rejection(
    RejectionKind.Invalid, "number-is-out-of-range", $"'{Field}' is {Value}; it can be from {Least} to {Most}.");

public sealed record CountingRuleIsUnknown(string Rule) : Rejection(
    RejectionKind.Invalid, "counting-rule-is-unknown",
    $"There is no counting rule '{Rule}' for options. Use one of {string.Join(", ", ElectionMethod.Rules.Select(rule => rule.Name))}.");

public sealed record CountingRuleCannotBeSet(string Wanted) : Rejection(
    RejectionKind.Invalid, "counting-rule-cannot-be-set", Wanted);
