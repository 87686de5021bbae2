using System.Collections.Immutable;
using Decisions.Domain.Communities;
using Decisions.Domain.Discussions;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using NodaTime;

namespace Decisions.Engine.ReadModels.Discussions;

/// <summary>Why something that was said is for a member to read.</summary>
public enum SaidBecause
{
    /// <summary>It mentions them.</summary>
    Mentions,

    /// <summary>It replies to what they said.</summary>
    Replies,

    /// <summary>It asks about what they propose, and no answer is marked.</summary>
    Asks,
}

/// <summary>Something that was said to a member.</summary>
public sealed record SaidToMember(ProposalId Proposal, string Title, CommentId Comment, MemberId Author, Instant MadeAt, SaidBecause Because);

/// <summary>What was lately said to me? Whatever I have replied to since is left out, and what is hidden.</summary>
public sealed class SaidToMe(ReadModelDatabase database)
{
    private const string Sql = """
        select c.proposal, d.title, c.comment, c.author, c.made_at,
               case when $2 = any (c.mentioned) then 0 when f.author = $2 then 1 else 2 end
          from {read}.comment c
          join {read}.proposal d on d.community = c.community and d.id = c.proposal
          left join {read}.comment f on f.community = c.community and f.proposal = c.proposal and f.comment = c.replies_to
         where c.community = $1 and c.made_at >= $3 and c.author <> $2 and not c.hidden and not d.withdrawn
           and ($2 = any (c.mentioned) or f.author = $2 or (c.question and c.answer is null and d.proposer = $2))
           and not exists (
             select from {read}.comment mine
              where mine.community = c.community and mine.proposal = c.proposal and mine.author = $2 and mine.made_at > c.made_at
                and coalesce(mine.replies_to, mine.comment) = coalesce(c.replies_to, c.comment))
         order by c.made_at desc
         limit $4
        """;

    /// <param name="since">What was said before is left out.</param>
    public async Task<ImmutableArray<SaidToMember>> Ask(CommunityId community, MemberId member, Instant since, int limit, CancellationToken cancel) =>
    [
        .. (await database.Rows(
            community, Sql, [member.Value, since.ToDateTimeUtc(), limit],
            row => new SaidToMember(row.Id<ProposalId>(0), row.GetString(1), row.Id<CommentId>(2), row.Id<MemberId>(3), row.Instant(4), (SaidBecause)row.GetInt32(5)),
            cancel)).Value,
    ];
}
