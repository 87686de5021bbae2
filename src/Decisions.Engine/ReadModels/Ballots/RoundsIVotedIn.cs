using System.Collections.Immutable;
using Decisions.Domain.Communities;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;

namespace Decisions.Engine.ReadModels.Ballots;

/// <summary>A round in which a ballot of the member's stands.</summary>
/// <param name="IsByProxy">Whether somebody cast it in their name.</param>
public sealed record VotedRound(RoundId Id, bool IsByProxy);

/// <summary>In which of these rounds have I voted, or somebody for me? Those in which a ballot of the member's stands.</summary>
public sealed class RoundsIVotedIn(ReadModelDatabase database)
{
    private const string Sql = """
        select b.round, b.proxy is not null from {read}.ballot b
         where b.community = $1 and b.member = $2 and b.round = any ($3) and b.choice is not null
        """;

    public async Task<Fresh<ImmutableArray<VotedRound>>> Ask(
        CommunityId community, MemberId member, IEnumerable<RoundId> rounds, CancellationToken cancel)
    {
        var rows = await database.Rows(
            community, Sql, [member.Value, rounds.Select(round => round.Value).ToArray()], row => new VotedRound(row.Id<RoundId>(0), row.GetBoolean(1)), cancel);
        return new([.. rows.Value], rows.NextIndex);
    }
}
