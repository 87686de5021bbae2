using System.Collections.Immutable;
using Decisions.Domain.Communities;
using Decisions.Domain.Rules;
using Decisions.Engine.ReadModels.Rules;

namespace Decisions.Server.Pages.Rules;

/// <summary>The rules under which a change of another can be decided: those of yes or no that are not retired.</summary>
internal static class OtherRules
{
    public static async Task<ImmutableArray<ListedRule>> Of(CommunityId community, RuleId? than, RulesOf rules, CancellationToken cancel) =>
    [
        .. (await rules.Ask(community, retiredToo: false, cancel)).Value
            .Where(rule => rule.Id != than && rule.Terms.Method is YesNoMethod),
    ];
}
