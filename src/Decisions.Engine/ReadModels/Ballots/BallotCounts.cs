using System.Collections.Immutable;
using Decisions.Domain.Ballots;
using Decisions.Domain.Communities;
using Decisions.Domain.Counting;
using Decisions.Domain.Proposals;

namespace Decisions.Engine.ReadModels.Ballots;

/// <summary>How many ballots say what in this round, so far? What a count takes.</summary>
public sealed class BallotCounts(ReadModelDatabase database)
{
    private const string Sql = """
        select b.choice, count(*) from {read}.ballot b
         where b.community = $1 and b.round = $2 and b.choice is not null group by b.choice
        """;

    /// <summary>By class as of the roll, with the members' votes.</summary>
    private const string ByClassSql = """
        select b.choice, count(*), c.class, sum(coalesce(c.votes, 1))::bigint from {read}.ballot b
          left join {read}.placement c on c.community = b.community and c.member = b.member and c.from_index < $3 and c.to_index >= $3
         where b.community = $1 and b.round = $2 and b.choice is not null group by b.choice, c.class
        """;

    private const string ReturnedSql = """
        select count(*) from {read}.ballot b where b.community = $1 and b.round = $2 and b.choice is not null
        """;

    /// <summary>How many ballots there are, whatever they say.</summary>
    public async Task<long> Returned(CommunityId community, RoundId round, CancellationToken cancel) =>
        (await database.Rows(community, ReturnedSql, [round.Value], row => row.GetInt64(0), cancel)).Value.Single();

    public async Task<Fresh<ImmutableArray<CountedBallots>>> Ask(CommunityId community, Round round, CancellationToken cancel)
    {
        var rows = round.Roll.Classes is null
            ? await database.Rows(community, Sql, [round.Id.Value], row => new CountedBallots(row.Json<Choice>(0), row.GetInt64(1)), cancel)
            : await database.Rows(
                community, ByClassSql, [round.Id.Value, round.Roll.AsOfIndex],
                row => new CountedBallots(row.Json<Choice>(0), row.GetInt64(1), row.TextOrNull(2), row.GetInt64(3)), cancel);
        return new([.. rows.Value], rows.NextIndex);
    }
}
