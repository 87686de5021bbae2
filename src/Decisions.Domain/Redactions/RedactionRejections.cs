using Decisions.Domain.Members;
using Decisions.Domain.Proposals;

namespace Decisions.Domain.Redactions;

public sealed record EventHasNoWords(string EventType) : Rejection(
    RejectionKind.Conflict, "event-has-no-words", $"A '{EventType}' holds no words of anyone that could be taken out.");

public sealed record PassageIsNotThere(string Passage) : Rejection(
    RejectionKind.Invalid, "passage-is-not-there",
    $"'{Passage}' does not stand there. Copy what is to be taken out exactly, or leave the passages empty to take out all words.");

public sealed record VotingIsUnderWay(ProposalId ProposalId) : Rejection(
    RejectionKind.Conflict, "voting-is-under-way",
    "This decision is being voted on, or waits for its result. Take words out once the result is declared, or withdraw the proposal first.");

public sealed record RedactionIsUnderWay(long Index) : Rejection(
    RejectionKind.Conflict, "redaction-is-under-way",
    $"Words are being taken out of entry {Index} just now. Please look at it again in a minute; then take out what is left to take out.");

public sealed record EventIsUnknown(long Index) : Rejection(
    RejectionKind.NotFound, "event-is-unknown", $"The record has no event {Index} yet.");

public sealed record MemberBelongsStill(MemberId MemberId) : Rejection(
    RejectionKind.Conflict, "member-belongs-still",
    "This person is a member. End the membership first; then their personal data can be erased.");

public sealed record ReasonRepeatsWords() : Rejection(
    RejectionKind.Invalid, "reason-repeats-words",
    "Your reason repeats a passage that is to be taken out, and the reason stays on record. Please say it without those words.");
