using System.Collections.Concurrent;
using Decisions.Domain.Communities;
using Decisions.Domain.Proposals;
using Decisions.Engine.Commands;

namespace Decisions.Engine.Proposals;

/// <summary>
/// Proposals that are being voted on, as they were last loaded. A ballot is guarded by the version it was decided at,
/// and one that misses the deadline remembered here is decided again from the stream, so an outdated one costs a second
/// try: never a wrong ballot, and never the refusal of one in time.
/// </summary>
internal sealed class OpenRounds
{
    private const int Capacity = 2_000;

    private readonly ConcurrentDictionary<(CommunityId, ProposalId), Loaded<Proposal>> _proposals = new();

    public Loaded<Proposal>? Find(CommunityId community, ProposalId proposal) =>
        _proposals.GetValueOrDefault((community, proposal));

    public void Keep(CommunityId community, ProposalId proposal, Loaded<Proposal> loaded)
    {
        if (_proposals.Count >= Capacity)
            _proposals.Clear();
        _proposals[(community, proposal)] = loaded;
    }
}
