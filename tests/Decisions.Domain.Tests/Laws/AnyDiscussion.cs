using System.Collections.Immutable;
using Decisions.Domain.Discussions;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using FsCheck;
using FsCheck.Fluent;
using static Decisions.Domain.Tests.Example;
using static Decisions.Domain.Tests.Laws.AnyCommand;

namespace Decisions.Domain.Tests.Laws;

/// <summary>Any command on a discussion, sensible or not.</summary>
internal static class AnyDiscussion
{
    private static readonly CommentId Aside = new(Id(0x43));
    private static readonly Gen<CommentId> Which = Gen.Elements(Asking, Asking, Telling, Aside);
    private static readonly Gen<MemberId> Member = Gen.Elements(Ada, Ben, Cem);
    private static readonly Gen<string> Text = Gen.Elements("Who pays?", "Who\r\npays?", "**We** do.", "", "\u202E");

    private static readonly Gen<ImmutableArray<MemberId>> Mentioned = Gen.Elements<ImmutableArray<MemberId>>([], [], default, [Ada], [Ada, Ada], [Cem], [default]);

    private static readonly Gen<Step> Make = from id in Which from author in Member from revision in Gen.Frequency((5, Gen.Constant(1)), (1, Gen.Choose(0, 2)))
        from passage in Gen.Elements<Passage?>(null, null, new(0, 3), new(3, 9_000), new(-1, 2), new(0, 0)) from text in Text from mentioned in Mentioned
        select AnyCommand.Make(
            new MakeComment(id, Oven, author, revision, id == Asking ? CommentKind.Question : CommentKind.Comment, passage, id == Telling ? Asking : id == Aside ? Telling : null, text, mentioned),
            (w, c) => MakeComment.Decide(w.Proposal, w.CommentOf(c.CommentId), w.CommentOf(c.RepliesTo), c, [Ada, Ben]));

    private static readonly Gen<Step> Edit = from id in Which from who in Member from text in Text from mentioned in Mentioned
        select AnyCommand.Make(new EditComment(id, Oven, who, text, mentioned), (w, c) => EditComment.Decide(w.Proposal, w.CommentOf(c.CommentId), c, [Ada, Ben]));

    private static readonly Gen<Step> Reacting = from id in Which from who in Member from reaction in Gen.Elements<Reaction?>(null, Reaction.Agree, Reaction.Disagree, Reaction.Thanks)
        select AnyCommand.Make(new React(id, Oven, who, reaction), (w, c) => React.Decide(w.Proposal, w.CommentOf(c.CommentId), c));

    private static readonly Gen<Step> Mark = from id in Which from answer in Gen.Elements<CommentId?>(null, Telling, Telling, Asking, Aside)
        select AnyCommand.Make(new MarkAnswer(id, Oven, answer), (w, c) => MarkAnswer.Decide(w.Proposal, w.CommentOf(c.CommentId), w.CommentOf(c.Answer), c));

    private static readonly Gen<Step> Hide = from id in Which from reason in Gen.Elements("It insults Ben.", " ")
        select AnyCommand.Make(new HideComment(id, Cem, reason), (w, c) => HideComment.Decide(w.CommentOf(c.CommentId), c));

    private static readonly Gen<Step> Restore = from id in Which from reason in Gen.Elements("It does not.", "")
        select AnyCommand.Make(new RestoreComment(id, Cem, reason), (w, c) => RestoreComment.Decide(w.CommentOf(c.CommentId), c));

    private static readonly Gen<Step> SetAudience = from audience in Gen.Elements(Enum.GetValues<DiscussionAudience>())
        select AnyCommand.Make(new SetDiscussionAudience(Oven, audience), (w, c) => SetDiscussionAudience.Decide(w.Proposal, w.Discussion, c, !w.Comments.IsEmpty));

    /// <summary>A question with its answer, thanked for and taken back, hidden and restored.</summary>
    public static Step[] Talked { get; } =
    [
        AnyCommand.Make(new DraftProposal(Oven, Ada, "An oven", "One oven.", []), (w, c) => DraftProposal.Decide(w.Proposal, c, w.Rule)),
        Said(Asking, Ben, CommentKind.Question, null), Said(Telling, Ada, CommentKind.Comment, Asking),
        Felt(Reaction.Thanks), Felt(null),
        AnyCommand.Make(new MarkAnswer(Asking, Oven, Telling), (w, c) => MarkAnswer.Decide(w.Proposal, w.CommentOf(c.CommentId), w.CommentOf(c.Answer), c)),
        AnyCommand.Make(new HideComment(Telling, Cem, "It insults Ben."), (w, c) => HideComment.Decide(w.CommentOf(c.CommentId), c)),
        AnyCommand.Make(new RestoreComment(Telling, Cem, "It does not."), (w, c) => RestoreComment.Decide(w.CommentOf(c.CommentId), c)),
    ];

    private static Step Said(CommentId id, MemberId author, CommentKind kind, CommentId? repliesTo) => AnyCommand.Make(
        new MakeComment(id, Oven, author, 1, kind, null, repliesTo, "Who pays?", []),
        (w, c) => MakeComment.Decide(w.Proposal, w.CommentOf(c.CommentId), w.CommentOf(c.RepliesTo), c, [Ada, Ben]));

    private static Step Felt(Reaction? reaction) => AnyCommand.Make(
        new React(Telling, Oven, Ben, reaction), (w, c) => React.Decide(w.Proposal, w.CommentOf(c.CommentId), c));

    public static Gen<Step> Command { get; } = Gen.Frequency((6, Make), (2, Edit), (4, Reacting), (3, Mark), (1, Hide), (2, Restore), (1, SetAudience));
}
