using System.Collections.Immutable;
using Decisions.Domain.Differences;
using Decisions.Domain.Discussions;
using Decisions.Engine.Commands;
using Decisions.Engine.Discussions;
using Decisions.Engine.Identity;
using Decisions.Server.Pages.Frame;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace Decisions.Server.Pages.Discussions;

/// <summary>One comment: what it said before, and what the reader can do about it.</summary>
public sealed class CommentModel(PageServices services, DiscussionReading discussions) : DiscussionPage(services, discussions)
{
    public ReadComment Read { get; private set; } = null!;

    public Comment Comment => Read.Comment;

    public string? Typed { get; private set; }

    public string ThisHere => AddressOf(Comment);

    /// <summary>Where it stands in the discussion.</summary>
    public string Back => $"{DiscussionHere}#c-{Comment.Id}";

    public bool MayEdit => MayTakePart && IsTheirs(Comment) && Comment.Hiding is null;

    /// <summary>The question that it can be marked as the answer to, or as no answer any more; null where the reader cannot.</summary>
    public Comment? Question => MayTakePart && Comment is { RepliesTo: { } first, Hiding: null } && Discussion.Find(first)?.Comment is { Kind: CommentKind.Question, Hiding: null } question
        && Permissions.ToMarkAnswer(Actor, Id, question.Author, InCircle) is null ? question : null;

    /// <summary>What each edit changed, the latest first; none where the text is not for the reader.</summary>
    public IEnumerable<(int Version, Instant At, ImmutableArray<Run> Runs)> Edits => !Shows(Comment) ? []
        : Enumerable.Range(1, Comment.Versions.Length - 1).Reverse()
            .Select(at => (at + 1, Read.Made[at], TextDifference.Of(Comment.Versions[at - 1].Text, Comment.Versions[at].Text)));

    protected override Task<IActionResult?> PrepareDiscussion()
    {
        var id = new CommentId(Guid.Parse((string)RouteData.Values["comment"]!));
        if (Discussion.Find(id) is not { } found)
            return Task.FromResult<IActionResult?>(Problem.Of(HttpContext, new CommentIsUnknown(id)));
        Read = found;
        return Task.FromResult<IActionResult?>(null);
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostEdit([FromForm] string? text)
    {
        Typed = text ?? "";
        var command = new EditComment(Comment.Id, Proposal.Id, Actor.Member ?? default, Typed, await MentionedIn(Typed));
        return await Done(await DiscussionHandlers.Handle(command, Command(), Engine, Cancel), "comment-edited");
    }

    public async Task<IActionResult> OnPostHide([FromForm] string? reason) => await Done(
        await DiscussionHandlers.Handle(Proposal.Id, new HideComment(Comment.Id, Actor.Member ?? default, reason ?? ""), Command(), Engine, Cancel), "comment-hidden");

    public async Task<IActionResult> OnPostRestore([FromForm] string? reason) => await Done(
        await DiscussionHandlers.Handle(Proposal.Id, new RestoreComment(Comment.Id, Actor.Member ?? default, reason ?? ""), Command(), Engine, Cancel), "comment-restored");

    public async Task<IActionResult> OnPostAnswer([FromForm] bool isAnswer) => await Done(
        await DiscussionHandlers.Handle(
            new MarkAnswer(Comment.RepliesTo ?? Comment.Id, Proposal.Id, isAnswer ? Comment.Id : null), Command(), Engine, Cancel), "answer-marked");

    private Task<IActionResult> Done(CommandResult result, string done) =>
        Answer(result, _ => $"{ThisHere}?done={done}", $"{ThisHere}?done=same");
}
