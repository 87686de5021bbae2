using System.Collections.Immutable;
using Decisions.Domain.Rules;
using Decisions.Engine.ReadModels.Rules;
using Decisions.Server.Pages.Frame;

namespace Decisions.Server.Pages.Proposals;

/// <summary>The rules that fit a proposal: yes/no ones for a plain one, the others for one with options.</summary>
internal static class FittingRules
{
    public static async Task<ImmutableArray<ListedRule>> Of(DecisionPage page, RulesOf rules, CancellationToken cancel) =>
    [
        .. (await rules.Ask(page.Id, retiredToo: false, cancel)).Value
            .Where(rule => rule.Terms.Method is not YesNoMethod == page.Proposal.Current.Options.Length > 0),
    ];
}
