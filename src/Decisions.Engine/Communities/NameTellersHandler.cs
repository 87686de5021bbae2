using Decisions.Domain;
using Decisions.Domain.Communities;
using Decisions.Domain.Members;
using Decisions.Engine.Commands;
using Decisions.Engine.Identity;
using Decisions.EventStore.Appending;

namespace Decisions.Engine.Communities;

/// <summary>Names the tellers of a community.</summary>
public static class NameTellersHandler
{
    public static async Task<CommandResult> Handle(
        NameTellers command, CommandContext context, DecisionsEngine engine, CancellationToken cancel)
    {
        if (Permissions.ToKeepCommunity(context.Actor, context.Community) is { } rejection)
            return new Refused(rejection);
        return await engine.Commands.Run(context, async _ =>
        {
            var community = await engine.Streams.Community(context.Community, cancel);
            List<MemberId> joined = [];
            List<StreamGuard> guards = [];
            foreach (var teller in command.Tellers.Distinct().Take(NameTellers.Most))
            {
                var member = await engine.Streams.Member(context.Community, teller, cancel);
                if (member.State is not { Standing: Standing.Joined })
                    continue;
                joined.Add(teller);
                guards.Add(new StreamGuard(Streams.Of(teller), member.Version));
            }
            return new Plan(
                Streams.Of(context.Community), Streams.CommunityType, community.Version,
                community.State is null ? new CommunityIsUnknown(context.Community) : NameTellers.Decide(community.State, command, joined))
            {
                Guards = [.. guards],
            };
        }, cancel);
    }
}
