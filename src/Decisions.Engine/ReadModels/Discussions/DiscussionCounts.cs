using Decisions.Domain.Communities;
using Decisions.Domain.Discussions;
using Decisions.Domain.Proposals;

namespace Decisions.Engine.ReadModels.Discussions;

/// <summary>How much was said of a proposal.</summary>
/// <param name="Comments">How many comments and replies, without those that are hidden.</param>
/// <param name="Waiting">How many of them are questions without an answer.</param>
public sealed record DiscussionCount(int Comments, int Waiting);

/// <summary>How much was said of a proposal, and where does a comment stand in the log?</summary>
public sealed class DiscussionCounts(ReadModelDatabase database)
{
    private const string Sql = """
        select count(*)::integer, (count(*) filter (where c.question and not exists (
                 select from {read}.comment a where a.community = c.community and a.proposal = c.proposal and a.comment = c.answer and not a.hidden)))::integer
          from {read}.comment c where c.community = $1 and c.proposal = $2 and not c.hidden
        """;

    private const string VersionsSql = "select c.versions from {read}.comment c where c.community = $1 and c.proposal = $2 and c.comment = $3";

    public async Task<DiscussionCount> Ask(CommunityId community, ProposalId proposal, CancellationToken cancel) =>
        (await database.Rows(community, Sql, [proposal.Value], row => new DiscussionCount(row.GetInt32(0), row.GetInt32(1)), cancel)).Value.Single();

    /// <summary>The index in the log of each version of a comment's text; none that are not folded yet.</summary>
    public async Task<IReadOnlyList<long>> Versions(CommunityId community, ProposalId proposal, CommentId comment, CancellationToken cancel) =>
        (await database.Rows(community, VersionsSql, [proposal.Value, comment.Value], row => row.GetFieldValue<long[]>(0), cancel)).Value.SingleOrDefault() ?? [];
}
