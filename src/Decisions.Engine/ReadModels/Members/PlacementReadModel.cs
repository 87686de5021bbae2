using Decisions.Domain.Classes;
using Npgsql;
using NpgsqlTypes;

namespace Decisions.Engine.ReadModels.Members;

/// <summary>Keeps of which class each member was, and from which event to which.</summary>
internal sealed class PlacementReadModel : IReadModel
{
    private const string End = """
        update {read}.placement p set to_index = e.index
          from unnest($2, $3) as e (member, index)
         where p.community = $1 and p.member = e.member and p.to_index = 9223372036854775807
        """;

    private const string Begin = """
        insert into {read}.placement (community, member, from_index, to_index, class, votes, version)
        select $1, n.member, n.from_index, n.to_index, n.class, n.votes, n.version
          from unnest($2, $3, $4, $5, $6, $7) as n (member, from_index, to_index, class, votes, version)
        """;

    public async Task Fold(LogPage page, PageTransaction transaction)
    {
        List<(MemberPlaced Placed, long From, long To, long Version)> rows = [];
        Dictionary<Guid, int> last = [];
        foreach (var fact in page.Facts)
        {
            if (fact.Event is not MemberPlaced placed)
                continue;
            if (last.TryGetValue(placed.MemberId.Value, out var before))
                rows[before] = rows[before] with { To = fact.Index };
            last[placed.MemberId.Value] = rows.Count;
            rows.Add((placed, fact.Index, long.MaxValue, fact.Version));
        }
        if (rows.Count == 0)
            return;
        var first = rows.DistinctBy(row => row.Placed.MemberId).ToList();
        await transaction.Execute(
            End, page.Community, first.Select(row => row.Placed.MemberId.Value).ToArray(), first.Select(row => row.From).ToArray());
        await transaction.Execute(
            Begin, page.Community, rows.Select(row => row.Placed.MemberId.Value).ToArray(), rows.Select(row => row.From).ToArray(),
            rows.Select(row => row.To).ToArray(),
            new NpgsqlParameter { Value = rows.Select(row => row.Placed.Class).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
            rows.Select(row => row.Placed.Votes).ToArray(), rows.Select(row => row.Version).ToArray());
    }
}
