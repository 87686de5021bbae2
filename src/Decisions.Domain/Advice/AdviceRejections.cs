using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using NodaTime;

namespace Decisions.Domain.Advice;

public sealed record NoAdviceIsSought(ProposalId ProposalId) : Rejection(
    RejectionKind.Conflict, "no-advice-is-sought", "Nobody has sought advice on this proposal under such a rule. Whoever decides seeks it first.");

public sealed record AnotherDecides(MemberId Decider) : Rejection(
    RejectionKind.Conflict, "another-decides", "Another member is named to decide this, and goes on by seeking advice. Ask them, or let yourself be named.");

public sealed record RuleAsksForAdvice(RuleId RuleId) : Rejection(
    RejectionKind.Conflict, "rule-asks-for-advice", "Under this rule one member decides on advice. Choose another rule for this.");

public sealed record RuleAsksForNoAdvice(RuleId RuleId) : Rejection(
    RejectionKind.Conflict, "rule-asks-for-no-advice", "Under this rule members vote, and nobody decides on advice. Choose a rule by advice.");

public sealed record SupersededIsNotOnAdvice(ProposalId Superseded) : Rejection(
    RejectionKind.Conflict, "superseded-is-not-on-advice",
    "One member who decides on advice supersedes only what was decided on advice in the same circle, or in the whole community where they decide in that. "
    + "Leave other decisions out, or let members vote under another rule.");

public sealed record AdviserIsMissing(AdviserRole Role) : Rejection(
    RejectionKind.Invalid, "adviser-is-missing",
    Role == AdviserRole.Affected ? "Ask at least one member whom it affects." : "Ask at least one member who knows about it.");

public sealed record AdviserHasNotJoined(MemberId MemberId) : Rejection(
    RejectionKind.Conflict, "adviser-has-not-joined", "Only a member who has joined and is not suspended can be asked. Leave this one out.");

public sealed record DeciderIsNoAdviser(MemberId Decider) : Rejection(
    RejectionKind.Invalid, "decider-is-no-adviser", "Whoever decides asks others, and does not advise themselves.");

public sealed record DeciderHasNotJoined(MemberId MemberId) : Rejection(
    RejectionKind.Conflict, "decider-has-not-joined", "Only a member who has joined and is not suspended can decide. Name another.");

public sealed record WaitIsCutShort(Instant Until) : Rejection(
    RejectionKind.Invalid, "wait-is-cut-short", "Those who were asked were told that you wait until then. Name that time or a later one.");

public sealed record AdviceReadsAnotherText(int Revision, int Current) : Rejection(
    RejectionKind.Conflict, "advice-reads-another-text", "The text has changed since you read it. Read it as it stands, and advise on that.");

public sealed record AdviceIsAnswered() : Rejection(
    RejectionKind.Conflict, "advice-is-answered", "Your advice is answered, so it stands as it is. Once the text changes you can advise again.");

public sealed record NoAdviceToAnswer(MemberId Adviser) : Rejection(
    RejectionKind.NotFound, "no-advice-to-answer", "This member has given no advice that could be answered.");

public sealed record AdviceIsUnanswered(int Pieces) : Rejection(
    RejectionKind.Conflict, "advice-is-unanswered", $"{(Pieces == 1 ? "One piece of advice waits" : $"{Pieces} pieces of advice wait")} for your answer. Say what you make of each before you decide.");

public sealed record AdviceIsAwaited(int Advisers, Instant Until) : Rejection(
    RejectionKind.Conflict, "advice-is-awaited",
    $"{(Advisers == 1 ? "One of those whom you asked has" : $"{Advisers} of those whom you asked have")} not spoken yet. Wait for them, or until the time that you named is up.");
