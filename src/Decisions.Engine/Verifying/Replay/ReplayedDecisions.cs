using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Domain.Amendments;
using Decisions.Domain.Proposals;
using Decisions.Domain.Redactions;
using Decisions.Domain.Rules;

namespace Decisions.Engine.Verifying.Replay;

/// <summary>The proposals and their rounds as far as the record has been lived through.</summary>
internal sealed class ReplayedDecisions
{
    private readonly Dictionary<ProposalId, ImmutableArray<Amendment>> _amendments = [];

    public Dictionary<ProposalId, Proposal> Proposals { get; } = [];

    /// <summary>Whose each round is, open or over.</summary>
    public Dictionary<RoundId, ProposalId> Rounds { get; } = [];

    /// <summary>The rule that amendments are voted on under at this point of the record.</summary>
    public RuleId AmendmentRule { get; set; }

    public Proposal? Find(ProposalId id) => Proposals.GetValueOrDefault(id);

    /// <summary>The decisions that a proposal says it supersedes.</summary>
    public IReadOnlyCollection<Proposal> SupersededBy(Proposal? proposal) => Known(proposal?.Supersedes ?? []);

    /// <summary>Those of some proposals that are known.</summary>
    public IReadOnlyCollection<Proposal> Known(IEnumerable<ProposalId> proposals) => [.. proposals.Select(Find).OfType<Proposal>()];

    /// <summary>The proposal of a round, or null.</summary>
    public Proposal? Find(RoundId round) => Rounds.TryGetValue(round, out var id) ? Find(id) : null;

    /// <summary>A proposal with what was moved to amend it, or null.</summary>
    public AmendmentsMoved? Moved(ProposalId id) =>
        Find(id) is { } proposal ? new(proposal, _amendments.GetValueOrDefault(id, [])) : null;

    /// <summary>An amendment as its next event leaves it.</summary>
    public void Amend(ProposalId id, Amendment amendment)
    {
        var all = _amendments.GetValueOrDefault(id, []);
        _amendments[id] = all.FirstOrDefault(known => known.Id == amendment.Id) is { } before ? all.Replace(before, amendment) : all.Add(amendment);
    }

    /// <summary>What a proposal is called, or null where it is not known.</summary>
    public string? TitleOf(ProposalId id) => Find(id)?.Current.Title;

    /// <summary>The proposal that what was redacted belongs to.</summary>
    public Proposal? About(PayloadRedacted redacted) =>
        StreamName.TryId(redacted.Stream, Streams.ProposalType, out var id) ? Find(new ProposalId(id))
        : StreamName.TryAmendment(redacted.Stream, out var amended) ? Find(amended)
        : StreamName.TryBallot(redacted.Stream, out var round, out _) || StreamName.TryEntry(redacted.Stream, out round, out _) || StreamName.TryHands(redacted.Stream, out round) ? Find(round)
        : null;
}
