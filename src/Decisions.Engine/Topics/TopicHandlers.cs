using Decisions.Domain;
using Decisions.Domain.Communities;
using Decisions.Domain.Topics;
using Decisions.Engine.Circles;
using Decisions.Engine.Commands;
using Decisions.Engine.Identity;

namespace Decisions.Engine.Topics;

/// <summary>Names the topics of a community, and says of which a proposal is.</summary>
public static class TopicHandlers
{
    public static async Task<CommandResult> Handle(
        NameTopics command, CommandContext context, DecisionsEngine engine, CancellationToken cancel)
    {
        if (Permissions.ToKeepCommunity(context.Actor, context.Community) is { } rejection)
            return new Refused(rejection);
        return await engine.Commands.Run(context, async _ =>
        {
            var community = await engine.Streams.Community(context.Community, cancel);
            return new Plan(
                Streams.Of(context.Community), Streams.CommunityType, community.Version,
                community.State is null ? new CommunityIsUnknown(context.Community) : NameTopics.Decide(community.State, command));
        }, cancel);
    }

    public static async Task<CommandResult> Handle(
        ChooseTopic command, CommandContext context, DecisionsEngine engine, CancellationToken cancel)
    {
        if (Permissions.ToTakePart(context.Actor, context.Community) is { } rejection)
            return new Refused(rejection);
        return await engine.Commands.Run(context, async now =>
        {
            var proposal = await engine.Streams.Proposal(context.Community, command.ProposalId, cancel);
            var circle = await CircleStanding.In(proposal.State, context, engine, cancel);
            var topics = await CommunityTopics.Of(command.Topic, context.Community, engine.Streams, cancel);
            return new Plan(
                Streams.Of(command.ProposalId), Streams.ProposalType, proposal.Version,
                proposal.State is { } state && Permissions.ToChangeProposal(context.Actor, context.Community, state.Proposer, circle) is { } notTheirs
                    ? notTheirs
                    : ChooseTopic.Decide(proposal.State, command, topics.All, now))
            {
                Guards = topics.Guards,
            }.While(circle);
        }, cancel);
    }
}
