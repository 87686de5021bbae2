using Decisions.Domain.Circles;
using Decisions.Domain.Members;

namespace Decisions.Engine.ReadModels.Circles;

/// <summary>Keeps who was in which circle, and from which event to which.</summary>
internal sealed class CircleMemberReadModel : IReadModel
{
    private const string End = """
        update {read}.circle_member m set to_index = e.index
          from unnest($2, $3, $4) as e (circle, member, index)
         where m.community = $1 and m.circle = e.circle and m.member = e.member and m.to_index = 9223372036854775807
        """;

    private const string Begin = """
        insert into {read}.circle_member (community, circle, member, from_index, to_index, since)
        select $1, n.circle, n.member, n.from_index, n.to_index, n.since
          from unnest($2, $3, $4, $5, $6) as n (circle, member, from_index, to_index, since)
        """;

    public async Task Fold(LogPage page, PageTransaction transaction)
    {
        List<Row> rows = [];
        Dictionary<(CircleId, MemberId), int> last = [];
        Dictionary<(CircleId, MemberId), long> ended = [];
        foreach (var fact in page.Facts)
        {
            if (Read(fact.Event) is not var (circle, member, isIn))
                continue;
            if (last.Remove((circle, member), out var before))
                rows[before] = rows[before] with { To = fact.Index };
            else
                ended.TryAdd((circle, member), fact.Index);
            if (!isIn)
                continue;
            last[(circle, member)] = rows.Count;
            rows.Add(new Row(circle.Value, member.Value, fact.Index, long.MaxValue, fact.At.ToDateTimeUtc()));
        }
        if (ended.Count > 0)
            await transaction.Execute(
                End, page.Community, ended.Keys.Select(each => each.Item1.Value).ToArray(), ended.Keys.Select(each => each.Item2.Value).ToArray(), ended.Values.ToArray());
        if (rows.Count > 0)
            await transaction.Execute(
                Begin, page.Community, rows.Select(row => row.Circle).ToArray(), rows.Select(row => row.Member).ToArray(),
                rows.Select(row => row.From).ToArray(), rows.Select(row => row.To).ToArray(), rows.Select(row => row.Since).ToArray());
    }

    /// <summary>Who comes into a circle, or goes; whoever stops asking goes too, from where they never were.</summary>
    private static (CircleId Circle, MemberId Member, bool IsIn)? Read(Domain.IDomainEvent @event) => @event switch
    {
        MemberJoinedCircle e => (e.CircleId, e.MemberId, true),
        MemberLeftCircle e => (e.CircleId, e.MemberId, false),
        _ => null,
    };

    private sealed record Row(Guid Circle, Guid Member, long From, long To, DateTime Since);
}
