using Decisions.Domain.Members;
using Decisions.Domain.Serialization;

namespace Decisions.Domain.Ballots;

public sealed record TellerIsNotNamed(MemberId Teller) : Rejection(
    RejectionKind.Forbidden, "teller-is-not-named", "Only a teller may do this. The secretary names the tellers of a community.");

public sealed record TellerIsTheVoter(MemberId Teller) : Rejection(
    RejectionKind.Forbidden, "teller-is-the-voter", "Nobody enters their own ballot. Ask two other tellers, or vote on these pages.");

public sealed record WayIsNotForTellers(Channel Channel) : Rejection(
    RejectionKind.Invalid, "way-is-not-for-tellers",
    $"Tellers enter what came on paper, in the room or by telephone, not by '{Words<Channel>.Of(Channel)}'.");

public sealed record EvidenceIsNoNumber(int Limit) : Rejection(
    RejectionKind.Invalid, "evidence-is-no-number",
    $"Give the number of the envelope, the sheet or the call, such as 'Box 4, sheet 17': {Limit} characters at most, a digit among them, and letters, blanks and , . / # - besides.");

public sealed record NoEntryToWithdraw(MemberId MemberId) : Rejection(
    RejectionKind.NotFound, "no-entry-to-withdraw", "Nothing was entered for this member in this vote.");

/// <param name="Stands">The way of the ballot that stands.</param>
public sealed record BallotStandsByAnotherWay(Channel Stands) : Rejection(
    RejectionKind.Conflict, "ballot-stands-by-another-way",
    $"Your ballot came by '{Words<Channel>.Of(Stands)}', and under this rule that goes before the way you are using. Ask a teller.");
