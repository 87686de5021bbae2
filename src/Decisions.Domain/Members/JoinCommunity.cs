namespace Decisions.Domain.Members;

/// <summary>Someone who was invited joins.</summary>
public sealed record JoinCommunity(MemberId MemberId, Channel Channel)
{
    public static Decision Decide(Member? state, JoinCommunity command) => state?.Standing switch
    {
        null => new MemberIsUnknown(command.MemberId),
        Standing.Invited => Decision.Of(new MemberJoined(command.MemberId, command.Channel)),
        Standing.Joined => Decision.Nothing,
        var standing => new MemberStandsOtherwise(command.MemberId, standing.Value, "joined"),
    };
}
