using System.Collections.Immutable;
using System.Diagnostics;
using Decisions.Domain.Meetings;
using Decisions.Domain.Members;
using Decisions.Domain.Rules;

namespace Decisions.Domain.Proxies;

/// <summary>The proxies for one meeting as their events leave them: one at the most for each member.</summary>
/// <param name="All">In the order in which they were appointed.</param>
public sealed record MeetingProxies(MeetingId MeetingId, ImmutableArray<MeetingProxy> All)
{
    /// <summary>Who speaks for a member at the meeting, or null.</summary>
    public MemberId? HolderOf(MemberId member) => All.FirstOrDefault(proxy => proxy.MemberId == member)?.Holder;

    /// <summary>Whether they speak in a vote: where a holder may decide for another.</summary>
    public static bool SpeakUnder(DecisionRule terms) => terms.Proxies is { Instructions: not ProxyInstructions.Required };

    public MeetingProxies Apply(MeetingProxyAppointed e) => this with { All = Without(e.MemberId).Add(new MeetingProxy(e.MemberId, e.Holder)) };

    public MeetingProxies Apply(MeetingProxyRevoked e) => this with { All = Without(e.MemberId) };

    public static MeetingProxies? Fold(MeetingProxies? state, IMeetingProxyEvent @event) => @event switch
    {
        MeetingProxyAppointed e => (state ?? new MeetingProxies(e.MeetingId, [])).Apply(e),
        MeetingProxyRevoked e => state!.Apply(e),
        _ => throw new UnreachableException($"{@event.GetType().Name} is not folded."),
    };

    private ImmutableArray<MeetingProxy> Without(MemberId member) => [.. All.Where(proxy => proxy.MemberId != member)];
}

/// <summary>That one member speaks for another in all that is voted on at a meeting.</summary>
public sealed record MeetingProxy(MemberId MemberId, MemberId Holder);
