using System.Collections.Immutable;
using System.Diagnostics;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;

namespace Decisions.Domain.Proxies;

/// <summary>The proxies for one proposal as their events leave them: one at the most for each member, those that have lapsed too.</summary>
public sealed record ProposalProxies(ProposalId ProposalId, ImmutableArray<Proxy> All)
{
    /// <summary>A member's proxy, or null.</summary>
    public Proxy? Of(MemberId member) => All.FirstOrDefault(proxy => proxy.MemberId == member);

    /// <summary>Those that the system casts when a round has closed, unless the member voted.</summary>
    public IEnumerable<Proxy> InstructedFor(Round round) => round.Terms.Proxies is null
        ? []
        : All.Where(proxy => proxy.IsFor(round) && proxy.InstructionOn(round.Revision) is not null);

    public ProposalProxies Apply(ProxyAppointed e) => this with { All = Without(e.MemberId).Add(Proxy.Of(e)) };

    public ProposalProxies Apply(DelegationUsed e) => this with { All = Without(e.MemberId).Add(Proxy.Of(e)) };

    public ProposalProxies Apply(MeetingProxyUsed e) => this with { All = Without(e.MemberId).Add(Proxy.Of(e)) };

    public ProposalProxies Apply(ProxyRevoked e) => this with { All = Without(e.MemberId) };

    public static ProposalProxies? Fold(ProposalProxies? state, IProxyEvent @event) => @event switch
    {
        ProxyAppointed e => (state ?? new ProposalProxies(e.ProposalId, [])).Apply(e),
        DelegationUsed e => (state ?? new ProposalProxies(e.ProposalId, [])).Apply(e),
        MeetingProxyUsed e => (state ?? new ProposalProxies(e.ProposalId, [])).Apply(e),
        ProxyRevoked e => state!.Apply(e),
        _ => throw new UnreachableException($"{@event.GetType().Name} is not folded."),
    };

    private ImmutableArray<Proxy> Without(MemberId member) => [.. All.Where(proxy => proxy.MemberId != member)];
}
