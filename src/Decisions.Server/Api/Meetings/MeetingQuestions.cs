using System.Collections.Immutable;
using Decisions.Domain.Communities;
using Decisions.Domain.Meetings;
using Decisions.Engine;
using Decisions.Engine.Identity;
using Decisions.Engine.ReadModels.Meetings;
using Decisions.Server.Api.Http;
using NodaTime;

namespace Decisions.Server.Api.Meetings;

/// <summary>A meeting with its agenda and who is there.</summary>
/// <param name="Text">Where it is, or how to join it.</param>
/// <param name="AppointedAt">When it is to begin or, once it was adjourned, to go on.</param>
/// <param name="ClearDays">How many clear days of notice it was called with.</param>
/// <param name="Sitting">1, and one more for each adjournment.</param>
/// <param name="Present">How many members are there now.</param>
/// <param name="Attendance">Who was entered in this sitting, for members and the auditor; else empty.</param>
/// <param name="Shortfall">What it was adjourned for last for want of quorum, or null.</param>
public sealed record MeetingAnswer(
    Guid Id, long Version, string Title, string Text, Instant AppointedAt, int ClearDays, MeetingStatus Status, int Sitting,
    ImmutableArray<AgendaItem> Agenda, int Present, ImmutableArray<AttendanceAnswer> Attendance, Shortfall? Shortfall);

/// <summary>How one member is there.</summary>
public sealed record AttendanceAnswer(Guid MemberId, Presence Presence);

internal static class MeetingQuestions
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/communities/{community:guid}/meetings", All).Answers<PageAnswer<ListedMeeting>>("listMeetings", "The meetings that were called, the latest first");
        api.MapGet("/communities/{community:guid}/meetings/{meeting:guid}", One).Answers<MeetingAnswer>("getMeeting", "A meeting with its agenda and who is there");
    }

    private static Task<IResult> All(HttpContext http, Guid community, Reading reading, MeetingsOf meetings) =>
        reading.Answer(http, community, Permissions.ToRead, async (listed, _) =>
        {
            var found = await meetings.Ask(listed.Id, http.RequestAborted);
            return Reading.Fresh(http, new PageAnswer<ListedMeeting>(found.Value, null), found.NextIndex);
        });

    private static Task<IResult> One(HttpContext http, Guid community, Guid meeting, Reading reading, DecisionsEngine engine) =>
        reading.Answer(http, community, Permissions.ToRead, async (listed, actor) =>
        {
            var head = await engine.Store.Head(community, http.RequestAborted);
            var loaded = await engine.Streams.Meeting(new CommunityId(community), new MeetingId(meeting), http.RequestAborted);
            if (loaded.State is not { } state)
                return Problems.Of(new MeetingIsUnknown(new MeetingId(meeting)));
            var namesShow = Permissions.ToReadMembers(actor, listed.Id) is null;
            return Reading.Fresh(
                http,
                new MeetingAnswer(
                    meeting, loaded.Version, state.Title, state.Text, state.AppointedAt, state.ClearDays, state.Status, state.Sitting,
                    state.Agenda, state.Present.Count(),
                    namesShow ? [.. state.Attendance.Select(each => new AttendanceAnswer(each.MemberId.Value, each.Presence))] : [], state.Shortfall),
                loaded.Version, head.NextIndex);
        });
}
