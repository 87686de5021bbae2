using Decisions.Domain.Proposals;

namespace Decisions.Domain.Amendments;

public sealed record AmendmentIsUnknown(AmendmentId AmendmentId) : Rejection(
    RejectionKind.NotFound, "amendment-is-unknown", "This proposal has no such amendment.");

public sealed record AmendmentExists(AmendmentId AmendmentId) : Rejection(
    RejectionKind.Conflict, "amendment-exists", "An amendment with this id exists already.");

public sealed record AmendmentIsNotOpen(AmendmentId AmendmentId, AmendmentStatus Became) : Rejection(
    RejectionKind.Conflict, "amendment-is-not-open", Became switch
    {
        AmendmentStatus.Put => "This amendment is being voted on; nothing of it can be changed now.",
        AmendmentStatus.Withdrawn => "This amendment has been withdrawn. Move another.",
        AmendmentStatus.Fallen => "What this amendment would have changed has been decided or withdrawn.",
        _ => "This amendment has been decided; nothing of it can be changed.",
    });

public sealed record QuestionHasNoAmendments(ProposalId ProposalId) : Rejection(
    RejectionKind.Conflict, "question-has-no-amendments",
    "This is the vote on an amendment. Amend the amendment instead, before it is put to the vote.");

public sealed record QuestionFollowsItsAmendment(ProposalId ProposalId) : Rejection(
    RejectionKind.Conflict, "question-follows-its-amendment",
    "This is the vote on an amendment: it opens when the amendment is put, and is neither revised nor withdrawn.");

public sealed record AmendmentIsTooDeep(AmendmentId AmendmentId) : Rejection(
    RejectionKind.Conflict, "amendment-is-too-deep",
    "This amendment amends another already, and that is as deep as it goes. Wait for it, or move an amendment of the other.");

public sealed record TooManyAmendments(int Limit) : Rejection(
    RejectionKind.Conflict, "too-many-amendments", $"{Limit} amendments are open, and no more may be. Wait until some are decided.");

public sealed record AmendmentChangesNothing(AmendmentId AmendmentId) : Rejection(
    RejectionKind.Invalid, "amendment-changes-nothing", "This is what the text says already. Change something, or withdraw the amendment.");

/// <param name="Latest">The number of the latest revision, or wording, of what it changes.</param>
public sealed record AmendmentIsOutdated(AmendmentId AmendmentId, int Base, int Latest) : Rejection(
    RejectionKind.Conflict, "amendment-is-outdated",
    $"The text has changed since: this amends version {Base} of it, and the latest is {Latest}. Word the amendment anew on that.");

public sealed record AmendmentIsUpToDate(AmendmentId AmendmentId) : Rejection(
    RejectionKind.Conflict, "amendment-is-up-to-date",
    "This amendment fits the latest text, so its wording stands. To change it, withdraw it and move another.");

public sealed record MoverCannotSecond(AmendmentId AmendmentId) : Rejection(
    RejectionKind.Conflict, "mover-cannot-second", "You moved this amendment; another member has to second it.");

public sealed record AmendmentIsSeconded(AmendmentId AmendmentId) : Rejection(
    RejectionKind.Conflict, "amendment-is-seconded", "This amendment has been seconded already; one is enough.");

public sealed record AmendmentIsNotSeconded(AmendmentId AmendmentId) : Rejection(
    RejectionKind.Conflict, "amendment-is-not-seconded", "Nobody has seconded this amendment yet. Another member than its mover has to.");

public sealed record AmendmentIsNotTheirsToAccept(AmendmentId AmendmentId) : Rejection(
    RejectionKind.Forbidden, "amendment-is-not-theirs-to-accept",
    "Only whoever wrote the text that it changes can accept an amendment: the proposer, or the mover of the amendment that it amends.");

public sealed record TextBelongsToTheMeeting(ProposalId ProposalId) : Rejection(
    RejectionKind.Conflict, "text-belongs-to-the-meeting",
    "Voting on this proposal has opened, so its text belongs to everyone. Put the amendment to the vote.");

public sealed record RuleChangeHasNoAmendments(ProposalId ProposalId) : Rejection(
    RejectionKind.Conflict, "rule-change-has-no-amendments",
    "This proposal changes a rule as it stands there, and other words would not change that. Propose the change of the rule that you want.");

public sealed record TextStandsAsNotified(ProposalId ProposalId) : Rejection(
    RejectionKind.Conflict, "text-stands-as-notified",
    "Members were told beforehand which text is voted on, and the vote is open, so the text stands. Vote on it as it is; another text can be proposed and called anew.");

public sealed record AmendmentIsBeingDecided(AmendmentId AmendmentId) : Rejection(
    RejectionKind.Conflict, "amendment-is-being-decided", "An amendment is being voted on. Wait for its result.");

/// <param name="Number">1 for the first amendment that was received.</param>
public sealed record AmendmentIsNotNext(AmendmentId AmendmentId, AmendmentId Next, int Number) : Rejection(
    RejectionKind.Conflict, "amendment-is-not-next", $"Amendment {Number} comes first. Put that, or set another order.");

public sealed record AmendmentIsNotPut(AmendmentId AmendmentId) : Rejection(
    RejectionKind.Conflict, "amendment-is-not-put", "This amendment is not being voted on.");

public sealed record AmendmentHasWordsRemoved(AmendmentId AmendmentId) : Rejection(
    RejectionKind.Conflict, "amendment-has-words-removed", "Words were taken out of this amendment. Withdraw it and move another.");

public sealed record AmendmentIsListedTwice(AmendmentId AmendmentId) : Rejection(
    RejectionKind.Invalid, "amendment-is-listed-twice", "An amendment stands twice in the order. List each once.");

public sealed record AmendmentIsNotLost(AmendmentId AmendmentId) : Rejection(
    RejectionKind.Conflict, "amendment-is-not-lost", "Only an amendment that was lost can become a proposal of its own.");

public sealed record AmendmentIsProposedAnew(AmendmentId AmendmentId, ProposalId Becomes) : Rejection(
    RejectionKind.Conflict, "amendment-is-proposed-anew", "This amendment has become a proposal of its own already.");
