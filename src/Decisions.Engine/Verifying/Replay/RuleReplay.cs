using System.Diagnostics;
using Decisions.Domain;
using Decisions.Domain.Rules;
using Decisions.Ledger.Entries;

namespace Decisions.Engine.Verifying.Replay;

/// <summary>How the decision rules came to be what they are.</summary>
internal sealed class RuleReplay(ReplayFaults faults)
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
            RuleAdopted e => AdoptRule.Decide(state, new AdoptRule(new RuleId(id), e.Terms)),
            RuleAmended e => AmendRule.Decide(state, new AmendRule(new RuleId(id), e.Terms)),
            RuleRetired e => RetireRule.Decide(state, new RetireRule(new RuleId(id), e.Reason)),
            _ => throw new UnreachableException($"{@event.GetType().Name} is not replayed."),
        });
        _rules[new RuleId(id)] = Rule.Fold(state, @event)!;
    }
}
