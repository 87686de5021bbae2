using System.Collections.Immutable;
using Decisions.Domain.Rules;
using Decisions.Engine.ReadModels.Rules;
using Decisions.Server.Pages.Frame;

namespace Decisions.Server.Pages.Proposals;

/// <summary>The rules that fit a proposal: yes/no ones for a plain one, those that choose among options for one with options; of what is with a circle, its own.</summary>
internal static class FittingRules
{
    public static async Task<ImmutableArray<ListedRule>> Of(DecisionPage page, RulesOf rules, CancellationToken cancel) =>
    [
        .. (await Ask(page, rules, cancel)).Where(rule => rule.Terms is { Method: not PositionMethod, Advice: null } && rule.Terms.Method.AsksOfOptions == page.Proposal.Current.Options.Length > 0
                && (rule.Terms.Method is not DatesMethod || page.Proposal.Current.Options.All(option => option.Date is not null))),
    ];

    /// <summary>Those by which agreement on it can be sought: none where it has options.</summary>
    public static async Task<ImmutableArray<ListedRule>> OfAgreement(DecisionPage page, RulesOf rules, CancellationToken cancel) =>
        !page.Proposal.Current.Options.IsEmpty ? [] : [.. (await Ask(page, rules, cancel)).Where(rule => rule.Terms.Method is PositionMethod)];

    /// <summary>Whether one member can decide it on advice: never where it has options.</summary>
    public static async Task<bool> AnyByAdvice(DecisionPage page, RulesOf rules, CancellationToken cancel) =>
        page.Proposal.Current.Options.IsEmpty && (await Ask(page, rules, cancel)).Any(rule => rule.Terms.Advice is not null);

    private static async Task<IEnumerable<ListedRule>> Ask(DecisionPage page, RulesOf rules, CancellationToken cancel) =>
        (await rules.Ask(page.Id, retiredToo: false, cancel)).Value.Where(rule => page.WithCircle?.DecidesUnder(rule.Id) != false);
}
