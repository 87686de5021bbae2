using System.Collections.Immutable;
using System.Diagnostics;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using NodaTime;

namespace Decisions.Domain.Meetings;

/// <summary>A meeting as its events leave it.</summary>
/// <param name="AppointedAt">When it is to begin or, once it was adjourned, to go on.</param>
/// <param name="ClearDays">How many clear days of notice it was called with.</param>
/// <param name="Agenda">In order.</param>
/// <param name="Attendance">Everyone who was entered in this sitting, and how they are there now; who was entered last comes last.</param>
public sealed record Meeting(
    MeetingId Id, string Title, string Text, Instant AppointedAt, int ClearDays, MeetingStatus Status,
    ImmutableArray<AgendaItem> Agenda, ImmutableArray<Attendance> Attendance)
{
    /// <summary>Which sitting it is: 1, and one more for each adjournment.</summary>
    public int Sitting { get; init; } = 1;

    /// <summary>How many of its sittings have begun.</summary>
    public int SatTimes { get; init; }

    /// <summary>The time that was appointed for the last sitting that has begun; null where none has.</summary>
    public Instant? SatAt { get; init; }

    /// <summary>What it was adjourned for last for want of quorum, or null: then this is an adjourned meeting with a quorum of its own.</summary>
    public Shortfall? Shortfall { get; init; }

    /// <summary>The approval of its minutes that stands, or null.</summary>
    public MinutesApproved? Approved { get; init; }

    /// <summary>Who is there now, in the room or by link.</summary>
    public IEnumerable<MemberId> Present => Attendance.Where(each => each.Presence != Presence.Away).Select(each => each.MemberId);

    /// <summary>Who of them counts: whoever was suspended, or left the community, since they came is there as a guest.</summary>
    /// <param name="hasJoined">Whether a member has joined and is not suspended.</param>
    public IEnumerable<MemberId> PresentAmong(Func<MemberId, bool> hasJoined) => Present.Where(hasJoined);

    /// <summary>How a member is there now.</summary>
    public Presence PresenceOf(MemberId member) =>
        Attendance.FirstOrDefault(each => each.MemberId == member)?.Presence ?? Presence.Away;

    public bool IsOnAgenda(ProposalId proposal) => Agenda.Any(item => item.ProposalId == proposal);

    public static Meeting Create(MeetingCalled e) => new(
        e.MeetingId, e.Title, e.Text, e.BeginsAt, e.ClearDays, MeetingStatus.Called, [], []);

    public Meeting Apply(MeetingCalled e) => this with { Title = e.Title, Text = e.Text, AppointedAt = e.BeginsAt, ClearDays = e.ClearDays };

    public Meeting Apply(AgendaItemAdded e) => this with { Agenda = Agenda.Add(new AgendaItem(e.ItemId, e.ProposalId, e.Text)) };

    public Meeting Apply(AgendaOrdered e) => this with { Agenda = [.. e.Order.Select(id => Agenda.First(item => item.Id == id))] };

    public Meeting Apply(AttendanceEntered e) => this with { Attendance = [.. Attendance.Where(each => each.MemberId != e.MemberId), new Attendance(e.MemberId, e.Presence)] };

    public Meeting Apply(MeetingBegun _) => Sits();

    public Meeting Apply(MeetingAdjourned e) => this with
    {
        Status = MeetingStatus.Adjourned, AppointedAt = e.Until, Shortfall = e.Shortfall, Sitting = Sitting + 1, Attendance = [],
    };

    public Meeting Apply(SittingMoved e) => this with { AppointedAt = e.Until };

    public Meeting Apply(MeetingResumed _) => Sits();

    public Meeting Apply(MeetingClosed _) => this with { Status = MeetingStatus.Closed };

    public Meeting Apply(MinutesApproved e) => this with { Approved = e };

    public static Meeting? Fold(Meeting? state, IMeetingEvent @event) => @event switch
    {
        MeetingCalled e => state is null ? Create(e) : state.Apply(e),
        AgendaItemAdded e => state!.Apply(e),
        AgendaOrdered e => state!.Apply(e),
        AttendanceEntered e => state!.Apply(e),
        MeetingBegun e => state!.Apply(e),
        MeetingAdjourned e => state!.Apply(e),
        SittingMoved e => state!.Apply(e),
        MeetingResumed e => state!.Apply(e),
        MeetingClosed e => state!.Apply(e),
        MinutesApproved e => state!.Apply(e),
        _ => throw new UnreachableException($"{@event.GetType().Name} is not folded."),
    };

    private Meeting Sits() => this with { Status = MeetingStatus.Sitting, SatAt = AppointedAt, SatTimes = SatTimes + 1 };
}

/// <summary>An item of an agenda: a proposal, or a heading.</summary>
public sealed record AgendaItem(AgendaItemId Id, ProposalId? ProposalId, string? Text);

/// <summary>How a member is at a meeting.</summary>
public sealed record Attendance(MemberId MemberId, Presence Presence);
