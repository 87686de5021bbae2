using System.Collections.Immutable;

namespace Decisions.Domain.Proposals;

/// <summary>One revision of a proposal's text.</summary>
/// <param name="Number">1 for the first.</param>
/// <param name="Note">What changed, or null.</param>
public sealed record Revision(int Number, string Title, string Text, ImmutableArray<Option> Options, string? Note);
