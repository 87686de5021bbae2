using Decisions.Domain;
using Decisions.Domain.Ideas;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Engine.Commands;
using Decisions.Engine.Identity;
using Decisions.Engine.Proposals;

namespace Decisions.Engine.Ideas;

/// <summary>Adds ideas to a proposal that asks for them, takes them out and merges them.</summary>
public static class IdeaHandlers
{
    public static async Task<CommandResult> Handle(AddIdea command, CommandContext context, DecisionsEngine engine, CancellationToken cancel) =>
        await NotJoined(context, engine, cancel) is { } rejection
            ? new Refused(rejection)
            : await ProposalStream.Change(
                command.ProposalId, forbidden: null, permit: null, (state, now) => AddIdea.Decide(state, command, now), context, engine, cancel);

    public static async Task<CommandResult> Handle(TakeOutIdea command, CommandContext context, DecisionsEngine engine, CancellationToken cancel) =>
        await NotJoined(context, engine, cancel) is { } rejection
            ? new Refused(rejection)
            : await ProposalStream.Change(
                command.ProposalId, forbidden: null,
                (state, circle) => Permissions.ToTakeOutIdea(
                    context.Actor, context.Community, state.Proposer, state.Ideas.FirstOrDefault(idea => idea.Option == command.OptionId)?.By, circle),
                (state, now) => TakeOutIdea.Decide(state, command, now), context, engine, cancel);

    public static async Task<CommandResult> Handle(MergeIdeas command, CommandContext context, DecisionsEngine engine, CancellationToken cancel) =>
        await NotJoined(context, engine, cancel) is { } rejection
            ? new Refused(rejection)
            : await ProposalStream.Change(
                command.ProposalId, forbidden: null, (state, circle) => Permissions.ToChangeProposal(context.Actor, context.Community, state.Proposer, circle),
                (state, now) => MergeIdeas.Decide(state, command, now), context, engine, cancel);

    /// <summary>A key may be older than a suspension, or younger than an invitation that nobody has taken up.</summary>
    private static async Task<Rejection?> NotJoined(CommandContext context, DecisionsEngine engine, CancellationToken cancel) =>
        Permissions.ToPropose(context.Actor, context.Community) ??
        ((await engine.Streams.Member(context.Community, context.Actor.Member!.Value, cancel)).State is { Standing: Standing.Joined }
            ? null
            : new NotPermitted("a member who has joined and is not suspended"));
}
