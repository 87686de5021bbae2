using Decisions.Domain.Members;
using Decisions.Domain.Proposals;

namespace Decisions.Domain.Ballots;

public sealed record MemberIsNotOnTheRoll(MemberId MemberId, RoundId RoundId) : Rejection(
    RejectionKind.Forbidden, "member-is-not-on-the-roll",
    "You are not on the roll of this vote: it was drawn when voting opened, from those who were entitled then.");

public sealed record RevisionIsNotVotedOn(int Revision, int VotedOn) : Rejection(
    RejectionKind.Conflict, "revision-is-not-voted-on",
    $"The vote is on revision {VotedOn} of the text, not on revision {Revision}. Read that revision, then vote.");

public sealed record ChoiceDoesNotFitRule(string Wanted) : Rejection(
    RejectionKind.Invalid, "choice-does-not-fit-rule", Wanted);

public sealed record OptionIsNotOnTheBallot(OptionId OptionId) : Rejection(
    RejectionKind.Invalid, "option-is-not-on-the-ballot", $"The ballot has no option '{OptionId}'.");

public sealed record OptionIsRankedTwice(OptionId OptionId, string Name) : Rejection(
    RejectionKind.Invalid, "option-is-ranked-twice", $"'{Name}' is ranked twice. Give each option one place at the most.");

public sealed record OptionsShareAPlace(int Place) : Rejection(
    RejectionKind.Invalid, "options-share-a-place", $"Place {Place} does not hold exactly one option. This rule does not count equal places.");

public sealed record OptionIsScoredTwice(OptionId OptionId, string Name) : Rejection(
    RejectionKind.Invalid, "option-is-scored-twice", $"'{Name}' is given a score twice. Give each option one at the most.");

public sealed record ScoreIsOutOfRange(OptionId OptionId, string Name, int Score, long Highest) : Rejection(
    RejectionKind.Invalid, "score-is-out-of-range", $"'{Name}' is given {Score}. A ballot gives from 0 to {Highest}.");

public sealed record PositionNeedsReason(Position Position) : Rejection(
    RejectionKind.Invalid, "position-needs-reason", Position switch
    {
        Position.Concern => "Say what concerns you: it is kept with the decision.",
        Position.StandAside => "Say why you stand aside: it is recorded with your name.",
        Position.Block => "Say which of the group's principles, or what of its safety, you see harmed.",
        _ => "Say what would be better avoided, or what could be better: an objection is an argument that all can look at.",
    });

public sealed record ReasonIsRequired() : Rejection(
    RejectionKind.Invalid, "reason-is-required", "This decision asks everyone for a reason. Please say why.");

public sealed record NoBallotToWithdraw(MemberId MemberId) : Rejection(
    RejectionKind.NotFound, "no-ballot-to-withdraw", "You have no ballot in this vote.");
