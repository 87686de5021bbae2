using Decisions.Domain.Proposals;

namespace Decisions.Engine.Proxies;

/// <summary>When what members said to their proxies may be told.</summary>
public static class ProxyPayloads
{
    /// <summary>
    /// Whether the auditor may see it: once nothing can be cast by them any more. A round without quorum is not the end, since
    /// the proxies stand in the next.
    /// </summary>
    public static bool ShowToAuditor(Proposal proposal) => proposal.IsDecided || proposal.IsWithdrawn;
}
