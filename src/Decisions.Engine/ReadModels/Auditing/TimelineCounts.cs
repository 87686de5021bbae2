using System.Collections.Immutable;
using Decisions.Domain.Auditing;
using Decisions.Domain.Communities;

namespace Decisions.Engine.ReadModels.Auditing;

/// <summary>How many events of one type, all with one notice or none.</summary>
public sealed record TimelineCount(string Type, Notice? Notice, long Events);

/// <summary>How many events of each type does this filter let through, and how many of them need a look?</summary>
public sealed class TimelineCounts(ReadModelDatabase database)
{
    public async Task<Fresh<ImmutableArray<TimelineCount>>> Ask(CommunityId community, TimelineFilter filter, CancellationToken cancel)
    {
        var (sql, parameters) = TimelineSql.Counts(filter);
        var rows = await database.Rows(
            community, sql, parameters,
            row => new TimelineCount(row.GetString(0), row.WordOrNull<Notice>(1), row.GetInt64(2)), cancel);
        return new([.. rows.Value], rows.NextIndex);
    }
}
