namespace Decisions.Domain.Members;

/// <summary>Ends a suspension.</summary>
public sealed record ReinstateMember(MemberId MemberId, string? Reason)
{
    public static Decision Decide(Member? state, ReinstateMember command) =>
        TextRule.Note("reason", command.Reason) is { } rejection ? rejection
        : state?.Standing switch
        {
            null => new MemberIsUnknown(command.MemberId),
            Standing.Suspended => Decision.Of(new MemberReinstated(command.MemberId, TextRule.NoteOrNull(command.Reason))),
            Standing.Joined => Decision.Nothing,
            var standing => new MemberStandsOtherwise(command.MemberId, standing.Value, "reinstated"),
        };
}
