using System.Collections.Immutable;
using Decisions.Domain.Amendments;

namespace Decisions.Domain.Proposals;

/// <summary>One revision of a proposal's text.</summary>
/// <param name="Number">1 for the first.</param>
/// <param name="Note">What changed, or null.</param>
/// <param name="AmendmentId">The amendment that made it, or null for the proposer's own.</param>
public sealed record Revision(int Number, string Title, string Text, ImmutableArray<Option> Options, string? Note,
    AmendmentId? AmendmentId = null);
