using System.Collections.Immutable;
using Decisions.Domain.Meetings;
using Decisions.Domain.Members;
using NodaTime;

namespace Decisions.Domain.Proxies;

/// <summary>
/// A member appoints a proxy for a meeting, until it closes: the holder decides for them in every vote held there whose rule
/// allows proxies, on each text that is voted on. Where no rule allows any, nothing comes of it, and the member is told so.
/// </summary>
public sealed record AppointMeetingProxy(MeetingId MeetingId, MemberId MemberId, MemberId Holder)
{
    /// <param name="agenda">The decisions on its agenda and the questions that put their amendments, as far as they are known.</param>
    /// <param name="hasJoined">Whether the member has joined and is not suspended.</param>
    /// <param name="holderHasJoined">The same of the holder.</param>
    public static Decision Decide(
        Meeting? meeting, MeetingProxies? state, AppointMeetingProxy command, ImmutableArray<ProxiedDecision> agenda, bool hasJoined,
        bool holderHasJoined, Instant now)
    {
        if (MeetingGate.NotClosed(meeting, command.MeetingId) is { } closed)
            return closed;
        if (command.Holder == command.MemberId)
            return new ProxyIsOneself();
        if (!hasJoined)
            return new AppointerIsNoMember(command.MemberId);
        if (!holderHasJoined)
            return new HolderIsNoMember(command.Holder);
        if (state?.HolderOf(command.MemberId) == command.Holder)
            return Decision.Nothing;
        if (ProxiedDecision.UsedIn(agenda, meeting!.Id, command.MemberId) is { } used)
            return used;
        foreach (var decision in agenda)
            if (decision.HeldBy(command.Holder, state, command.MeetingId, command.MemberId, now) is { } full)
                return full;
        return Decision.Of(new MeetingProxyAppointed(command.MeetingId, command.MemberId, command.Holder));
    }
}
