using Decisions.Domain.Communities;
using Decisions.Domain.Rules;
using Decisions.Engine;
using Decisions.Engine.Identity;
using Decisions.Engine.ReadModels.Rules;
using Decisions.Server.Api.Http;

namespace Decisions.Server.Api.Rules;

/// <summary>A decision rule with every version of its terms.</summary>
/// <param name="RuleVersion">The number of the present version.</param>
/// <param name="InWords">What the present terms mean, for a member.</param>
/// <param name="Versions">Version n stands at n - 1.</param>
public sealed record RuleAnswer(
    Guid Id, int RuleVersion, DecisionRule Terms, bool IsRetired, IReadOnlyList<string> InWords,
    IReadOnlyList<DecisionRule> Versions);

/// <summary>A rule of the library.</summary>
/// <param name="Key">Names it, as when a community is founded with it.</param>
/// <param name="For">What it is for, and for whom.</param>
/// <param name="Source">The law or the practice that it follows.</param>
/// <param name="InWords">What its terms mean, for a member.</param>
public sealed record LibraryRuleAnswer(string Key, string For, string Source, DecisionRule Terms, IReadOnlyList<string> InWords);

internal static class RuleQuestions
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/rule-library", Library).Answers<PageAnswer<LibraryRuleAnswer>>("getRuleLibrary", "Rules that law and practice have ready");
        api.MapGet("/communities/{community:guid}/rules", List).Answers<PageAnswer<ListedRule>>("listRules", "The rules by which a community decides");
        api.MapGet("/communities/{community:guid}/rules/{rule:guid}", One).Answers<RuleAnswer>("getRule", "A decision rule, with its versions and in words");
    }

    private static IResult Library() => Results.Json(
        new PageAnswer<LibraryRuleAnswer>(
            [.. RuleLibrary.All.Select(rule => new LibraryRuleAnswer(rule.Key, rule.For, rule.Source, rule.Terms, RuleInWords.Of(rule.Terms)))],
            null),
        ApiJson.Options);

    private static Task<IResult> List(HttpContext http, Guid community, string? retired, Reading reading, RulesOf rules) =>
        reading.Answer(http, community, Permissions.ToReadRegister, async (_, _) =>
        {
            if (retired is not (null or "true" or "false"))
                return Problems.Of(new QueryIsMalformed("retired", "Use true to list retired rules too, or false."));
            var found = await rules.Ask(new CommunityId(community), retired == "true", http.RequestAborted);
            return Reading.Fresh(http, new PageAnswer<ListedRule>(found.Value, null), found.NextIndex);
        });

    private static Task<IResult> One(HttpContext http, Guid community, Guid rule, Reading reading, DecisionsEngine engine) =>
        reading.Answer(http, community, Permissions.ToReadRegister, async (_, _) =>
        {
            var head = await engine.Store.Head(community, http.RequestAborted);
            var loaded = await engine.Streams.Rule(new CommunityId(community), new RuleId(rule), http.RequestAborted);
            return loaded.State is { } state
                ? Reading.Fresh(
                    http,
                    new RuleAnswer(rule, state.Version, state.Terms, state.IsRetired, RuleInWords.Of(state.Terms), state.Versions),
                    loaded.Version, head.NextIndex)
                : Problems.Of(new RuleIsUnknown(new RuleId(rule)));
        });
}
