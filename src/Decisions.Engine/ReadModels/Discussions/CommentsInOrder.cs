using System.Collections.Immutable;
using Decisions.Domain.Communities;
using Decisions.Domain.Discussions;
using Decisions.Domain.Proposals;
using NodaTime;

namespace Decisions.Engine.ReadModels.Discussions;

/// <summary>Where a comment stands in its discussion; what it says is in its stream.</summary>
/// <param name="Answer">The reply that is marked as its answer, hidden or not.</param>
public sealed record CommentPlace(CommentId Id, CommentId? RepliesTo, CommentId? Answer, Instant MadeAt);

/// <summary>Which comments are there on a proposal? The oldest first.</summary>
public sealed class CommentsInOrder(ReadModelDatabase database)
{
    private const string Sql = """
        select c.comment, c.replies_to, c.answer, c.made_at from {read}.comment c where c.community = $1 and c.proposal = $2 order by c.versions[1]
        """;

    public async Task<Fresh<ImmutableArray<CommentPlace>>> Ask(CommunityId community, ProposalId proposal, CancellationToken cancel)
    {
        var rows = await database.Rows(
            community, Sql, [proposal.Value],
            row => new CommentPlace(row.Id<CommentId>(0), row.IdOrNull<CommentId>(1), row.IdOrNull<CommentId>(2), row.Instant(3)), cancel);
        return new([.. rows.Value], rows.NextIndex);
    }
}
