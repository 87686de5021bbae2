using System.Collections.Immutable;
using Decisions.Domain.Communities;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;

namespace Decisions.Engine.ReadModels.Ballots;

/// <summary>In which of these rounds have I voted? Those in which a ballot of the member's stands.</summary>
public sealed class RoundsIVotedIn(ReadModelDatabase database)
{
    private const string Sql = """
        select b.round from {read}.ballot b
         where b.community = $1 and b.member = $2 and b.round = any ($3) and b.choice is not null
        """;

    public async Task<Fresh<ImmutableHashSet<RoundId>>> Ask(
        CommunityId community, MemberId member, IEnumerable<RoundId> rounds, CancellationToken cancel)
    {
        var rows = await database.Rows(
            community, Sql, [member.Value, rounds.Select(round => round.Value).ToArray()], row => row.Id<RoundId>(0), cancel);
        return new([.. rows.Value], rows.NextIndex);
    }
}
