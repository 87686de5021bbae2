using System.Collections.Immutable;
using Decisions.Domain.Meetings;
using Decisions.Domain.Members;

namespace Decisions.Domain.Proxies;

/// <summary>A member takes their proxy for a meeting back, but not while a vote goes on in which it was used.</summary>
public sealed record RevokeMeetingProxy(MeetingId MeetingId, MemberId MemberId)
{
    /// <param name="agenda">The decisions on its agenda and the questions that put their amendments, as far as they are known.</param>
    public static Decision Decide(Meeting? meeting, MeetingProxies? state, RevokeMeetingProxy command, ImmutableArray<ProxiedDecision> agenda) =>
        MeetingGate.NotClosed(meeting, command.MeetingId) is { } closed ? closed
        : state is null ? new NoMeetingProxyToRevoke(command.MemberId)
        : state.HolderOf(command.MemberId) is null ? Decision.Nothing
        : ProxiedDecision.UsedIn(agenda, meeting!.Id, command.MemberId) is { } used ? used
        : Decision.Of(new MeetingProxyRevoked(command.MeetingId, command.MemberId));
}
