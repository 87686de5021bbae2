using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.Engine;
using Decisions.Engine.Rules;
using Decisions.Server.Api.Http;

namespace Decisions.Server.Api.Rules;

/// <summary>Why a rule is retired; may be null.</summary>
public sealed record RetireRuleBody(string? Reason = null);

/// <summary>Carries out what members have decided of a rule.</summary>
/// <param name="ProposalId">The proposal that was carried, and that says what the rule becomes.</param>
public sealed record CarryOutRuleChangeBody(Guid ProposalId);

internal static class RuleCommands
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/communities/{community:guid}/rules", Adopt).Does<DecisionRule>("adoptRule", "Adopt a decision rule", created: true);
        api.MapPut("/communities/{community:guid}/rules/{rule:guid}", Amend).Does<DecisionRule>("amendRule", "Give a rule other terms, as its next version");
        api.MapPost("/communities/{community:guid}/rules/{rule:guid}/retirement", Retire).Does<RetireRuleBody>("retireRule", "Retire a rule");
        api.MapPost("/communities/{community:guid}/rules/{rule:guid}/changes", CarryOut).Does<CarryOutRuleChangeBody>("carryOutRuleChange", "Carry out what members have decided of a rule");
    }

    private static Task<IResult> Adopt(HttpContext http, Guid community, DecisionsEngine engine) =>
        ApiRequest.Command<DecisionRule>(http, community, async (terms, context) => CommandAnswers.Created(
            await RuleHandlers.Handle(new AdoptRule(new RuleId(Guid.CreateVersion7()), terms), context, engine, http.RequestAborted),
            http, id => $"/api/v1/communities/{community}/rules/{id}"));

    private static Task<IResult> Amend(HttpContext http, Guid community, Guid rule, DecisionsEngine engine) =>
        ApiRequest.Command<DecisionRule>(http, community, async (terms, context) => CommandAnswers.Of(
            await RuleHandlers.Handle(new AmendRule(new RuleId(rule), terms), context, engine, http.RequestAborted), http, rule));

    private static Task<IResult> Retire(HttpContext http, Guid community, Guid rule, DecisionsEngine engine) =>
        ApiRequest.Command<RetireRuleBody>(http, community, async (body, context) => CommandAnswers.Of(
            await RuleHandlers.Handle(new RetireRule(new RuleId(rule), body.Reason), context, engine, http.RequestAborted), http, rule));

    private static Task<IResult> CarryOut(HttpContext http, Guid community, Guid rule, DecisionsEngine engine) =>
        ApiRequest.Command<CarryOutRuleChangeBody>(http, community, async (body, context) => CommandAnswers.Of(
            await RuleHandlers.CarryOut(new RuleId(rule), new ProposalId(body.ProposalId), context, engine, http.RequestAborted), http, rule));
}
