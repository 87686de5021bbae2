using Decisions.Domain;
using Decisions.Domain.Communities;
using Decisions.Engine.Commands;
using Decisions.Engine.Identity;

namespace Decisions.Engine.Publishing;

/// <summary>Records that another key signs a community's log from here on.</summary>
public static class RotateLogKeyHandler
{
    /// <param name="from">The verifier key of before; null where it is lost.</param>
    /// <param name="to">The verifier key from now on, which is in the server's folder of keys already.</param>
    public static async Task<CommandResult> Handle(
        string? from, string to, string reason, CommandContext context, DecisionsEngine engine, CancellationToken cancel) =>
        Permissions.ToKeepLogKeys(context.Actor) is { } rejection
            ? new Refused(rejection)
            : await engine.Commands.Run(context, async _ =>
            {
                var loaded = await engine.Streams.Community(context.Community, cancel);
                var decision = loaded.State is null ? new CommunityIsUnknown(context.Community)
                    : TextRule.Text("reason", reason, TextRule.NoteLimit) is { } unfit ? unfit
                    : Decision.Of(new LogKeyRotated(from, to, reason));
                return new Plan(Streams.Of(context.Community), Streams.CommunityType, loaded.Version, decision);
            }, cancel);
}
