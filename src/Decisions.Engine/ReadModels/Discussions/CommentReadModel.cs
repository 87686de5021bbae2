using System.Collections.Immutable;
using System.Diagnostics;
using Decisions.Domain.Discussions;
using Decisions.Domain.Members;

namespace Decisions.Engine.ReadModels.Discussions;

/// <summary>Keeps who said something to whom, and where it stands in the log. Comments come one by one, so each event has a statement of its own.</summary>
internal sealed class CommentReadModel : IReadModel
{
    private const string MakeSql = """
        insert into {read}.comment (community, proposal, comment, author, question, replies_to, mentioned, made_at, answer, hidden, versions)
        values ($1, $2, $3, $4, $5, $6, $7, $8, null, false, array[$9::bigint])
        """;

    private const string EditSql = """
        update {read}.comment set mentioned = $4, versions = versions || $5::bigint where community = $1 and proposal = $2 and comment = $3
        """;

    private const string AnswerSql = "update {read}.comment set answer = $4 where community = $1 and proposal = $2 and comment = $3";

    private const string HideSql = "update {read}.comment set hidden = $4 where community = $1 and proposal = $2 and comment = $3";

    public async Task Fold(LogPage page, PageTransaction transaction)
    {
        foreach (var fact in page.Facts)
            if (fact.Event is ICommentEvent e)
                await (e switch
                {
                    CommentMade made => transaction.Execute(
                        MakeSql, page.Community, made.ProposalId.Value, made.CommentId.Value, made.Author.Value, made.Kind == CommentKind.Question,
                        ColumnOf.Id(made.RepliesTo), Ids(made.Mentioned), fact.At.ToDateTimeUtc(), fact.Index),
                    CommentEdited edited => transaction.Execute(
                        EditSql, page.Community, e.ProposalId.Value, e.CommentId.Value, Ids(edited.Mentioned), fact.Index),
                    AnswerMarked marked => transaction.Execute(
                        AnswerSql, page.Community, e.ProposalId.Value, e.CommentId.Value, ColumnOf.Id(marked.Answer)),
                    CommentHidden or CommentRestored => transaction.Execute(
                        HideSql, page.Community, e.ProposalId.Value, e.CommentId.Value, e is CommentHidden),
                    // Reactions are counted where the comment is read.
                    ReactionGiven or ReactionTaken => Task.FromResult(0),
                    _ => throw new UnreachableException($"{e.GetType().Name} is not folded."),
                });
    }

    private static Guid[] Ids(ImmutableArray<MemberId> members) => [.. members.Select(member => member.Value)];
}
