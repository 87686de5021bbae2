using Decisions.Domain;
using Decisions.Domain.Communities;
using Decisions.Domain.Discussions;
using Decisions.Domain.Proposals;
using Decisions.Engine.Commands;
using Decisions.Engine.Identity;
using Decisions.EventStore.Appending;

namespace Decisions.Engine.Discussions;

/// <summary>Makes and edits comments, reacts to them, marks answers, hides and restores, and says who may read.</summary>
public static class DiscussionHandlers
{
    public static Task<CommandResult> Handle(MakeComment command, CommandContext context, DecisionsEngine engine, CancellationToken cancel) =>
        Change(command.ProposalId, command.CommentId, context, engine, cancel, async (streams, comment) =>
        {
            var replied = await streams.Other(command.RepliesTo, cancel);
            return MakeComment.Decide(
                await streams.Proposal(cancel), comment, replied, command, await streams.Joined(command.Mentioned, cancel), await streams.InCircle(command.Mentioned, cancel));
        });

    public static Task<CommandResult> Handle(EditComment command, CommandContext context, DecisionsEngine engine, CancellationToken cancel) =>
        Change(command.ProposalId, command.CommentId, context, engine, cancel, async (streams, comment) =>
            EditComment.Decide(
                await streams.Proposal(cancel), comment, command, await streams.Joined(command.Mentioned, cancel), await streams.InCircle(command.Mentioned, cancel)));

    public static Task<CommandResult> Handle(React command, CommandContext context, DecisionsEngine engine, CancellationToken cancel) =>
        Change(command.ProposalId, command.CommentId, context, engine, cancel, async (streams, comment) =>
            React.Decide(await streams.Proposal(cancel), comment, command));

    /// <summary>Who asked says what answers it; a facilitator can say so for them.</summary>
    public static Task<CommandResult> Handle(MarkAnswer command, CommandContext context, DecisionsEngine engine, CancellationToken cancel) =>
        Change(command.ProposalId, command.CommentId, context, engine, cancel, async (streams, comment) =>
            comment is not null && Permissions.ToMarkAnswer(context.Actor, context.Community, comment.Author, await streams.Circle(cancel)) is { } notTheirs
                ? notTheirs
                : MarkAnswer.Decide(await streams.Proposal(cancel), comment, await streams.Other(command.Answer, cancel), command));

    public static Task<CommandResult> Handle(
        ProposalId proposal, HideComment command, CommandContext context, DecisionsEngine engine, CancellationToken cancel) =>
        Moderate(proposal, command.CommentId, comment => HideComment.Decide(comment, command), context, engine, cancel);

    public static Task<CommandResult> Handle(
        ProposalId proposal, RestoreComment command, CommandContext context, DecisionsEngine engine, CancellationToken cancel) =>
        Moderate(proposal, command.CommentId, comment => RestoreComment.Decide(comment, command), context, engine, cancel);

    public static async Task<CommandResult> Handle(
        SetDiscussionAudience command, CommandContext context, DecisionsEngine engine, CancellationToken cancel)
    {
        if (Permissions.ToPropose(context.Actor, context.Community) is { } rejection)
            return new Refused(rejection);
        return await engine.Commands.Run(context, async _ =>
        {
            // What comes from here on is not among what is read below, and must not come before this lands.
            var head = await engine.Store.Head(context.Community.Value, cancel);
            var discussion = await engine.Streams.Discussion(context.Community, command.ProposalId, cancel);
            var streams = new CommentStreams(engine, context, command.ProposalId);
            var proposal = await streams.Proposal(cancel);
            var decision = await streams.NotJoined(context.Actor.Member!.Value, cancel) is { } notJoined ? notJoined
                : proposal is { } state && Permissions.ToChangeProposal(context.Actor, context.Community, state.Proposer, await streams.Circle(cancel)) is { } notTheirs
                ? notTheirs
                : SetDiscussionAudience.Decide(proposal, discussion.State, command, await DiscussionReading.Any(engine, context.Community, command.ProposalId, cancel));
            return streams.Hold(new Plan(Streams.OfDiscussion(command.ProposalId), Streams.DiscussionType, discussion.Version, decision)
            {
                Settled = command.Audience == DiscussionAudience.Circle
                    ? null
                    : new SettledStreams([Streams.CommentsOf(command.ProposalId)], head.NextIndex),
            });
        }, cancel);
    }

    private static Task<CommandResult> Moderate(
        ProposalId proposal, CommentId id, Func<Comment?, Decision> decide, CommandContext context, DecisionsEngine engine, CancellationToken cancel) =>
        Change(proposal, id, context, engine, cancel, async (streams, comment) =>
            Permissions.ToModerate(context.Actor, context.Community, await streams.Circle(cancel)) is { } notTheirs ? notTheirs : decide(comment));

    private static async Task<CommandResult> Change(
        ProposalId proposal, CommentId id, CommandContext context, DecisionsEngine engine, CancellationToken cancel,
        Func<CommentStreams, Comment?, Task<Decision>> decide)
    {
        if (Permissions.ToPropose(context.Actor, context.Community) is { } rejection)
            return new Refused(rejection);
        return await engine.Commands.Run(context, async _ =>
        {
            var streams = new CommentStreams(engine, context, proposal);
            var comment = await engine.Streams.Comment(context.Community, proposal, id, cancel);
            var decision = (await streams.NotJoined(context.Actor.Member!.Value, cancel) ?? await NotAmong(streams, context, cancel)) is { } forbidden
                ? forbidden
                : await decide(streams, comment.State);
            return streams.Hold(new Plan(Streams.Of(proposal, id), Streams.CommentType, comment.Version, decision));
        }, cancel);
    }

    /// <summary>Where a discussion is kept to a circle, only who may read it takes part in it.</summary>
    private static async Task<Rejection?> NotAmong(CommentStreams streams, CommandContext context, CancellationToken cancel) =>
        await streams.Audience(cancel) == DiscussionAudience.Circle
            ? Permissions.ToReadDiscussion(
                context.Actor, context.Community, Visibility.MembersOnly, DiscussionAudience.Circle, await streams.Circle(cancel))
            : null;
}
