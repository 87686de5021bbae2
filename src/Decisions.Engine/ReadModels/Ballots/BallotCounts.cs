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

    public async Task<Fresh<ImmutableArray<CountedBallots>>> Ask(
        CommunityId community, RoundId round, CancellationToken cancel)
    {
        var rows = await database.Rows(
            community, Sql, [round.Value], row => new CountedBallots(row.Json<Choice>(0), row.GetInt64(1)), cancel);
        return new([.. rows.Value], rows.NextIndex);
    }
}
