using System.Collections.Immutable;
using Decisions.Domain.Proposals;
using Decisions.Engine.ReadModels.Proposals;
using Decisions.Server.Pages.Words;
using NodaTime;

namespace Decisions.Server.Pages.Frame;

/// <summary>A list of decisions as rows.</summary>
/// <param name="Home">Where the community's pages begin.</param>
/// <param name="WhenNone">What to say when there are none.</param>
public sealed record DecisionRows(
    ImmutableArray<ListedDecision> Decisions, string Home, CommunityTime Times, string WhenNone)
{
    /// <summary>Whether the reader may open them.</summary>
    public bool AreLinks { get; init; } = true;

    /// <summary>The rounds in which a ballot of the reader's stands.</summary>
    public IReadOnlySet<RoundId> Voted { get; init; } = ImmutableHashSet<RoundId>.Empty;

    /// <summary>In which of them somebody speaks for the reader, or the reader for somebody, in words.</summary>
    public IReadOnlyDictionary<ProposalId, string> Proxies { get; init; } = ImmutableDictionary<ProposalId, string>.Empty;

    /// <summary>The rounds in which a ballot was cast in the reader's name.</summary>
    public IReadOnlySet<RoundId> CastByProxy { get; init; } = ImmutableHashSet<RoundId>.Empty;

    /// <summary>When voting opens on drafts of which notice was given.</summary>
    public IReadOnlyDictionary<ProposalId, Instant> Noticed { get; init; } = ImmutableDictionary<ProposalId, Instant>.Empty;

    /// <summary>What each result came to, where that is told.</summary>
    public IReadOnlyDictionary<ProposalId, string>? Numbers { get; init; }
}
