namespace Decisions.Domain.Rules;

/// <summary>That one member decides, on the advice of others: the advice process.</summary>
/// <param name="NeedsAffected">Whether the decider must ask at least one member whom it affects.</param>
/// <param name="NeedsExpert">Whether the decider must ask at least one member who knows about it.</param>
public sealed record AdviceTerms(bool NeedsAffected = true, bool NeedsExpert = true);
