using Decisions.Domain.Proposals;

namespace Decisions.Engine.Verifying.Replay;

/// <summary>The proposals and their rounds as far as the record has been lived through.</summary>
internal sealed class ReplayedDecisions
{
    public Dictionary<ProposalId, Proposal> Proposals { get; } = [];

    /// <summary>Whose each round is, open or over.</summary>
    public Dictionary<RoundId, ProposalId> Rounds { get; } = [];

    public Proposal? Find(ProposalId id) => Proposals.GetValueOrDefault(id);

    /// <summary>The proposal of a round, or null.</summary>
    public Proposal? Find(RoundId round) => Rounds.TryGetValue(round, out var id) ? Find(id) : null;

    /// <summary>What a proposal is called, or null where it is not known.</summary>
    public string? TitleOf(ProposalId id) => Find(id)?.Current.Title;
}
