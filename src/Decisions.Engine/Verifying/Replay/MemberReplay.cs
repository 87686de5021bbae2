using System.Diagnostics;
using Decisions.Domain;
using Decisions.Domain.Members;
using Decisions.Domain.Redactions;
using Decisions.Ledger.Entries;
using NodaTime;

namespace Decisions.Engine.Verifying.Replay;

/// <summary>How members came and went. Their events are taken from their heads alone, which every audience has.</summary>
internal sealed class MemberReplay(MemberRegister members, ReplayFaults faults)
{
    public void Apply(in CheckedEvent next, Entry entry, Type type)
    {
        if (!StreamName.TryId(entry.Header.Stream, Streams.MemberType, out var guid))
        {
            faults.Add(next, $"'{entry.Header.Stream}' is no stream of a member.");
            return;
        }
        var member = new MemberId(guid);
        if (members.VersionOf(member) + 1 is var expected && entry.Header.Version != expected)
            faults.Add(next, $"It is number {entry.Header.Version} of its stream, and {expected} was to come: an event is missing or stands twice.");
        var state = members.Find(member);
        var (standing, decision) = type.Name switch
        {
            nameof(MemberInvited) => (Standing.Invited, InviteMember.Decide(state, new InviteMember(member))),
            nameof(MemberJoined) => (Standing.Joined, JoinCommunity.Decide(state, new JoinCommunity(member, Channel.Api))),
            nameof(MemberSuspended) => (Standing.Suspended, SuspendMember.Decide(state, new SuspendMember(member, WordPieces.Removed))),
            nameof(MemberReinstated) => (Standing.Joined, ReinstateMember.Decide(state, new ReinstateMember(member, null))),
            nameof(MemberLeft) => (Standing.Left, LeaveCommunity.Decide(state, new LeaveCommunity(member, null))),
            _ => throw new UnreachableException($"{type.Name} is not replayed."),
        };
        if (decision.Rejection is { } rejection)
            faults.Add(next, $"This could not happen to the member then ({rejection.Code}): {rejection.Reason}");
        members.Record(
            member, next.Index, entry.Header.Version, standing, type.Name is nameof(MemberSuspended) or nameof(MemberReinstated),
            Instant.FromDateTimeUtc(entry.When.Utc));
    }

    /// <summary>The erasure of a person.</summary>
    public void Erase(in CheckedEvent next, PersonErased e)
    {
        if (ErasePerson.Decide(members.Find(e.MemberId), null, new ErasePerson(e.MemberId, e.Reason)).Rejection is { } rejection)
            faults.Add(next, $"This person could not be erased then ({rejection.Code}): {rejection.Reason}");
    }
}
