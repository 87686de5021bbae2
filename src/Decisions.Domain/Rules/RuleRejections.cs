using Decisions.Domain.Proposals;
using Decisions.Domain.Serialization;

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

public sealed record ShortNoticeNeedsConsent() : Rejection(
    RejectionKind.Invalid, "short-notice-needs-consent",
    "Short notice that nobody consents to is no notice. Name a share of the members, such as 9/10, or allow no short notice.");

public sealed record StatedTimesMustStand(string What) : Rejection(
    RejectionKind.Invalid, "stated-times-must-stand",
    $"{What} is held at the times that were stated. Let the rule allow neither closing early nor extending, and neither end voting by itself nor prolong it.");

public sealed record CertaintyNeedsYesNo() : Rejection(
    RejectionKind.Invalid, "certainty-needs-yes-no",
    "Only of a vote by yes or no can be told exactly when its verdict is certain. Let voting stay open until its stated end.");

public sealed record CertaintyKnowsNoClasses() : Rejection(
    RejectionKind.Invalid, "certainty-knows-no-classes",
    "When a verdict is certain is told only where every member has one vote and all count the same. Let voting stay open until its stated end, or count no classes.");

public sealed record CertaintyTellsSecretBallots() : Rejection(
    RejectionKind.Invalid, "certainty-tells-secret-ballots",
    "Voting that ends once the verdict is certain tells how the last member voted. Let it stay open until its stated end, or let every member see how members voted.");

public sealed record ProlongingNeedsQuorum() : Rejection(
    RejectionKind.Invalid, "prolonging-needs-quorum",
    "Voting is prolonged until as many have voted as the quorum needs, and this rule counts none by votes. Name such a quorum, or let voting end when it was to.");

public sealed record ConfirmingVoteNeedsYesNo() : Rejection(
    RejectionKind.Invalid, "confirming-vote-needs-yes-no", "Only what was decided by yes or no can be confirmed by a second vote.");

public sealed record ConfirmingWindowIsEmpty() : Rejection(
    RejectionKind.Invalid, "confirming-window-is-empty",
    "The confirming vote would have to close before it may open. Let its window end later.");

public sealed record HandsAllowNoProxies() : Rejection(
    RejectionKind.Invalid, "hands-allow-no-proxies",
    "A raised hand does not say whose it is, so nobody could tell whether its member's proxy votes too. Allow shows of hands or proxies, not both.");

public sealed record InstructionsGiveNoReason() : Rejection(
    RejectionKind.Invalid, "instructions-give-no-reason",
    "A vote that a member instructs carries no reason. Let reasons be optional, or let every proxy be free.");

public sealed record EntrenchedRuleNeedsYesNo() : Rejection(
    RejectionKind.Invalid, "entrenched-rule-needs-yes-no",
    "A change of a rule is decided by yes or no, which this rule does not ask. Name the yes/no rule under which it is changed.");

/// <param name="DecidingRule">The rule under which members decide on changes of it.</param>
public sealed record RuleIsEntrenched(RuleId RuleId, RuleId DecidingRule) : Rejection(
    RejectionKind.Conflict, "rule-is-entrenched",
    "Only a decision of the members changes or retires this rule. Propose the change, and let them vote on it.");

public sealed record DecisionIsNotCarried(ProposalId ProposalId) : Rejection(
    RejectionKind.Conflict, "decision-is-not-carried", "This proposal has not been carried, so it changes no rule.");

public sealed record DecisionIsOfAnotherChange(ProposalId ProposalId, RuleId RuleId) : Rejection(
    RejectionKind.Conflict, "decision-is-of-another-change",
    "Members decided on something else than this change of this rule. Only what they voted on can be carried out.");

public sealed record DecisionIsUnderAnotherRule(ProposalId ProposalId, RuleId DecidingRule) : Rejection(
    RejectionKind.Conflict, "decision-is-under-another-rule",
    "This proposal was carried under another rule than the one that decides on changes of this rule.");

public sealed record DecisionIsCarriedOut(ProposalId ProposalId) : Rejection(
    RejectionKind.Conflict, "decision-is-carried-out", "What this proposal decided of the rule has been carried out already.");

public sealed record LibraryHasNoSuchRule(string Key) : Rejection(
    RejectionKind.Invalid, "library-has-no-such-rule",
    $"The library has no rule '{Key}'. It has {string.Join(", ", RuleLibrary.All.Select(rule => rule.Key))}.");

public sealed record WaysAreNotInOrder() : Rejection(
    RejectionKind.Invalid, "ways-are-not-in-order",
    $"List ways of voting once each, the one that goes before the others first: {string.Join(", ", Precedence.Ways.Select(Words<Channel>.Of))}. Leave the order out for the last ballot to count.");

/// <param name="Wanted">What must be otherwise: a whole sentence.</param>
public sealed record AdviceTermsDoNotFit(string Wanted) : Rejection(
    RejectionKind.Invalid, "advice-terms-do-not-fit", Wanted);

/// <param name="Wanted">What must be otherwise: a whole sentence.</param>
public sealed record IndicativeTermsDoNotFit(string Wanted) : Rejection(
    RejectionKind.Invalid, "indicative-terms-do-not-fit", Wanted);

/// <param name="Wanted">What must be otherwise: a whole sentence.</param>
public sealed record PositionsCannotBeSought(string Wanted) : Rejection(
    RejectionKind.Invalid, "positions-cannot-be-sought", Wanted);

public sealed record ClassTermsSayNothing() : Rejection(
    RejectionKind.Invalid, "class-terms-say-nothing",
    "What the rule says of classes names none. Give colleges, caps, classes that must agree, or count members' votes; or leave classes out.");

public sealed record CapsLeaveNoRoom() : Rejection(
    RejectionKind.Invalid, "caps-leave-no-room",
    "Each cap is more than nothing, and all of them together leave room for the votes of others: less than 1 in all. Set smaller caps.");

public sealed record ClassIsNoCollege(string Class) : Rejection(
    RejectionKind.Invalid, "class-is-no-college",
    $"Where classes are colleges each has a weight, and '{Class}' has none. Give it one.");

public sealed record SeveralVotesAreNoSecret() : Rejection(
    RejectionKind.Invalid, "several-votes-are-no-secret",
    "Where members have several votes, the sum tells who cast which. Let every member see how members voted, or give each one vote.");

public sealed record HandsHaveNoClass() : Rejection(
    RejectionKind.Invalid, "hands-have-no-class",
    "A raised hand does not say of which class it is, or for how many votes. Count classes or shows of hands, not both.");

public sealed record ClassesChooseInProportion() : Rejection(
    RejectionKind.Invalid, "classes-choose-in-proportion",
    "Only a question of yes or no can be carried by colleges as a whole, or need each class. Let the weight of colleges be split as their members vote.");

public sealed record ClassesNeedAnElection() : Rejection(
    RejectionKind.Invalid, "classes-need-an-election",
    "This way of ranking knows no classes. Choose one of the counting rules for options instead, such as irv.");

public sealed record SeatsCannotBeGuarded(string Wanted) : Rejection(
    RejectionKind.Invalid, "seats-cannot-be-guarded", Wanted);
