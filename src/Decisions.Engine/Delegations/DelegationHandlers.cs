using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Domain.Delegations;
using Decisions.Domain.Members;
using Decisions.Engine.Commands;
using Decisions.Engine.Identity;
using Decisions.Engine.Topics;
using Decisions.EventStore.Appending;

namespace Decisions.Engine.Delegations;

/// <summary>Names whom a member lets vote for them, and takes that back.</summary>
public static class DelegationHandlers
{
    public static Task<CommandResult> Handle(
        DelegateVotes command, CommandContext context, DecisionsEngine engine, CancellationToken cancel) =>
        Run(command.MemberId, command.Holder, command.Topic, context, engine, (delegation, member, holder, topics) =>
            DelegateVotes.Decide(delegation, command, HasJoined(member), HasJoined(holder), topics), cancel);

    public static Task<CommandResult> Handle(
        RevokeDelegation command, CommandContext context, DecisionsEngine engine, CancellationToken cancel) =>
        Run(command.MemberId, command.MemberId, topic: null, context, engine, (delegation, _, _, _) => RevokeDelegation.Decide(delegation, command), cancel);

    private static bool HasJoined(Member? member) => member is { Standing: Standing.Joined };

    private static async Task<CommandResult> Run(
        MemberId memberId, MemberId holderId, string? topic, CommandContext context, DecisionsEngine engine,
        Func<Delegation?, Member?, Member?, ImmutableArray<string>, Decision> decide, CancellationToken cancel)
    {
        if (Permissions.ToVote(context.Actor, context.Community) is { } rejection)
            return new Refused(rejection);
        return await engine.Commands.Run(context, async _ =>
        {
            var delegation = await engine.Streams.Delegation(context.Community, memberId, cancel);
            var member = await engine.Streams.Member(context.Community, memberId, cancel);
            var holder = holderId == memberId ? member : await engine.Streams.Member(context.Community, holderId, cancel);
            var topics = await CommunityTopics.Of(topic, context.Community, engine.Streams, cancel);
            return new Plan(
                Streams.OfDelegation(memberId), Streams.DelegationType, delegation.Version,
                decide(delegation.State, member.State, holder.State, topics.All))
            {
                Guards = holderId == memberId ? [new StreamGuard(Streams.Of(memberId), member.Version)]
                    : [new StreamGuard(Streams.Of(memberId), member.Version), new StreamGuard(Streams.Of(holderId), holder.Version), .. topics.Guards],
            };
        }, cancel);
    }
}
