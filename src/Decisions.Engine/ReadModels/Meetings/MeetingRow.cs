using System.Diagnostics;
using Decisions.Domain.Meetings;
using Decisions.Domain.Redactions;
using NodaTime;

namespace Decisions.Engine.ReadModels.Meetings;

/// <summary>A row of the table 'meeting'.</summary>
internal sealed record MeetingRow(
    Guid Community, Guid Id, long Version, string Title, long TitleVersion, Instant AppointedAt, MeetingStatus Status, int Sitting, int SatTimes,
    Instant? SatAt)
{
    public static MeetingRow Fold(MeetingRow? row, Guid community, LoggedFact fact) => fact.Event switch
    {
        MeetingCalled e => new(
            community, e.MeetingId.Value, fact.Version, e.Title, fact.Version, e.BeginsAt, MeetingStatus.Called, 1, 0, null),
        MeetingBegun or MeetingResumed => row! with
        {
            Version = fact.Version, Status = MeetingStatus.Sitting, SatTimes = row.SatTimes + 1, SatAt = row.AppointedAt,
        },
        SittingMoved e => row! with { Version = fact.Version, AppointedAt = e.Until },
        MeetingAdjourned e => row! with
        {
            Version = fact.Version, Status = MeetingStatus.Adjourned, AppointedAt = e.Until, Sitting = row.Sitting + 1,
        },
        MeetingClosed => row! with { Version = fact.Version, Status = MeetingStatus.Closed },
        AgendaItemAdded or AgendaOrdered or AttendanceEntered or MinutesApproved => row! with { Version = fact.Version },
        var other => throw new UnreachableException($"{other.GetType().Name} is not folded."),
    };

    /// <summary>The row where words were taken out of one of the meeting's events.</summary>
    public MeetingRow Redacted(PayloadRedacted redacted) =>
        redacted.Version == TitleVersion && redacted.RemainingEvent() is MeetingCalled e ? this with { Title = e.Title } : this;
}
