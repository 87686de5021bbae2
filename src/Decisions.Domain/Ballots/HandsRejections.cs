using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;

namespace Decisions.Domain.Ballots;

public sealed record RuleCountsNoHands(RuleId RuleId) : Rejection(
    RejectionKind.Conflict, "rule-counts-no-hands", "This rule knows no show of hands. Enter each member's ballot instead.");

public sealed record HandsNeedAMeeting(ProposalId ProposalId) : Rejection(
    RejectionKind.Conflict, "hands-need-a-meeting", "This vote did not open at a meeting, so no hands can be counted in it.");

public sealed record TooManyHands(long Most) : Rejection(
    RejectionKind.Conflict, "too-many-hands",
    $"There can be {Most} hands at the most: so many of those who may vote are present and have not voted in another way. Count again, or see to the attendance first.");

public sealed record HandIsCounted() : Rejection(
    RejectionKind.Conflict, "hand-is-counted",
    "You were in the room when hands were counted, so your vote is in that count. Ask the tellers to count again if that is wrong.");

public sealed record HandsNeedOpenYesNo() : Rejection(
    RejectionKind.Invalid, "hands-need-open-yes-no",
    "A show of hands answers yes or no, in the sight of all and without reasons. Let ballots be open and reasons be optional, or count no hands.");
