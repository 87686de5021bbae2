namespace Decisions.Domain.Members;

/// <summary>A member leaves, or an invitation is taken back.</summary>
public sealed record LeaveCommunity(MemberId MemberId, string? Reason)
{
    public static Decision Decide(Member? state, LeaveCommunity command) =>
        TextRule.Note("reason", command.Reason) is { } rejection ? rejection
        : state?.Standing switch
        {
            null => new MemberIsUnknown(command.MemberId),
            Standing.Left => Decision.Nothing,
            _ => Decision.Of(new MemberLeft(command.MemberId, TextRule.NoteOrNull(command.Reason))),
        };
}
