using Decisions.Domain;
using Decisions.Domain.Communities;
using Decisions.Engine.Commands;
using Decisions.Engine.Identity;

namespace Decisions.Engine.Communities;

/// <summary>Changes a community's name, purpose, time zone or visibility.</summary>
public static class ChangeCommunityHandler
{
    public static async Task<CommandResult> Handle(
        ChangeCommunity command, CommandContext context, DecisionsEngine engine, CancellationToken cancel)
    {
        if (Permissions.ToKeepCommunity(context.Actor, context.Community) is { } rejection)
            return new Refused(rejection);
        return await engine.Commands.Run(context, async _ =>
        {
            var community = await engine.Streams.Community(context.Community, cancel);
            return new Plan(
                Streams.Of(context.Community), Streams.CommunityType, community.Version,
                community.State is null
                    ? new CommunityIsUnknown(context.Community)
                    : ChangeCommunity.Decide(community.State, command));
        }, cancel);
    }
}
