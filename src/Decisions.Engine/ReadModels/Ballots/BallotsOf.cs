using Decisions.Domain.Communities;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;

namespace Decisions.Engine.ReadModels.Ballots;

/// <summary>Who has voted in this round and, where that may be told, how? In the order of the members' ids.</summary>
public sealed class BallotsOf(ReadModelDatabase database)
{
    private const string Sql = $"""
        select {ListedBallot.Columns} from {ListedBallot.Tables}
         where b.community = $1 and b.round = $2 and b.member > $3 and b.choice is not null order by b.member limit $4
        """;

    /// <param name="withChoices">Whether choices and reasons are told: the asker has found that they may be.</param>
    /// <param name="after">Where the page before ended.</param>
    /// <param name="limit">The most to answer, from 1.</param>
    public async Task<Fresh<Page<ListedBallot, MemberId>>> Ask(
        CommunityId community, RoundId round, bool withChoices, MemberId? after, int limit, CancellationToken cancel)
    {
        var rows = await database.Rows(
            community, Sql, [round.Value, after?.Value ?? Guid.Empty, limit + 1],
            row => ListedBallot.Of(row, 0, withChoices), cancel);
        return new(Page<ListedBallot, MemberId>.Of(rows.Value, limit, ballot => ballot.MemberId), rows.NextIndex);
    }
}
