using System.Diagnostics;
using Decisions.Domain;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.Ledger.Entries;

namespace Decisions.Engine.Verifying.Replay;

/// <summary>How the decision rules came to be what they are.</summary>
internal sealed class RuleReplay(ReplayedDecisions decisions, ReplayFaults faults)
{
    private readonly Dictionary<RuleId, Rule> _rules = [];

    /// <summary>A rule as it stands at this point of the record, or null.</summary>
    public Rule? Find(RuleId id) => _rules.GetValueOrDefault(id);

    public void Apply(in CheckedEvent next, Entry entry, IRuleEvent @event)
    {
        if (!StreamName.TryId(entry.Header.Stream, Streams.RuleType, out var id))
        {
            faults.Add(next, $"'{entry.Header.Stream}' is no stream of a rule.");
            return;
        }
        var state = _rules.GetValueOrDefault(new RuleId(id));
        faults.Redo(next, @event, @event switch
        {
            RuleAdopted e => AdoptRule.Decide(state, new AdoptRule(new RuleId(id), e.Terms), Named(e.Terms)),
            RuleAmended e => AmendRule.Decide(state, new AmendRule(new RuleId(id), e.Terms), Mandate(state, e.DecidedBy), Named(e.Terms)),
            RuleRetired e => RetireRule.Decide(state, new RetireRule(new RuleId(id), e.Reason), Mandate(state, e.DecidedBy)),
            _ => throw new UnreachableException($"{@event.GetType().Name} is not replayed."),
        });
        _rules[new RuleId(id)] = Rule.Fold(state, @event)!;
    }

    private RuleMandate Mandate(Rule? state, ProposalId? decidedBy) => new(
        decidedBy, decidedBy is { } decision ? decisions.Find(decision) : null, state is null ? null : Named(state.Terms));

    /// <summary>The rule that terms name for their own change.</summary>
    private Rule? Named(DecisionRule terms) => terms.Entrenched?.Under is { } under ? Find(under) : null;
}
