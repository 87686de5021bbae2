using Decisions.Domain.Rules;
using NodaTime;

namespace Decisions.Domain.Proposals;

public sealed record ProposalIsUnknown(ProposalId ProposalId) : Rejection(
    RejectionKind.NotFound, "proposal-is-unknown", "This community has no such proposal.");

public sealed record ProposalExists(ProposalId ProposalId) : Rejection(
    RejectionKind.Conflict, "proposal-exists", "A proposal with this id exists already.");

public sealed record ProposalIsWithdrawn(ProposalId ProposalId) : Rejection(
    RejectionKind.Conflict, "proposal-is-withdrawn", "This proposal has been withdrawn.");

public sealed record ProposalIsDecided(ProposalId ProposalId) : Rejection(
    RejectionKind.Conflict, "proposal-is-decided", "This proposal has been decided; nothing of it can be changed.");

public sealed record RoundExists(RoundId RoundId) : Rejection(
    RejectionKind.Conflict, "round-exists", "A round of voting with this id exists already.");

public sealed record VotingIsOpen(ProposalId ProposalId, Instant ClosesAt) : Rejection(
    RejectionKind.Conflict, "voting-is-open", "Voting is open. Wait until it has closed, or withdraw the proposal.");

public sealed record VotingHasNotOpened(ProposalId ProposalId) : Rejection(
    RejectionKind.Conflict, "voting-has-not-opened", "Voting has not opened yet.");

/// <param name="ClosedAt">The last instant at which voting was open; null when it was closed before its time.</param>
public sealed record VotingHasClosed(ProposalId ProposalId, Instant? ClosedAt) : Rejection(
    RejectionKind.Conflict, "voting-has-closed", "Voting has closed.");

public sealed record DeadlineIsPast(Instant ClosesAt, Instant Now) : Rejection(
    RejectionKind.Invalid, "deadline-is-past", "The closing time is not in the future. Choose a later one.");

public sealed record DeadlineIsNotLater(Instant ClosesAt, Instant Present) : Rejection(
    RejectionKind.Invalid, "deadline-is-not-later",
    "Voting can only be extended: choose a time after the present closing time.");

public sealed record RuleForbidsEarlyClose(RuleId RuleId) : Rejection(
    RejectionKind.Conflict, "rule-forbids-early-close", "The rule of this decision does not allow closing early.");

public sealed record RuleForbidsExtension(RuleId RuleId) : Rejection(
    RejectionKind.Conflict, "rule-forbids-extension", "The rule of this decision does not allow its voting to be extended.");

public sealed record RollIsEmpty(ProposalId ProposalId) : Rejection(
    RejectionKind.Conflict, "roll-is-empty", "Nobody may vote under this rule yet. Invite members and let them join first.");

public sealed record OptionsDoNotFitRule(string Wanted) : Rejection(
    RejectionKind.Conflict, "options-do-not-fit-rule", Wanted);

public sealed record TooManyOptions(int Count, int Limit) : Rejection(
    RejectionKind.Invalid, "too-many-options", $"There are {Count} options; {Limit} is the most.");

public sealed record OptionIsNamedTwice(string Name) : Rejection(
    RejectionKind.Invalid, "option-is-named-twice", $"Two options are called '{Name}'. Give each its own name.");

public sealed record OptionIdIsUsedTwice(OptionId OptionId) : Rejection(
    RejectionKind.Invalid, "option-id-is-used-twice", $"Two options have the id '{OptionId}'. Give each its own id.");

public sealed record ResultIsDeclared(ProposalId ProposalId) : Rejection(
    RejectionKind.Conflict, "result-is-declared", "The result of this round has been declared.");

public sealed record ResultIsNotDeclared(ProposalId ProposalId) : Rejection(
    RejectionKind.Conflict, "result-is-not-declared", "There is no result yet. Declare it first.");

public sealed record VotingHasNotClosed(ProposalId ProposalId, Instant ClosesAt) : Rejection(
    RejectionKind.Conflict, "voting-has-not-closed", "Voting is still open; the result is declared once it has closed.");
