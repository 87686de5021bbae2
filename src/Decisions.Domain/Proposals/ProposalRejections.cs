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

public sealed record PositionsHaveDecided(ProposalId ProposalId) : Rejection(
    RejectionKind.Conflict, "positions-have-decided",
    "Members have said where they stand, and no objection stands. What came of it is declared next, so the proposal can no longer be withdrawn.");

public sealed record AgreementIsSought(ProposalId ProposalId) : Rejection(
    RejectionKind.Conflict, "agreement-is-sought", "Agreement on this proposal is sought in a consent round. Go on with that, or withdraw the proposal.");

public sealed record RuleSeeksAgreement(RuleId RuleId) : Rejection(
    RejectionKind.Conflict, "rule-seeks-agreement", "Under this rule agreement is sought step by step. Begin a consent round in the place of a vote.");

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

public sealed record DateEndsBeforeItBegins(string Name) : Rejection(
    RejectionKind.Invalid, "date-ends-before-it-begins", $"“{Name}” ends before it begins. Give it an end after its beginning, or none.");

public sealed record DateIsBeforeTheClose(string Name, Instant ClosesAt) : Rejection(
    RejectionKind.Conflict, "date-is-before-the-close", $"“{Name}” begins before voting closes, so it could not be kept. Let voting close earlier, or leave the date out.");

/// <param name="Other">The option of the same date.</param>
public sealed record DateStandsTwice(string Name, string Other) : Rejection(
    RejectionKind.Invalid, "date-stands-twice", $"“{Name}” and “{Other}” are one date. Leave one of them out.");

public sealed record OptionIdIsUsedTwice(OptionId OptionId) : Rejection(
    RejectionKind.Invalid, "option-id-is-used-twice", $"Two options have the id '{OptionId}'. Give each its own id.");

public sealed record ResultIsDeclared(ProposalId ProposalId) : Rejection(
    RejectionKind.Conflict, "result-is-declared", "The result of this round has been declared.");

public sealed record ResultIsNotDeclared(ProposalId ProposalId) : Rejection(
    RejectionKind.Conflict, "result-is-not-declared", "There is no result yet. Declare it first.");

public sealed record VotingHasNotClosed(ProposalId ProposalId, Instant ClosesAt) : Rejection(
    RejectionKind.Conflict, "voting-has-not-closed", "Voting is still open; the result is declared once it has closed.");

public sealed record ConfirmationIsAwaited(ProposalId ProposalId, Instant OpensFrom, Instant ClosesBy) : Rejection(
    RejectionKind.Conflict, "confirmation-is-awaited",
    "Members have carried this proposal, and it waits for the vote that must confirm it. Until then nothing of it can be changed.");

public sealed record ConfirmingVoteIsOpen(ProposalId ProposalId, Instant ClosesAt) : Rejection(
    RejectionKind.Conflict, "confirming-vote-is-open",
    "Members have carried this proposal, and are voting on whether to confirm it. It can no longer be taken back.");

public sealed record ProposalHasLapsed(ProposalId ProposalId, Instant ClosedBy) : Rejection(
    RejectionKind.Conflict, "proposal-has-lapsed",
    "This proposal was carried, and not confirmed in time: it has lapsed. Draft it again to decide it.");

public sealed record NothingToConfirm(ProposalId ProposalId) : Rejection(
    RejectionKind.Conflict, "nothing-to-confirm", "There is nothing to confirm: no vote has been carried that asks for a second one.");

public sealed record ConfirmingVoteIsOutsideWindow(Instant OpensFrom, Instant ClosesBy) : Rejection(
    RejectionKind.Conflict, "confirming-vote-is-outside-window",
    "The confirming vote must open and close inside the window that the rule sets after the first. Choose times in it.");

public sealed record ConfirmingVoteIsNotAsked() : Rejection(
    RejectionKind.Invalid, "confirming-vote-is-not-asked", "This rule asks for no confirming vote. Leave its times out.");

public sealed record ConfirmingVoteIsNotStated() : Rejection(
    RejectionKind.Invalid, "confirming-vote-is-not-stated",
    "This rule asks for a confirming vote, and a vote needs notice. Say in this notice when the confirming vote is held.");

public sealed record VoteClosesBeforeItOpens(Instant OpensAt, Instant ClosesAt) : Rejection(
    RejectionKind.Invalid, "vote-closes-before-it-opens", "Voting must close after it opens. Choose a later closing time.");

public sealed record OpeningIsPast(Instant OpensAt, Instant Now) : Rejection(
    RejectionKind.Invalid, "opening-is-past", "The opening time is not in the future. Choose a later one.");

public sealed record RecordDateIsMissing() : Rejection(
    RejectionKind.Invalid, "record-date-is-missing", "This rule settles who may vote by a record date. Say which.");

public sealed record RecordDateIsNotAsked() : Rejection(
    RejectionKind.Invalid, "record-date-is-not-asked", "Under this rule whoever is a member as voting opens may vote. Leave the record date out.");

public sealed record RecordDateIsAfterOpening(Instant RecordAt, Instant OpensAt) : Rejection(
    RejectionKind.Invalid, "record-date-is-after-opening", "The record date must not be after the opening. Choose an earlier one.");

public sealed record NoticeIsNeeded(RuleId RuleId, int ClearDays) : Rejection(
    RejectionKind.Conflict, "notice-is-needed",
    $"This rule needs notice of {ClearDays} clear {(ClearDays == 1 ? "day" : "days")} before voting opens. Give notice first.");

public sealed record NoticeIsOfAnotherRevision(int Noticed, int Current) : Rejection(
    RejectionKind.Conflict, "notice-is-of-another-revision",
    $"Notice was given of revision {Noticed}, and the text is revision {Current} now. Give new notice.");

public sealed record NoticeSaysOtherwise(string What) : Rejection(
    RejectionKind.Conflict, "notice-says-otherwise",
    $"The notice says otherwise of {What}. Open voting as the notice says, or give new notice.");

public sealed record NoticeSaysLater(Instant OpensAt) : Rejection(
    RejectionKind.Conflict, "notice-says-later", "The notice says that voting opens later. Wait until then, or give new notice.");

/// <param name="ClearDays">How many there would be.</param>
/// <param name="Earliest">The first instant at which voting may open if notice is given now.</param>
public sealed record NoticeIsTooShort(int ClearDays, int Needed, Instant Earliest) : Rejection(
    RejectionKind.Conflict, "notice-is-too-short",
    $"That is {ClearDays} clear {(ClearDays == 1 ? "day" : "days")} of notice, and the rule needs {Needed}. Let voting open later.");

/// <param name="Consents">How many of those on the roll have consented.</param>
public sealed record ShortNoticeIsNotConsented(long Consents, long Needed) : Rejection(
    RejectionKind.Conflict, "short-notice-is-not-consented",
    $"The notice is short, and {Needed} of those who may vote must consent to that; {Consents} have. Wait for more, or give longer notice.");

public sealed record NoticeIsNotGiven(ProposalId ProposalId) : Rejection(
    RejectionKind.Conflict, "notice-is-not-given", "No notice stands of a vote on this text.");

public sealed record VotingOpensAtMeeting(RuleId RuleId) : Rejection(
    RejectionKind.Conflict, "voting-opens-at-meeting",
    "Under this rule voting opens at a meeting, once enough members are there. Leave out that it opens by itself.");

public sealed record NothingOpensByItself(ProposalId ProposalId) : Rejection(
    RejectionKind.Conflict, "nothing-opens-by-itself", "No notice stands by which voting on this text opens by itself. Open it by hand, or give such notice.");

/// <param name="Last">The last instant at which it would have opened by itself.</param>
public sealed record OpeningIsMissed(Instant Last, Instant ClosesAt) : Rejection(
    RejectionKind.Conflict, "opening-is-missed",
    "Voting was to open by itself and did not in time: less than half of its time is left. Open it by hand, or give new notice.");

/// <param name="Until">The latest end of the voting.</param>
public sealed record QuorumIsAwaited(ProposalId ProposalId, Instant Until) : Rejection(
    RejectionKind.Conflict, "quorum-is-awaited", "Too few have taken part, and the rule of this decision lets voting go on. Wait until enough have, or its time is over.");

public sealed record QuorumIsReached(ProposalId ProposalId) : Rejection(
    RejectionKind.Conflict, "quorum-is-reached", "Enough have taken part, so voting is not prolonged. Its result is declared.");

public sealed record VotingIsProlonged(Instant ClosesAt) : Rejection(
    RejectionKind.Conflict, "voting-is-prolonged",
    "Voting goes on only until enough have taken part, and no longer than its rule says. It cannot be extended further.");

public sealed record VotingGoesOn(ProposalId ProposalId) : Rejection(
    RejectionKind.Conflict, "voting-goes-on", "The rule of this decision does not end voting now. Vote on, or wait until it closes.");

public sealed record NoticeIsNotShort(ProposalId ProposalId) : Rejection(
    RejectionKind.Conflict, "notice-is-not-short", "The notice is as long as the rule asks for. It needs no consent.");

public sealed record RuleChangeHasOptions() : Rejection(
    RejectionKind.Invalid, "rule-change-has-options", "A change of a rule is decided by yes or no. Leave the options out.");

public sealed record SupersededIsNotCarried(ProposalId Superseded) : Rejection(
    RejectionKind.Conflict, "superseded-is-not-carried", "Only what members have carried can be superseded. Name decisions that are in force.");

public sealed record TooManySuperseded(int Count, int Limit) : Rejection(
    RejectionKind.Invalid, "too-many-superseded", $"{Count} decisions are more than the {Limit} that one proposal can supersede. Name fewer.");

public sealed record AmendmentSupersedesNothing(ProposalId ProposalId) : Rejection(
    RejectionKind.Conflict, "amendment-supersedes-nothing",
    "The vote on an amendment decides on a text alone. Name what is superseded on the proposal that would be amended.");
