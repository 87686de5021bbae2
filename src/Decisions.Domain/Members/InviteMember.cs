namespace Decisions.Domain.Members;

/// <summary>Asks someone to join, for the first time or after they have left.</summary>
public sealed record InviteMember(MemberId MemberId)
{
    public static Decision Decide(Member? state, InviteMember command) => state?.Standing switch
    {
        null or Standing.Left => Decision.Of(new MemberInvited(command.MemberId)),
        Standing.Invited => Decision.Nothing,
        var standing => new MemberStandsOtherwise(command.MemberId, standing.Value, "invited"),
    };
}
