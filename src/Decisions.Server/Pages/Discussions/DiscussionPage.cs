using System.Collections.Immutable;
using Decisions.Domain.Discussions;
using Decisions.Domain.Members;
using Decisions.Engine.Discussions;
using Decisions.Engine.Identity;
using Decisions.Engine.ReadModels.Discussions;
using Decisions.Server.Pages.Frame;
using Decisions.Server.Pages.Words;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.Discussions;

/// <summary>A page about the discussion of a decision, which it reads as the API does: from its own streams.</summary>
public abstract class DiscussionPage(PageServices services, DiscussionByPart discussions) : DecisionPage(services)
{
    private ImmutableDictionary<MemberId, string> _names = ImmutableDictionary<MemberId, string>.Empty;

    public ReadDiscussion Discussion { get; private set; } = null!;

    public string DiscussionHere => $"{Here}/discussion";

    public bool IsClosed => Proposal.IsWithdrawn;

    /// <summary>Whether the reader is a member who has joined and is not suspended.</summary>
    private bool HasJoined { get; set; }

    public bool MayTakePart => HasJoined && MayPropose && !IsClosed;

    public bool MayModerate => HasJoined && Permissions.ToModerate(Actor, Id, InCircle) is null;

    public string NameOf(MemberId member) => PersonInWords.Of(member, _names.GetValueOrDefault(member));

    public string AddressOf(Comment comment) => $"{DiscussionHere}/{comment.Id}";

    public bool IsTheirs(Comment comment) => Actor.Is(Id, comment.Author);

    public bool Shows(Comment comment) => comment.Hiding is null || Permissions.ToReadHidden(Actor, Id, comment.Author, InCircle) is null;

    /// <summary>A comment's words as HTML, with the names of those whom it mentions.</summary>
    public IHtmlContent Html(string kept) => Markup.Html(kept, literal => Mentions.Shown(literal, NameOf));

    /// <summary>A comment's words as they were typed, with the names of those whom it mentions.</summary>
    public string Words(string kept) => Mentions.Shown(kept, NameOf);

    /// <summary>The question that a reply can be marked as the answer to, or as no answer any more; null where the reader cannot.</summary>
    public Comment? QuestionOf(Comment reply) => MayTakePart && reply is { RepliesTo: { } first, Hiding: null }
        && Discussion.Find(first)?.Comment is { Kind: CommentKind.Question, Hiding: null } question
        && Permissions.ToMarkAnswer(Actor, Id, question.Author, InCircle) is null ? question : null;

    protected override async Task<IActionResult?> PrepareDecision()
    {
        Discussion = await discussions.Load(Id, Proposal.Id, MaySeeMembers, Choose, Cancel);
        if (Permissions.ToReadDiscussion(Actor, Id, Community.Visibility, Discussion.Audience, InCircle) is { } forbidden)
            return Problem.Of(HttpContext, forbidden);
        HasJoined = Actor.Community == Id && Actor.Member is { } reader && (await Engine.Streams.Member(Id, reader, Cancel)).State is { Standing: Standing.Joined };
        if (MaySeeMembers)
        {
            MemberId[] named = [.. Discussion.Comments.SelectMany(each => Named(each.Comment)).Distinct()];
            _names = (await Services.People.ByMembers(Id, named, Cancel)).ToImmutableDictionary(person => person.Member, person => person.Name);
        }
        return await PrepareDiscussion();
    }

    /// <summary>The comments that the page shows, of all that there are.</summary>
    protected abstract IEnumerable<CommentId> Choose(ImmutableArray<CommentPlace> all);

    /// <summary>Loads what else the page stands on; an answer given here is shown instead of the page.</summary>
    protected virtual Task<IActionResult?> PrepareDiscussion() => Task.FromResult<IActionResult?>(null);

    /// <summary>A typed text as it is kept, and those whom it mentions and who are members.</summary>
    protected async Task<(string Text, ImmutableArray<MemberId> Mentioned)> Kept(string typed)
    {
        var (text, named) = Mentions.Kept(typed, await Services.People.NamedIn(Id, typed, Cancel));
        var mentioned = ImmutableArray.CreateBuilder<MemberId>();
        foreach (var member in named)
            if ((await Engine.Streams.Member(Id, member, Cancel)).State is { Standing: Standing.Joined })
                mentioned.Add(member);
        return (text, mentioned.ToImmutable());
    }

    private static IEnumerable<MemberId> Named(Comment comment) =>
    [
        comment.Author, .. comment.Current.Mentioned, .. comment.Versions.SelectMany(version => Mentions.In(version.Text)), .. comment.Moderated.Select(each => each.By),
    ];
}

/// <summary>A comment as a page shows it.</summary>
/// <param name="IsAlone">Whether the page is about it: then it leads nowhere else.</param>
public sealed record CommentView(DiscussionPage Page, ReadComment Read, bool IsAlone = false)
{
    public Comment Comment => Read.Comment;

    /// <summary>The reply that answers it; null where it waits for one, or asks nothing.</summary>
    public CommentId? Answer => Page.Discussion.AnswerTo(Comment);

    /// <summary>Whether its question has it for an answer.</summary>
    public bool IsAnswer => Comment.RepliesTo is { } question && Page.Discussion.Find(question)?.Comment is { } asked && Page.Discussion.AnswerTo(asked) == Comment.Id;

    /// <summary>What the passage says, and whether the latest revision still says it; null where there is none.</summary>
    public (string? Words, bool IsInLatest)? Passage => Comment.Passage is not { } passage ? null
        : passage.WordsIn(Page.Proposal.Revisions[Comment.Revision - 1]) is { } words ? (words, Page.Proposal.Current.Text.Contains(words, StringComparison.Ordinal))
        : (null, false);
}
