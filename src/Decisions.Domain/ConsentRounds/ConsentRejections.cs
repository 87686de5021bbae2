using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.Domain.Serialization;
using NodaTime;

namespace Decisions.Domain.ConsentRounds;

public sealed record NoConsentRound(ProposalId ProposalId) : Rejection(
    RejectionKind.NotFound, "no-consent-round", "No consent round has begun on this proposal.");

public sealed record ConsentRoundIsOver(ProposalId ProposalId) : Rejection(
    RejectionKind.Conflict, "consent-round-is-over", "The consent round is over.");

/// <param name="Step">Where it is.</param>
public sealed record ConsentRoundIsElsewhere(ProposalId ProposalId, ConsentStep Step) : Rejection(
    RejectionKind.Conflict, "consent-round-is-elsewhere", $"The consent round is at another step now: {Words<ConsentStep>.Of(Step)}. Look at its page for what can be done.");

public sealed record StepIsOver(ConsentStep Step, Instant EndedAt) : Rejection(
    RejectionKind.Conflict, "step-is-over", "The time for this step is up. The round goes on to the next.");

public sealed record MemberTakesNoPart(MemberId MemberId) : Rejection(
    RejectionKind.Forbidden, "member-takes-no-part", "Who takes part was settled as the consent round began, and this member was not among them.");

public sealed record RuleSeeksNoAgreement(RuleId RuleId) : Rejection(
    RejectionKind.Invalid, "rule-seeks-no-agreement", "This rule decides by a vote. Choose a rule by consent or by consensus, or open voting.");

public sealed record ProposalWasVotedOn(ProposalId ProposalId) : Rejection(
    RejectionKind.Conflict, "proposal-was-voted-on", "This proposal was put to a vote already. Propose it anew to seek agreement on it.");

public sealed record AgreementIsOnOneText(ProposalId ProposalId) : Rejection(
    RejectionKind.Conflict, "agreement-is-on-one-text", "Consent and consensus are sought on one text, and this proposal has options. Take them out, or choose a rule that ranks them.");

public sealed record RoleNeedsMember(MemberId MemberId) : Rejection(
    RejectionKind.Invalid, "role-needs-member", "The facilitator and the secretary of a consent round are members who have joined and are not suspended.");

public sealed record DriverIsNotConsentedTo(long Withheld) : Rejection(
    RejectionKind.Conflict, "driver-is-not-consented-to", "Not everyone agrees that there is a reason to act. Say it in other words, and ask again.");

public sealed record DriverWasRestated(ProposalId ProposalId, long Wording) : Rejection(
    RejectionKind.Conflict, "driver-was-restated", "Why to act has been said in other words meanwhile. Read them, then say whether there is a reason.");

public sealed record StepCannotFollow(ConsentStep From, ConsentStep To) : Rejection(
    RejectionKind.Invalid, "step-cannot-follow", $"The round cannot go from '{Words<ConsentStep>.Of(From)}' to '{Words<ConsentStep>.Of(To)}'.");

public sealed record StepGoesOn(ConsentStep Step, Instant? Until) : Rejection(
    RejectionKind.Conflict, "step-goes-on", "The time for this step is not up.");

public sealed record ResultIsDue(ProposalId ProposalId) : Rejection(
    RejectionKind.Conflict, "result-is-due", "No objection stands. What came of it is declared next, not asked again.");

public sealed record AgreementIsNotReached(ProposalId ProposalId) : Rejection(
    RejectionKind.Conflict, "agreement-is-not-reached", "Too few agree. Ask again, or open the vote that the rule allows where there is no agreement.");

/// <param name="Count">How many.</param>
public sealed record ObjectionsStand(ProposalId ProposalId, long Count) : Rejection(
    RejectionKind.Conflict, "objections-stand", "An objection stands. Test it, resolve it, or let its member withdraw it.");

public sealed record NoObjectionToTest(MemberId Objector) : Rejection(
    RejectionKind.NotFound, "no-objection-to-test", "This member has made no objection in this pass.");

public sealed record ObjectionHasFallen(MemberId Objector) : Rejection(
    RejectionKind.Conflict, "objection-has-fallen", "This objection no longer stands.");

public sealed record ObjectionIsYourOwn() : Rejection(
    RejectionKind.Forbidden, "objection-is-your-own", "Others say whether your objection qualifies. You can put it in other words, or withdraw it.");

public sealed record NobodyHasJudged(MemberId Objector) : Rejection(
    RejectionKind.Conflict, "nobody-has-judged", "Nobody has said yet whether this objection qualifies.");

public sealed record ObjectionIsDisputed(MemberId Objector) : Rejection(
    RejectionKind.Conflict, "objection-is-disputed", "Some say that this objection qualifies, and some that it does not. It stands until they agree, or it is resolved or withdrawn.");

/// <param name="Waiting">How many have not said whether it qualifies.</param>
public sealed record TestIsNotOver(MemberId Objector, long Waiting, Instant? Until) : Rejection(
    RejectionKind.Conflict, "test-is-not-over", Until is null ? "Not everyone has said whether this objection qualifies." : "Not everyone has said whether this objection qualifies, and there is time left to.");

public sealed record ResolutionNeedsObjections() : Rejection(
    RejectionKind.Invalid, "resolution-needs-objections", "Say whose objections it answers: at least one that stands.");

public sealed record ResolutionNeedsOwner(Resolution Way) : Rejection(
    RejectionKind.Invalid, "resolution-needs-owner", "Name the member who takes it on.");

public sealed record ResolutionNeedsDay(Resolution Way) : Rejection(
    RejectionKind.Invalid, "resolution-needs-day", "Say until when, and choose a time to come.");

public sealed record ResolutionNeedsText(Resolution Way) : Rejection(
    RejectionKind.Invalid, "resolution-needs-text", "Change the text: as it stands, everyone has said already where they stand to it.");

public sealed record QuestionIsUnknown(QuestionId QuestionId) : Rejection(
    RejectionKind.NotFound, "question-is-unknown", "This consent round has no such question.");

public sealed record QuestionExists(QuestionId QuestionId) : Rejection(
    RejectionKind.Conflict, "question-exists", "A question with this id exists already.");

public sealed record RuleHasNoFallback(RuleId RuleId) : Rejection(
    RejectionKind.Conflict, "rule-has-no-fallback", "The rule allows no vote where members come to no agreement.");

public sealed record FallbackIsTooEarly(int Passes, int Needed) : Rejection(
    RejectionKind.Conflict, "fallback-is-too-early", $"The rule allows a vote only after {Needed} {(Needed == 1 ? "pass" : "passes")} without agreement; there {(Passes == 1 ? "was" : "were")} {Passes}.");
