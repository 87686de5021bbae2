using Decisions.Domain.Communities;
using Decisions.Domain.Members;
using Decisions.Engine.ReadModels.Ballots;
using NodaTime;

namespace Decisions.Engine.ReadModels.Proposals;

/// <summary>A decision and the member's own ballot in its latest round.</summary>
public sealed record VotedDecision(ListedDecision Decision, ListedBallot Ballot);

/// <summary>On what have I voted, and how? Decisions in whose latest round the member's ballot stands; newest first.</summary>
public sealed class DecisionsIVotedOn(ReadModelDatabase database)
{
    private const int BallotAt = ListedDecision.RoundAt + ListedRound.Width;

    private const string Sql = $$"""
        select {{ListedDecision.Columns}}, {{ListedBallot.Columns}}
          from {{ListedDecision.Tables}}
          join {read}.ballot b
            on b.community = d.community and b.round = d.round_id and b.member = $3 and b.choice is not null
          left join decisions.person v on v.community = b.community and v.member = b.member
         where d.community = $1 and d.drafted_index < $4 order by d.drafted_index desc limit $5
        """;

    /// <param name="before">Where the page before ended: a <see cref="ListedDecision.DraftedIndex"/>.</param>
    /// <param name="limit">The most to answer, from 1.</param>
    public async Task<Fresh<Page<VotedDecision, long>>> Ask(
        CommunityId community, MemberId member, Instant now, long? before, int limit, CancellationToken cancel)
    {
        var rows = await database.Rows(
            community, Sql, [now.RoundedUp(), member.Value, before ?? long.MaxValue, limit + 1],
            row => new VotedDecision(ListedDecision.Of(row), ListedBallot.Of(row, BallotAt, withChoice: true)), cancel);
        return new(Page<VotedDecision, long>.Of(rows.Value, limit, voted => voted.Decision.DraftedIndex), rows.NextIndex);
    }
}
