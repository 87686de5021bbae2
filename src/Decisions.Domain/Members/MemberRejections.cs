namespace Decisions.Domain.Members;

public sealed record MemberIsUnknown(MemberId MemberId) : Rejection(
    RejectionKind.NotFound, "member-is-unknown", "No such member is on this community's register.");

public sealed record MemberStandsOtherwise(MemberId MemberId, Standing Standing, string Wanted) : Rejection(
    RejectionKind.Conflict, "member-stands-otherwise", $"{Said(Standing)}, so they cannot be {Wanted}.")
{
    private static string Said(Standing standing) => standing switch
    {
        Standing.Invited => "This person has been invited and has not joined yet",
        Standing.Joined => "This person is a member already",
        Standing.Suspended => "This membership is suspended",
        Standing.Left => "This person has left the community",
        _ => throw new ArgumentOutOfRangeException(nameof(standing)),
    };
}
