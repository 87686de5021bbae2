using System.Collections.Immutable;
using Decisions.Domain.Amendments;
using Decisions.Domain.Communities;
using Decisions.Domain.Proposals;

namespace Decisions.Engine.Amendments;

/// <summary>A proposal's amendments as their streams have them.</summary>
/// <param name="Versions">The version of each amendment's stream.</param>
public sealed record ReadAmendments(AmendmentsMoved State, ImmutableDictionary<AmendmentId, long> Versions);

/// <summary>Questions about a proposal's amendments: answered from their own streams, so that they are never behind.</summary>
public sealed class AmendmentReading(DecisionsEngine engine)
{
    /// <summary>Null where there is no such proposal.</summary>
    public async Task<ReadAmendments?> Load(CommunityId community, ProposalId proposal, CancellationToken cancel)
    {
        var loaded = await AmendmentStreams.Load(engine, community, proposal, cancel);
        return loaded.State is { } state ? new(state, loaded.Versions) : null;
    }
}
