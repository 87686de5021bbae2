using System.Collections.Immutable;
using Decisions.Domain.Rules;

namespace Decisions.Server.Pages.Words;

/// <summary>One event in words.</summary>
/// <param name="Sentence">The rest of a sentence that begins with who acted.</param>
/// <param name="Quote">The words that were given with it, or null.</param>
public sealed record EventTold(string Sentence, string? Quote = null)
{
    /// <summary>What was changed from what to what, where that can be told in a line each.</summary>
    public ImmutableArray<TermChange> Changes { get; init; } = [];
}
