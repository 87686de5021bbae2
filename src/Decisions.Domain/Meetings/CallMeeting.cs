using Decisions.Domain.Rules;
using Decisions.Domain.Serialization;
using NodaTime;

namespace Decisions.Domain.Meetings;

/// <summary>Calls a meeting, or calls one anew that has not begun.</summary>
/// <param name="Text">Where it is, or how to join it.</param>
public sealed record CallMeeting(MeetingId MeetingId, string Title, string Text, Instant BeginsAt)
{
    /// <param name="zone">The community's clock, by which days are counted.</param>
    public static Decision Decide(Meeting? state, CallMeeting command, DateTimeZone zone, Instant now)
    {
        if (state is { Status: not MeetingStatus.Called })
            return new MeetingHasBegun(command.MeetingId);
        if ((TextRule.Line("title", command.Title) ?? TextRule.Text("text", command.Text, TextRule.NoteLimit)) is { } unfit)
            return unfit;
        var beginsAt = StoredInstant.NotAfter(command.BeginsAt);
        if (beginsAt <= now)
            return new MeetingTimeIsPast(command.BeginsAt, now);
        var called = new MeetingCalled(
            command.MeetingId, command.Title.Trim(), command.Text.ReplaceLineEndings("\n"), beginsAt, ClearDays.Between(now, beginsAt, zone));
        // The same said again, on a later day, gives no more notice and no less than was given.
        return state is not null && (state.Title, state.Text, state.AppointedAt) == (called.Title, called.Text, beginsAt)
            ? Decision.Nothing
            : Decision.Of(called);
    }
}
