using Decisions.Domain;
using Decisions.Domain.Rules;
using Decisions.Domain.Templates;
using Decisions.Engine.Commands;
using Decisions.Engine.Identity;
using Decisions.EventStore.Appending;

namespace Decisions.Engine.Templates;

/// <summary>Saves and retires a community's templates.</summary>
public static class TemplateHandlers
{
    public static async Task<CommandResult> Handle(
        SaveTemplate command, CommandContext context, DecisionsEngine engine, CancellationToken cancel)
    {
        if (Permissions.ToKeepTemplates(context.Actor, context.Community) is { } rejection)
            return new Refused(rejection);
        return await engine.Commands.Run(context, async _ =>
        {
            var template = await engine.Streams.Template(context.Community, command.TemplateId, cancel);
            var rule = await engine.Streams.Rule(context.Community, command.RuleId, cancel);
            return new Plan(
                Streams.Of(command.TemplateId), Streams.TemplateType, template.Version,
                SaveTemplate.Decide(template.State, rule.State, command))
            {
                Guards = rule.State is null ? [] : [new StreamGuard(Streams.Of(command.RuleId), rule.Version)],
            };
        }, cancel);
    }

    public static async Task<CommandResult> Handle(
        RetireTemplate command, CommandContext context, DecisionsEngine engine, CancellationToken cancel)
    {
        if (Permissions.ToKeepTemplates(context.Actor, context.Community) is { } rejection)
            return new Refused(rejection);
        return await engine.Commands.Run(context, async _ =>
        {
            var template = await engine.Streams.Template(context.Community, command.TemplateId, cancel);
            return new Plan(
                Streams.Of(command.TemplateId), Streams.TemplateType, template.Version, RetireTemplate.Decide(template.State, command));
        }, cancel);
    }
}
