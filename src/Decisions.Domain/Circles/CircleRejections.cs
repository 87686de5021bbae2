using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using NodaTime;
using NodaTime.Text;

namespace Decisions.Domain.Circles;

public sealed record CircleIsUnknown(CircleId CircleId) : Rejection(
    RejectionKind.NotFound, "circle-is-unknown", "This community has no such circle.");

public sealed record CircleExists(CircleId CircleId) : Rejection(
    RejectionKind.Conflict, "circle-exists", "A circle with this id exists already.");

public sealed record CircleIsClosed(CircleId CircleId, string Name) : Rejection(
    RejectionKind.Conflict, "circle-is-closed", $"The circle '{Name}' is closed. Choose another; a decision that is still with it can be handed on.");

public sealed record CircleNameIsTaken(CircleId CircleId, string Name) : Rejection(
    RejectionKind.Conflict, "circle-name-is-taken", $"There is a circle '{Name}' already. Give this one another name.");

/// <param name="Limit">How many circles may be inside each other, the outermost counted.</param>
public sealed record CirclesAreTooDeep(int Limit) : Rejection(
    RejectionKind.Invalid, "circles-are-too-deep", $"Circles are nested {Limit} deep at the most. Form this one further out.");

public sealed record TooManyCircles(int Limit) : Rejection(
    RejectionKind.Conflict, "too-many-circles", $"A community has at most {Limit} open circles. Close one first.");

/// <param name="Inside">One of those that are inside it.</param>
public sealed record CircleHasOthersInside(CircleId CircleId, CircleId Inside, string Name) : Rejection(
    RejectionKind.Conflict, "circle-has-others-inside", $"The circle '{Name}' is inside this one and open. Close it first.");

public sealed record CircleHasUndecidedProposals(CircleId CircleId, long Count) : Rejection(
    RejectionKind.Conflict, "circle-has-undecided-proposals",
    $"{Count} of this circle's proposals {(Count == 1 ? "is" : "are")} undecided. Decide, withdraw or hand on each first.");

public sealed record CircleNeedsMember(MemberId MemberId) : Rejection(
    RejectionKind.Conflict, "circle-needs-member", "Only members of the community who are not suspended can be in a circle.");

public sealed record MemberDidNotAsk(MemberId MemberId) : Rejection(
    RejectionKind.Conflict, "member-did-not-ask", "This member does not ask to join the circle. Only who asks is let in.");

public sealed record MemberIsNotInCircle(CircleId CircleId, MemberId MemberId) : Rejection(
    RejectionKind.Conflict, "member-is-not-in-circle", "This member is not in the circle. Only who is in it fills a role of it.");

public sealed record CircleIsInsideNone(CircleId CircleId) : Rejection(
    RejectionKind.Invalid, "circle-is-inside-none", "A delegate speaks in the circle around this one, and there is none.");

public sealed record CircleRoleHasItsName(CircleRole Role) : Rejection(
    RejectionKind.Invalid, "circle-role-has-its-name", "Only a role of the circle's own is given a name. Leave the name out.");

public sealed record TermIsOver(LocalDate From, LocalDate Until, LocalDate Today) : Rejection(
    RejectionKind.Invalid, "term-is-over", "A term ends on the day that it begins or later, and not before today. Choose a later last day.");

/// <param name="Name">The circle's own name for the role, or null.</param>
/// <param name="MemberId">Who fills it.</param>
public sealed record CircleRoleIsFilled(CircleRole Role, string? Name, MemberId MemberId, LocalDate From, LocalDate Until) : Rejection(
    RejectionKind.Conflict, "circle-role-is-filled",
    $"Somebody else fills this role from {LocalDatePattern.Iso.Format(From)} to {LocalDatePattern.Iso.Format(Until)}. End their term first, or choose other days.");

public sealed record RuleIsNotOfCircle(RuleId RuleId, CircleId CircleId, string Name) : Rejection(
    RejectionKind.Conflict, "rule-is-not-of-circle", $"The circle '{Name}' does not decide under this rule. Choose one of its rules.");

public sealed record RollIsOfAnotherCircle(ProposalId ProposalId) : Rejection(
    RejectionKind.Conflict, "roll-is-of-another-circle", "The decision went to another circle meanwhile. Try again, so that its members decide.");

public sealed record ProposerIsNotInCircle(CircleId CircleId, string Name) : Rejection(
    RejectionKind.Forbidden, "proposer-is-not-in-circle",
    $"Only members of the circle '{Name}' put proposals before it. Join it, or propose to the whole community.");

public sealed record CircleFollowsItsProposal(ProposalId ProposalId) : Rejection(
    RejectionKind.Conflict, "circle-follows-its-proposal",
    "The vote on an amendment is with the circle of the proposal that would be amended. Choose or hand on there.");

public sealed record RuleIsForAll(RuleId RuleId) : Rejection(
    RejectionKind.Conflict, "rule-is-for-all",
    "Rules are the whole community’s, so it decides how they change. Leave the circle out; a circle chooses among the rules there are.");

public sealed record SupersededIsOfOthers(ProposalId ProposalId) : Rejection(
    RejectionKind.Conflict, "superseded-is-of-others",
    "A circle supersedes only what it decided itself. Leave the decisions of others out, or let the whole community decide.");

public sealed record CircleIsSettled(ProposalId ProposalId) : Rejection(
    RejectionKind.Conflict, "circle-is-settled",
    "Members were asked to decide this already, so its proposer no longer says who does. Whoever leads it may hand it on.");

public sealed record CircleKeepsWhatWasSaid(ProposalId ProposalId) : Rejection(
    RejectionKind.Conflict, "circle-keeps-what-was-said",
    "Something was said of this that is kept to its circle, so its proposer no longer says who decides. Whoever leads it may hand it on; what was said goes with it then.");

public sealed record DecisionWasHandedOn(ProposalId ProposalId) : Rejection(
    RejectionKind.Conflict, "decision-was-handed-on",
    "This decision was handed on to where it is. Whoever leads it there may hand it on again.");

/// <param name="From">Where the decision is; null for the whole community.</param>
/// <param name="To">Where it was to go; null for the whole community.</param>
public sealed record CirclesAreNotLinked(CircleId? From, CircleId? To) : Rejection(
    RejectionKind.Conflict, "circles-are-not-linked",
    "A decision is handed on one step at a time: up to the circle around the one it is with, or down to one right inside it.");
