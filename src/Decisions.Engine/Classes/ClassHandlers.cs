using Decisions.Domain;
using Decisions.Domain.Classes;
using Decisions.Domain.Communities;
using Decisions.Engine.Commands;
using Decisions.Engine.Identity;
using Decisions.EventStore.Appending;

namespace Decisions.Engine.Classes;

/// <summary>Names the classes of a community, and says which member is of which.</summary>
public static class ClassHandlers
{
    public static async Task<CommandResult> Handle(
        NameClasses command, CommandContext context, DecisionsEngine engine, CancellationToken cancel)
    {
        if (Permissions.ToKeepCommunity(context.Actor, context.Community) is { } rejection)
            return new Refused(rejection);
        return await engine.Commands.Run(context, async _ =>
        {
            var community = await engine.Streams.Community(context.Community, cancel);
            return new Plan(
                Streams.Of(context.Community), Streams.CommunityType, community.Version,
                community.State is null ? new CommunityIsUnknown(context.Community) : NameClasses.Decide(community.State, command));
        }, cancel);
    }

    public static async Task<CommandResult> Handle(
        PlaceMember command, CommandContext context, DecisionsEngine engine, CancellationToken cancel)
    {
        if (Permissions.ToKeepMembers(context.Actor, context.Community) is { } rejection)
            return new Refused(rejection);
        return await engine.Commands.Run(context, async _ =>
        {
            var community = await engine.Streams.Community(context.Community, cancel);
            if (community.State is null)
                return new Plan(Streams.Of(context.Community), Streams.CommunityType, community.Version, new CommunityIsUnknown(context.Community));
            var member = await engine.Streams.Member(context.Community, command.MemberId, cancel);
            var placement = await engine.Streams.Placement(context.Community, command.MemberId, cancel);
            return new Plan(
                Streams.OfPlacement(command.MemberId), Streams.PlacementType, placement.Version,
                PlaceMember.Decide(placement.State, command, community.State.Classes, member.State))
            {
                Guards = [new StreamGuard(Streams.Of(context.Community), community.Version)],
            };
        }, cancel);
    }
}
