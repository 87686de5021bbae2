using System.Collections.Immutable;
using Decisions.Domain.Communities;
using Decisions.Domain.Meetings;
using NodaTime;

namespace Decisions.Engine.ReadModels.Meetings;

/// <summary>A meeting as it is listed.</summary>
/// <param name="Version">The version of its stream.</param>
/// <param name="AppointedAt">When it is to begin or, once it was adjourned, to go on.</param>
/// <param name="Sitting">1, and one more for each adjournment.</param>
/// <param name="SatTimes">How many of its sittings have begun.</param>
/// <param name="SatAt">The time that was appointed for the last of them; null where none has.</param>
public sealed record ListedMeeting(
    MeetingId Id, long Version, string Title, Instant AppointedAt, MeetingStatus Status, int Sitting, int SatTimes, Instant? SatAt);

/// <summary>Which meetings has this community called? The latest first.</summary>
public sealed class MeetingsOf(ReadModelDatabase database)
{
    /// <summary>A community meets a few times a year; more than these are found in its record.</summary>
    private const int Most = 500;

    private const string Sql = """
        select m.id, m.version, m.title, m.appointed_at, m.status, m.sitting, m.sat_times, m.sat_at from {read}.meeting m
         where m.community = $1 order by m.appointed_at desc, m.id limit $2
        """;

    public async Task<Fresh<ImmutableArray<ListedMeeting>>> Ask(CommunityId community, CancellationToken cancel)
    {
        var rows = await database.Rows(community, Sql, [Most], row => new ListedMeeting(
            row.Id<MeetingId>(0), row.GetInt64(1), row.GetString(2), row.Instant(3), row.Word<MeetingStatus>(4), row.GetInt32(5), row.GetInt32(6), row.InstantOrNull(7)), cancel);
        return new([.. rows.Value], rows.NextIndex);
    }
}
