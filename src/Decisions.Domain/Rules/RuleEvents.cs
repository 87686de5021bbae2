using Decisions.Domain.Proposals;

namespace Decisions.Domain.Rules;

// Storage format: version with care. docs/event-catalogue.md

/// <summary>What happens to one decision rule. Stream: rule/{id}.</summary>
public interface IRuleEvent : IDomainEvent;

/// <summary>A rule is adopted, as its version 1.</summary>
public sealed record RuleAdopted(RuleId RuleId, DecisionRule Terms) : IRuleEvent;

/// <summary>A rule gets other terms, as its next version. Rounds that are open keep the terms they opened under.</summary>
/// <param name="DecidedBy">The proposal that was carried and decided it, or null.</param>
public sealed record RuleAmended(RuleId RuleId, int RuleVersion, DecisionRule Terms, ProposalId? DecidedBy = null) : IRuleEvent;

/// <summary>A rule may open no further rounds.</summary>
/// <param name="DecidedBy">The proposal that was carried and decided it, or null.</param>
public sealed record RuleRetired(RuleId RuleId, string? Reason, ProposalId? DecidedBy = null) : IRuleEvent;
