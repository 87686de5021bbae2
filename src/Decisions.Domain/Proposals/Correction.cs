namespace Decisions.Domain.Proposals;

/// <summary>What was put right of a decision after its result, and why.</summary>
public sealed record Correction(string Text, string Reason);
