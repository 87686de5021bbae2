using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Domain.Discussions;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Engine;
using Decisions.Engine.Commands;
using Decisions.Engine.Discussions;
using Decisions.Server.Api.Http;

namespace Decisions.Server.Api.Discussions;

/// <summary>Says something of a proposal.</summary>
/// <param name="Revision">The revision that you have read.</param>
/// <param name="Text">Markdown, at most 10,000 characters.</param>
/// <param name="Kind">Left out, a comment.</param>
/// <param name="Passage">The stretch of that revision's text that it is on; left out for the whole.</param>
/// <param name="RepliesTo">A comment that replies to none itself; left out for a comment of its own.</param>
/// <param name="Mentioned">The members whom it means to reach, at most 20.</param>
public sealed record MakeCommentBody(
    int Revision, string Text, CommentKind Kind = CommentKind.Comment, Passage? Passage = null, Guid? RepliesTo = null,
    IReadOnlyList<Guid>? Mentioned = null);

/// <summary>Words your comment anew.</summary>
public sealed record EditCommentBody(string Text, IReadOnlyList<Guid>? Mentioned = null);

/// <summary>What you say of a comment without words.</summary>
public sealed record ReactionBody(Reaction Reaction);

/// <summary>The reply that answers a question.</summary>
/// <param name="Answer">Null to take the mark away.</param>
public sealed record AnswerBody(Guid? Answer);

/// <summary>Why a comment is hidden or restored: everyone who may read the discussion is told.</summary>
public sealed record ModerationBody(string Reason);

/// <summary>Who may read a discussion.</summary>
public sealed record DiscussionAudienceBody(DiscussionAudience Audience);

internal static class DiscussionCommands
{
    public static void Map(RouteGroupBuilder api)
    {
        const string proposal = "/communities/{community:guid}/proposals/{proposal:guid}";
        const string one = $"{proposal}/comments/{{comment:guid}}";
        api.MapPost($"{proposal}/comments", Make).Does<MakeCommentBody>("makeComment", "Comment on a proposal, ask a question, or reply", created: true);
        api.MapPut(one, Edit).Does<EditCommentBody>("editComment", "Word your comment anew; what it said before stays to be read");
        api.MapPut($"{one}/reaction", Give).Does<ReactionBody>("giveReaction", "React to a comment without words");
        api.MapDelete($"{one}/reaction", Take).Does("takeReaction", "Take your reaction to a comment back");
        api.MapPut($"{one}/answer", Mark).Does<AnswerBody>("markAnswer", "Mark a reply as the answer to a question");
        api.MapPost($"{one}/hiding", Hide).Does<ModerationBody>("hideComment", "Hide what a comment says, for a reason on record");
        api.MapPost($"{one}/restoration", Restore).Does<ModerationBody>("restoreComment", "Show what a hidden comment says again");
        api.MapPut($"{proposal}/discussion/audience", SetAudience).Does<DiscussionAudienceBody>("setDiscussionAudience", "Say who may read a discussion");
    }

    private static Task<IResult> Make(HttpContext http, Guid community, Guid proposal, DecisionsEngine engine) =>
        ApiRequest.Command<MakeCommentBody>(http, community, async (body, context) => CommandAnswers.Created(
            await DiscussionHandlers.Handle(
                new MakeComment(
                    new CommentId(Guid.CreateVersion7()), new ProposalId(proposal), By(context), body.Revision, body.Kind, body.Passage,
                    body.RepliesTo is { } replied ? new CommentId(replied) : null, body.Text, Members(body.Mentioned)),
                context, engine, http.RequestAborted),
            http, id => $"/api/v1/communities/{community}/proposals/{proposal}/comments/{id}"));

    private static Task<IResult> Edit(HttpContext http, Guid community, Guid proposal, Guid comment, DecisionsEngine engine) =>
        ApiRequest.Command<EditCommentBody>(http, community, async (body, context) => CommandAnswers.Of(
            await DiscussionHandlers.Handle(
                new EditComment(new CommentId(comment), new ProposalId(proposal), By(context), body.Text, Members(body.Mentioned)), context, engine, http.RequestAborted),
            http, comment));

    private static Task<IResult> Give(HttpContext http, Guid community, Guid proposal, Guid comment, DecisionsEngine engine) =>
        ApiRequest.Command<ReactionBody>(http, community, async (body, context) => CommandAnswers.Of(
            await DiscussionHandlers.Handle(new React(new CommentId(comment), new ProposalId(proposal), By(context), body.Reaction), context, engine, http.RequestAborted),
            http, comment));

    private static Task<IResult> Take(HttpContext http, Guid community, Guid proposal, Guid comment, DecisionsEngine engine) =>
        ApiRequest.Command(http, community, async context => CommandAnswers.Of(
            await DiscussionHandlers.Handle(new React(new CommentId(comment), new ProposalId(proposal), By(context), null), context, engine, http.RequestAborted),
            http, comment));

    private static Task<IResult> Mark(HttpContext http, Guid community, Guid proposal, Guid comment, DecisionsEngine engine) =>
        ApiRequest.Command<AnswerBody>(http, community, async (body, context) => CommandAnswers.Of(
            await DiscussionHandlers.Handle(
                new MarkAnswer(new CommentId(comment), new ProposalId(proposal), body.Answer is { } answer ? new CommentId(answer) : null), context, engine, http.RequestAborted),
            http, comment));

    private static Task<IResult> Hide(HttpContext http, Guid community, Guid proposal, Guid comment, DecisionsEngine engine) =>
        ApiRequest.Command<ModerationBody>(http, community, async (body, context) => CommandAnswers.Of(
            await DiscussionHandlers.Handle(
                new ProposalId(proposal), new HideComment(new CommentId(comment), By(context), body.Reason), context, engine, http.RequestAborted),
            http, comment));

    private static Task<IResult> Restore(HttpContext http, Guid community, Guid proposal, Guid comment, DecisionsEngine engine) =>
        ApiRequest.Command<ModerationBody>(http, community, async (body, context) => CommandAnswers.Of(
            await DiscussionHandlers.Handle(
                new ProposalId(proposal), new RestoreComment(new CommentId(comment), By(context), body.Reason), context, engine, http.RequestAborted),
            http, comment));

    private static Task<IResult> SetAudience(HttpContext http, Guid community, Guid proposal, DecisionsEngine engine) =>
        ApiRequest.Command<DiscussionAudienceBody>(http, community, async (body, context) => CommandAnswers.Of(
            await DiscussionHandlers.Handle(new SetDiscussionAudience(new ProposalId(proposal), body.Audience), context, engine, http.RequestAborted),
            http, proposal));

    /// <summary>Who acts; the handler refuses an actor who is no member before it matters.</summary>
    private static MemberId By(CommandContext context) => context.Actor.Member ?? default;

    private static ImmutableArray<MemberId> Members(IReadOnlyList<Guid>? ids) => [.. (ids ?? []).Select(id => new MemberId(id))];
}
