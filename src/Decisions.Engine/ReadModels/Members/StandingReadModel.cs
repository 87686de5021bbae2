using System.Diagnostics;
using Decisions.Domain.Members;
using Decisions.Domain.Serialization;
using NodaTime;

namespace Decisions.Engine.ReadModels.Members;

/// <summary>Keeps how each member stood, and from which event to which.</summary>
internal sealed class StandingReadModel : IReadModel
{
    /// <summary>
    /// The rows that last now end at the page's first event of their member; the page's own rows follow, and take over
    /// when the membership began where the page does not know it.
    /// </summary>
    private const string Write = """
        with ended as (
          update {read}.standing s set to_index = e.index
            from unnest($2, $3) as e (member, index)
           where s.community = $1 and s.member = e.member and s.to_index = 9223372036854775807
          returning s.member, s.joined_at
        )
        insert into {read}.standing (community, member, from_index, to_index, standing, since, joined_at, version)
        select $1, n.member, n.from_index, n.to_index, n.standing, n.since,
               case when n.keeps then ended.joined_at else n.joined_at end, n.version
          from unnest($4, $5, $6, $7, $8, $9, $10, $11)
                 as n (member, from_index, to_index, standing, since, keeps, joined_at, version)
          left join ended on ended.member = n.member
        """;

    public async Task Fold(LogPage page, PageTransaction transaction)
    {
        List<Row> rows = [];
        Dictionary<Guid, int> last = [];
        foreach (var fact in page.Facts)
        {
            if (fact.Event is not IMemberEvent @event)
                continue;
            var (member, standing) = Read(@event);
            var before = last.TryGetValue(member, out var at) ? rows[at] : null;
            if (before is not null)
                rows[at] = before with { ToIndex = fact.Index };
            last[member] = rows.Count;
            rows.Add(Next(before, member, standing, fact));
        }
        if (rows.Count == 0)
            return;
        var first = rows.DistinctBy(row => row.Member).ToList();
        await transaction.Execute(
            Write, page.Community,
            first.Select(row => row.Member).ToArray(),
            first.Select(row => row.FromIndex).ToArray(),
            rows.Select(row => row.Member).ToArray(),
            rows.Select(row => row.FromIndex).ToArray(),
            rows.Select(row => row.ToIndex).ToArray(),
            rows.Select(row => Words<Standing>.Of(row.Standing)).ToArray(),
            rows.Select(row => row.Since.ToDateTimeUtc()).ToArray(),
            rows.Select(row => row.KeepsJoinedAt).ToArray(),
            ColumnOf.Instants(rows.Select(row => row.JoinedAt)),
            rows.Select(row => row.Version).ToArray());
    }

    private static Row Next(Row? before, Guid member, Standing standing, LoggedFact fact)
    {
        var row = new Row(member, fact.Index, long.MaxValue, standing, fact.At, false, null, fact.Version);
        return fact.Event switch
        {
            MemberJoined => row with { JoinedAt = fact.At },
            MemberSuspended or MemberReinstated =>
                row with { KeepsJoinedAt = before?.KeepsJoinedAt ?? true, JoinedAt = before?.JoinedAt },
            _ => row,
        };
    }

    private static (Guid Member, Standing Standing) Read(IMemberEvent @event) => @event switch
    {
        MemberInvited e => (e.MemberId.Value, Standing.Invited),
        MemberJoined e => (e.MemberId.Value, Standing.Joined),
        MemberSuspended e => (e.MemberId.Value, Standing.Suspended),
        MemberReinstated e => (e.MemberId.Value, Standing.Joined),
        MemberLeft e => (e.MemberId.Value, Standing.Left),
        _ => throw new UnreachableException($"{@event.GetType().Name} is not folded."),
    };

    private sealed record Row(
        Guid Member, long FromIndex, long ToIndex, Standing Standing, Instant Since, bool KeepsJoinedAt, Instant? JoinedAt,
        long Version);
}
