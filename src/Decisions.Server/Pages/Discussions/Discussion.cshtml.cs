using System.Collections.Immutable;
using System.Globalization;
using Decisions.Domain;
using Decisions.Domain.Discussions;
using Decisions.Engine.Commands;
using Decisions.Engine.Discussions;
using Decisions.Engine.ReadModels.Discussions;
using Decisions.Server.Pages.Frame;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.Discussions;

public sealed record WordsAreNotInText(int Revision) : Rejection(
    RejectionKind.Invalid, "words-are-not-in-text",
    $"Those words do not stand in revision {Revision} of the text. Copy them from it, or leave the field empty.");

/// <summary>What members say of a decision, the oldest first, and where they say more.</summary>
public sealed class DiscussionModel(PageServices services, DiscussionByPart discussions) : DiscussionPage(services, discussions)
{
    private const int PageSize = 30;

    private HashSet<CommentId> _onPage = [];

    public override bool IsLive => true;

    /// <summary>What was typed and refused.</summary>
    public string Typed { get; private set; } = "";

    public string TypedPassage { get; private set; } = "";

    public bool IsQuestion { get; private set; }

    /// <summary>The comment that was to be replied to; null for one of its own.</summary>
    public Guid? RepliesTo { get; private set; }

    /// <summary>How many conversations come before those on this page.</summary>
    public int Before { get; private set; }

    public IReadOnlyList<(ReadComment First, ImmutableArray<ReadComment> Replies)> Conversations { get; private set; } = [];

    /// <summary>How many conversations there are on all pages.</summary>
    private int All { get; set; }

    /// <summary>Where the page before this one begins; null on the first.</summary>
    public int? Previous => Before > 0 ? Math.Max(0, Before - PageSize) : null;

    /// <summary>Where the next page begins; null on the last.</summary>
    public int? Next => All > Before + PageSize ? Before + PageSize : null;

    /// <summary>Whether what was typed has no form of its own on this page: it was a reply to what cannot be replied to any more.</summary>
    public bool IsStray => RepliesTo is { } replied && !(MayTakePart && Conversations.Any(each => each.First.Comment.Id.Value == replied && each.First.Comment.Hiding is null));

    public bool MayOpen => Discussion is { Audience: not DiscussionAudience.Open, All.IsEmpty: true };

    public bool MayKeepToCircle => MayChange && Proposal.Circle is not null && Discussion.Audience != DiscussionAudience.Circle;

    /// <summary>The conversations of the page that is asked for; and what a form is about, wherever that stands.</summary>
    protected override IEnumerable<CommentId> Choose(ImmutableArray<CommentPlace> all)
    {
        List<CommentPlace> firsts = [.. all.Where(each => each.RepliesTo is null)];
        All = firsts.Count;
        var asked = int.TryParse(Request.Query["after"], CultureInfo.InvariantCulture, out var after) && after > 0 ? after / PageSize * PageSize : 0;
        Before = Math.Min(asked, Math.Max(0, All - 1) / PageSize * PageSize);
        _onPage = firsts.Skip(Before).Take(PageSize).Select(each => each.Id).ToHashSet();
        var about = Request.HasFormContentType && Guid.TryParse(Request.Form["reply"], out var reply) ? new CommentId(reply) : (CommentId?)null;
        return all.Where(each => _onPage.Contains(each.RepliesTo ?? each.Id) || each.Id == about).Select(each => each.Id);
    }

    protected override Task<IActionResult?> PrepareDiscussion()
    {
        Conversations = [.. Discussion.Conversations.Where(each => _onPage.Contains(each.First.Comment.Id))];
        return base.PrepareDiscussion();
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPost(
        [FromForm] string? text, [FromForm] string? kind, [FromForm] string? words, [FromForm] int revision, [FromForm] Guid? repliesTo)
    {
        (Typed, TypedPassage, IsQuestion, RepliesTo) = (text ?? "", words?.Trim() ?? "", kind == "question", repliesTo);
        Passage? passage = null;
        if (TypedPassage.Length > 0 && revision >= 1 && revision <= Proposal.Revisions.Length)
        {
            // The reader may have copied from the newest revision, or from the one that is voted on.
            foreach (var each in new[] { revision, Proposal.Current.Number, Shown.Number }.Distinct())
                if (passage is null && Passage.Find(Proposal.Revisions[each - 1].Text, TypedPassage.ReplaceLineEndings("\n")) is { } found)
                    (passage, revision) = (found, each);
            if (passage is null)
                return Refuse(new WordsAreNotInText(revision));
        }
        var (kept, mentioned) = await Kept(Typed);
        var context = Command();
        var id = new CommentId(DerivedId.From(context.CommandId.ToString(), "comment"));
        var result = await DiscussionHandlers.Handle(
            new MakeComment(
                id, Proposal.Id, Actor.Member ?? default, revision, IsQuestion ? CommentKind.Question : CommentKind.Comment, passage,
                repliesTo is { } replied ? new CommentId(replied) : null, kept, mentioned),
            context, Engine, Cancel);
        return await Answer(result, done => $"{PageOf(repliesTo)}done=commented#c-{done.StreamId}", DiscussionHere);
    }

    public async Task<IActionResult> OnPostReact([FromForm] Guid comment, [FromForm] string? reaction)
    {
        var chosen = Enum.TryParse<Reaction>(reaction, ignoreCase: true, out var parsed) && Enum.IsDefined(parsed) ? parsed : (Reaction?)null;
        var result = await DiscussionHandlers.Handle(
            new React(new CommentId(comment), Proposal.Id, Actor.Member ?? default, chosen), Command(), Engine, Cancel);
        var address = $"{PageOf(comment)}done=reacted#c-{comment}";
        return await Answer(result, _ => address, address);
    }

    /// <summary>Marks a reply as the answer to its question.</summary>
    public async Task<IActionResult> OnPostAnswer([FromForm] Guid reply)
    {
        if (Discussion.Find(new CommentId(reply))?.Comment is not { RepliesTo: { } question })
            return Refuse(new CommentIsUnknown(new CommentId(reply)));
        var result = await DiscussionHandlers.Handle(new MarkAnswer(question, Proposal.Id, new CommentId(reply)), Command(), Engine, Cancel);
        var address = $"{PageOf(reply)}done=";
        return await Answer(result, _ => $"{address}answer-marked#c-{reply}", $"{address}same#c-{reply}");
    }

    public async Task<IActionResult> OnPostAudience([FromForm] string? audience)
    {
        var chosen = audience switch { "open" => DiscussionAudience.Open, "circle" => DiscussionAudience.Circle, _ => DiscussionAudience.Members };
        return await Answer(
            await DiscussionHandlers.Handle(new SetDiscussionAudience(Proposal.Id, chosen), Command(), Engine, Cancel),
            _ => $"{DiscussionHere}?done=audience", $"{DiscussionHere}?done=same");
    }

    /// <summary>The page that begins with a conversation.</summary>
    public string AddressOf(int before) => before == 0 ? DiscussionHere : $"{DiscussionHere}?after={before}";

    /// <summary>The page that a comment stands on, as far as its query; for a new one, the last.</summary>
    private string PageOf(Guid? comment)
    {
        var firsts = Discussion.All.Where(each => each.RepliesTo is null).Select(each => each.Id).ToList();
        var place = comment is { } known ? Discussion.All.FirstOrDefault(each => each.Id.Value == known) : null;
        var at = comment is null ? firsts.Count : place is null ? 0 : firsts.IndexOf(place.RepliesTo ?? place.Id);
        var page = Math.Max(0, at) / PageSize * PageSize;
        return $"{AddressOf(page)}{(page == 0 ? '?' : '&')}";
    }
}
