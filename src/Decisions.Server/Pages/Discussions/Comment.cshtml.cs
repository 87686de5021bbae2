using System.Collections.Immutable;
using Decisions.Domain.Differences;
using Decisions.Domain.Discussions;
using Decisions.Engine.Commands;
using Decisions.Engine.Discussions;
using Decisions.Engine.Identity;
using Decisions.Engine.ReadModels.Discussions;
using Decisions.Server.Pages.Frame;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace Decisions.Server.Pages.Discussions;

/// <summary>One comment: what it said before, and what the reader can do about it.</summary>
public sealed class CommentModel(PageServices services, DiscussionByPart discussions, DiscussionCounts counts) : DiscussionPage(services, discussions)
{
    public ReadComment Read { get; private set; } = null!;

    public Comment Comment => Read.Comment;

    public string? Typed { get; private set; }

    /// <summary>The reason for hiding or restoring it that was typed and refused.</summary>
    public string? TypedReason { get; private set; }

    /// <summary>Whether the reader may hide it, or restore it: what another has hidden of their own they may not.</summary>
    public bool MayModerateThis => MayModerate && !(Comment.Hiding is { By: var by } && IsTheirs(Comment) && by != Comment.Author);

    public string ThisHere => AddressOf(Comment);

    /// <summary>Where it stands in the discussion.</summary>
    public string Back => $"{DiscussionHere}#c-{Comment.Id}";

    public bool MayEdit => MayTakePart && IsTheirs(Comment) && Comment.Hiding is null;

    /// <summary>The question that it can be marked as the answer to, or as no answer any more; null where the reader cannot.</summary>
    public Comment? Question => QuestionOf(Comment);

    /// <summary>What each edit changed, the latest first; none where the text is not for the reader.</summary>
    public IEnumerable<(int Version, Instant At, ImmutableArray<Run> Runs)> Edits => !Shows(Comment) ? []
        : Enumerable.Range(1, Comment.Versions.Length - 1).Reverse()
            .Select(at => (at + 1, Read.Made[at], TextDifference.Of(Words(Comment.Versions[at - 1].Text), Words(Comment.Versions[at].Text))));

    /// <summary>What it says now, to be edited: with names, where each would be understood as the same member's.</summary>
    public string Editable { get; private set; } = "";

    /// <summary>Where each version stands in the log, for whoever may take words out of it.</summary>
    public IReadOnlyList<long> Record { get; private set; } = [];

    private CommentId Asked => new(Guid.Parse((string)RouteData.Values["comment"]!));

    protected override IEnumerable<CommentId> Choose(ImmutableArray<CommentPlace> all) => [Asked];

    protected override async Task<IActionResult?> PrepareDiscussion()
    {
        var id = Asked;
        if (Discussion.Find(id) is not { } found)
            return Problem.Of(HttpContext, new CommentIsUnknown(id));
        Read = found;
        var (current, named) = (Comment.Current.Text, Words(Comment.Current.Text));
        Editable = MayEdit && (await Kept(named)).Text != current ? current : named;
        if (Permissions.ToRedact(Actor, Id) is null)
            Record = await counts.Versions(Id, Proposal.Id, id, Cancel);
        return null;
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostEdit([FromForm] string? text)
    {
        Typed = text ?? "";
        var (kept, mentioned) = await Kept(Typed);
        // Whom an application mentioned beside the text stays mentioned.
        var beside = Comment.Current.Mentioned.Except(Mentions.In(Comment.Current.Text));
        var command = new EditComment(Comment.Id, Proposal.Id, Actor.Member ?? default, kept, [.. mentioned.Union(beside)]);
        return await Done(await DiscussionHandlers.Handle(command, Command(), Engine, Cancel), "comment-edited");
    }

    public async Task<IActionResult> OnPostHide([FromForm] string? reason) => await Done(
        await DiscussionHandlers.Handle(Proposal.Id, new HideComment(Comment.Id, Actor.Member ?? default, TypedReason = reason ?? ""), Command(), Engine, Cancel), "comment-hidden");

    public async Task<IActionResult> OnPostRestore([FromForm] string? reason) => await Done(
        await DiscussionHandlers.Handle(Proposal.Id, new RestoreComment(Comment.Id, Actor.Member ?? default, TypedReason = reason ?? ""), Command(), Engine, Cancel), "comment-restored");

    public async Task<IActionResult> OnPostAnswer([FromForm] bool isAnswer) => await Done(
        await DiscussionHandlers.Handle(
            new MarkAnswer(Comment.RepliesTo ?? Comment.Id, Proposal.Id, isAnswer ? Comment.Id : null), Command(), Engine, Cancel), "answer-marked");

    private Task<IActionResult> Done(CommandResult result, string done) =>
        Answer(result, _ => $"{ThisHere}?done={done}", $"{ThisHere}?done=same");
}
