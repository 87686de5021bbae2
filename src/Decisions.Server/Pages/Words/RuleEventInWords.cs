using System.Diagnostics;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;

namespace Decisions.Server.Pages.Words;

/// <summary>What happened to a decision rule, term by term.</summary>
internal static class RuleEventInWords
{
    public static EventTold Of(IRuleEvent @event, EventContext context) => @event switch
    {
        RuleAdopted e => new($"adopted the rule “{e.Terms.Name}”. {RuleInShort.Of(e.Terms)}"),
        RuleAmended e => new($"changed the rule “{e.Terms.Name}”, now in version {e.RuleVersion}{Decided(e.DecidedBy)}.")
        {
            Changes = context.Rules.TryGetValue(e.RuleId, out var rule) && e.RuleVersion is var version && version >= 2
                ? RuleDifference.Of(rule.Versions[version - 2], e.Terms)
                : [],
        },
        RuleRetired e => new($"retired the rule{Name(e.RuleId, context)}{Decided(e.DecidedBy)}: it opens no further votes.", e.Reason),
        _ => throw new UnreachableException($"{@event.GetType().Name} has no words."),
    };

    private static string Name(RuleId id, EventContext context) =>
        context.Rules.TryGetValue(id, out var rule) ? $" “{rule.Terms.Name}”" : "";

    private static string Decided(ProposalId? decision) => decision is null ? "" : ", as members decided";
}
