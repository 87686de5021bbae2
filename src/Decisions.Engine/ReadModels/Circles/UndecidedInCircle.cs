using Decisions.Domain.Circles;
using Decisions.Domain.Communities;
using Decisions.Domain.Proposals;

namespace Decisions.Engine.ReadModels.Circles;

/// <summary>What may wait to be decided by a circle? The proposal's own events say whether it does.</summary>
public sealed class UndecidedInCircle(ReadModelDatabase database)
{
    private const string Sql = """
        select d.id from {read}.proposal d
         where d.community = $1 and d.circle = $2 and not d.withdrawn
           and (d.verdict is null or d.verdict in ('noQuorum', 'gathered') or d.awaits_confirmation)
        """;

    public async Task<Fresh<IReadOnlyList<ProposalId>>> Ask(CommunityId community, CircleId circle, CancellationToken cancel)
    {
        var rows = await database.Rows(community, Sql, [circle.Value], row => new ProposalId(row.GetGuid(0)), cancel);
        return new(rows.Value, rows.NextIndex);
    }
}
