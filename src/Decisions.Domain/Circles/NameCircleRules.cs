using System.Collections.Immutable;
using Decisions.Domain.Rules;

namespace Decisions.Domain.Circles;

/// <summary>Says which decision rules a circle decides under.</summary>
/// <param name="Rules">None for any rule of the community.</param>
public sealed record NameCircleRules(CircleId CircleId, ImmutableArray<RuleId> Rules)
{
    /// <param name="inForce">Those of them that are rules of the community and not retired.</param>
    public static Decision Decide(CircleTree? state, NameCircleRules command, IReadOnlyCollection<RuleId> inForce)
    {
        if (CircleGate.Open(state, command.CircleId) is { } rejection)
            return rejection;
        ImmutableArray<RuleId> named = command.Rules.IsDefault ? [] : [.. command.Rules.Distinct()];
        foreach (var rule in named)
            if (!inForce.Contains(rule))
                return new RuleIsUnknown(rule);
        return state!.Find(command.CircleId)!.Rules.SequenceEqual(named)
            ? Decision.Nothing
            : Decision.Of(new CircleRulesNamed(command.CircleId, named));
    }
}
