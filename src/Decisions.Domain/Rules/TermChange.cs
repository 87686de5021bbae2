namespace Decisions.Domain.Rules;

/// <summary>A term that was changed, in words.</summary>
/// <param name="Term">What it is about: 'Quorum'.</param>
public sealed record TermChange(string Term, string From, string To);
