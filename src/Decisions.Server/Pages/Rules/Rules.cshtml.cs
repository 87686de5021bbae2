using System.Collections.Immutable;
using Decisions.Domain.Communities;
using Decisions.Domain.Rules;
using Decisions.Engine.Communities;
using Decisions.Engine.ReadModels.Rules;
using Decisions.Server.Pages.Frame;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.Rules;

/// <summary>The rules by which a community decides, in words, with every version.</summary>
public sealed class RulesModel(PageServices services, RulesOf rules) : CommunityPage(services)
{
    public ImmutableArray<ListedRule> Rules { get; private set; } = [];

    /// <summary>The versions before the present one, the newest first.</summary>
    public IReadOnlyDictionary<RuleId, ImmutableArray<(int Version, DecisionRule Terms)>> Earlier { get; private set; } =
        ImmutableDictionary<RuleId, ImmutableArray<(int, DecisionRule)>>.Empty;

    /// <summary>The rule that amendments are voted on under, adopted yet or not.</summary>
    public RuleId? ForAmendments { get; private set; }

    public Task OnGet() => Load();

    public async Task<IActionResult> OnPost([FromForm] Guid rule)
    {
        await Load();
        var result = await NameAmendmentRuleHandler.Handle(new NameAmendmentRule(new RuleId(rule)), Command(), Engine, Cancel);
        return await Answer(result, _ => $"{Home}/rules?done=rule-for-amendments", $"{Home}/rules?done=same");
    }

    private async Task Load()
    {
        ForAmendments = (await Engine.Streams.Community(Id, Cancel)).State is { } state ? AmendmentRule.Of(state) : null;
        Rules = (await rules.Ask(Id, retiredToo: true, Cancel)).Value;
        var amended = await Task.WhenAll(Rules.Where(rule => rule.RuleVersion > 1).Select(rule => Engine.Streams.Rule(Id, rule.Id, Cancel)));
        Earlier = amended.ToDictionary(
            loaded => loaded.State!.Id,
            loaded => loaded.State!.Versions.Select((terms, i) => (i + 1, terms)).SkipLast(1).Reverse().ToImmutableArray());
    }
}
