using Decisions.Domain;
using Decisions.Domain.Rules;
using Decisions.Engine.Commands;
using Decisions.Engine.Identity;

namespace Decisions.Engine.Rules;

/// <summary>Adopts, amends and retires decision rules.</summary>
public static class RuleHandlers
{
    public static Task<CommandResult> Handle(
        AdoptRule command, CommandContext context, DecisionsEngine engine, CancellationToken cancel) =>
        Change(command.RuleId, state => AdoptRule.Decide(state, command), context, engine, cancel);

    public static Task<CommandResult> Handle(
        AmendRule command, CommandContext context, DecisionsEngine engine, CancellationToken cancel) =>
        Change(command.RuleId, state => AmendRule.Decide(state, command), context, engine, cancel);

    public static Task<CommandResult> Handle(
        RetireRule command, CommandContext context, DecisionsEngine engine, CancellationToken cancel) =>
        Change(command.RuleId, state => RetireRule.Decide(state, command), context, engine, cancel);

    private static async Task<CommandResult> Change(
        RuleId rule, Func<Rule?, Decision> decide, CommandContext context, DecisionsEngine engine, CancellationToken cancel)
    {
        if (Permissions.ToKeepRules(context.Actor, context.Community) is { } rejection)
            return new Refused(rejection);
        return await engine.Commands.Run(context, async _ =>
        {
            var loaded = await engine.Streams.Rule(context.Community, rule, cancel);
            return new Plan(Streams.Of(rule), Streams.RuleType, loaded.Version, decide(loaded.State));
        }, cancel);
    }
}
