namespace Decisions.Domain.Proposals;

/// <summary>One option of a proposal: a candidate, a place, a plan.</summary>
public sealed record Option(OptionId Id, string Name);
