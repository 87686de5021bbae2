using Decisions.Domain.Serialization;
using NodaTime;

namespace Decisions.Domain.Meetings;

/// <summary>Puts an adjourned meeting to another time than it was adjourned to, sooner or later.</summary>
public sealed record MoveSitting(MeetingId MeetingId, Instant Until, string? Reason)
{
    public static Decision Decide(Meeting? state, MoveSitting command, Instant now)
    {
        if (MeetingGate.NotClosed(state, command.MeetingId) is { } rejection)
            return rejection;
        if (state!.Status != MeetingStatus.Adjourned)
            return new MeetingIsNotAdjourned(state.Id);
        if (TextRule.Note("reason", command.Reason) is { } unfit)
            return unfit;
        var until = StoredInstant.NotAfter(command.Until);
        return until == state.AppointedAt ? Decision.Nothing
            : until <= now ? new MeetingTimeIsPast(command.Until, now)
            : Decision.Of(new SittingMoved(state.Id, until, TextRule.NoteOrNull(command.Reason)));
    }
}
