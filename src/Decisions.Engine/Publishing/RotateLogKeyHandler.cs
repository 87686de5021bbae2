using Decisions.Domain;
using Decisions.Domain.Communities;
using Decisions.Engine.Commands;
using Decisions.Engine.Identity;

namespace Decisions.Engine.Publishing;

/// <summary>Records that another key signs a community's log from here on.</summary>
public static class RotateLogKeyHandler
{
    public static async Task<CommandResult> Handle(
        RotateLogKey command, CommandContext context, DecisionsEngine engine, CancellationToken cancel) =>
        Permissions.ToKeepLogKeys(context.Actor) is { } rejection
            ? new Refused(rejection)
            : await engine.Commands.Run(context, async _ =>
            {
                var loaded = await engine.Streams.Community(context.Community, cancel);
                return new Plan(
                    Streams.Of(context.Community), Streams.CommunityType, loaded.Version,
                    loaded.State is { } state ? RotateLogKey.Decide(state, command) : new CommunityIsUnknown(context.Community));
            }, cancel);
}
