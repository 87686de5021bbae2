using Decisions.Domain;
using Decisions.Domain.Communities;
using Decisions.Engine.Commands;
using Decisions.Engine.Identity;
using Decisions.EventStore.Appending;

namespace Decisions.Engine.Communities;

/// <summary>Names the decision rule that amendments are voted on under.</summary>
public static class NameAmendmentRuleHandler
{
    public static async Task<CommandResult> Handle(
        NameAmendmentRule command, CommandContext context, DecisionsEngine engine, CancellationToken cancel)
    {
        if (Permissions.ToKeepRules(context.Actor, context.Community) is { } rejection)
            return new Refused(rejection);
        return await engine.Commands.Run(context, async _ =>
        {
            var community = await engine.Streams.Community(context.Community, cancel);
            var rule = await engine.Streams.Rule(context.Community, command.RuleId, cancel);
            return new Plan(
                Streams.Of(context.Community), Streams.CommunityType, community.Version,
                community.State is { } state
                    ? NameAmendmentRule.Decide(state, rule.State, command)
                    : new CommunityIsUnknown(context.Community))
            {
                Guards = rule.State is null ? [] : [new StreamGuard(Streams.Of(command.RuleId), rule.Version)],
            };
        }, cancel);
    }
}
