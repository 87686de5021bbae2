namespace Decisions.Domain.Members;

/// <summary>Suspends a membership, for a reason on record.</summary>
public sealed record SuspendMember(MemberId MemberId, string Reason)
{
    public static Decision Decide(Member? state, SuspendMember command) =>
        TextRule.Text("reason", command.Reason, TextRule.NoteLimit) is { } rejection ? rejection
        : state?.Standing switch
        {
            null => new MemberIsUnknown(command.MemberId),
            Standing.Joined => Decision.Of(new MemberSuspended(command.MemberId, command.Reason)),
            Standing.Suspended => Decision.Nothing,
            var standing => new MemberStandsOtherwise(command.MemberId, standing.Value, "suspended"),
        };
}
