using Decisions.Domain.Ballots;

namespace Decisions.Domain.Proxies;

/// <summary>Until when a proxy can be appointed and revoked in a round.</summary>
internal static class ProxyUse
{
    /// <summary>Refuses once the member has voted themselves, or the holder has voted for them.</summary>
    public static Rejection? Check(Ballot? ballot) =>
        ballot is { IsOwn: true } ? new MemberHasVoted(ballot.MemberId)
        : ballot is { Vote.Origin.Proxy: { } holder } ? new ProxyIsUsed(holder)
        : null;
}
