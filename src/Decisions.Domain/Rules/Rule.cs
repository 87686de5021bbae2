using System.Collections.Immutable;
using System.Diagnostics;
using Decisions.Domain.Proposals;

namespace Decisions.Domain.Rules;

/// <summary>A decision rule with all of its versions.</summary>
/// <param name="Versions">Version n stands at n - 1.</param>
public sealed record Rule(RuleId Id, ImmutableArray<DecisionRule> Versions, bool IsRetired)
{
    /// <summary>The proposals that decided its changes, where decisions did.</summary>
    public ImmutableArray<ProposalId> DecidedBy { get; init; } = [];

    /// <summary>The version that opens rounds today.</summary>
    public int Version => Versions.Length;

    /// <summary>The terms of that version.</summary>
    public DecisionRule Terms => Versions[^1];

    public static Rule Create(RuleAdopted e) => new(e.RuleId, [e.Terms], IsRetired: false);

    public Rule Apply(RuleAmended e) => this with { Versions = Versions.Add(e.Terms), DecidedBy = With(e.DecidedBy) };

    public Rule Apply(RuleRetired e) => this with { IsRetired = true, DecidedBy = With(e.DecidedBy) };

    public static Rule? Fold(Rule? state, IRuleEvent @event) => @event switch
    {
        RuleAdopted e => Create(e),
        RuleAmended e => state!.Apply(e),
        RuleRetired e => state!.Apply(e),
        _ => throw new UnreachableException($"{@event.GetType().Name} is not folded."),
    };

    private ImmutableArray<ProposalId> With(ProposalId? decision) => decision is { } id ? DecidedBy.Add(id) : DecidedBy;
}
