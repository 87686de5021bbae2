using Decisions.Domain.Members;

namespace Decisions.Domain.Redactions;

/// <summary>Erases a person's personal data, for a reason on record. Whoever is a member leaves first.</summary>
public sealed record ErasePerson(MemberId MemberId, string Reason)
{
    public static Decision Decide(Member? member, Erasure? state, ErasePerson command) =>
        TextRule.Text("reason", command.Reason, TextRule.NoteLimit) is { } rejection ? rejection
        : member is null ? new MemberIsUnknown(command.MemberId)
        : member.Standing is Standing.Joined or Standing.Suspended ? new MemberBelongsStill(command.MemberId)
        : state is not null ? Decision.Nothing
        : Decision.Of(new PersonErased(command.MemberId, command.Reason));
}
