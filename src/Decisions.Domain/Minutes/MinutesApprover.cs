using Decisions.Domain.Meetings;
using Decisions.Domain.Proposals;
using NodaTime;

namespace Decisions.Domain.Minutes;

/// <summary>What an approval of minutes names as having approved them, and when that was: nothing approves minutes before there are any.</summary>
/// <param name="ClosedAt">When the meeting was closed that the minutes are of; null where it has not been.</param>
/// <param name="Decision">The proposal that is named, or null.</param>
/// <param name="DeclaredAt">When its last result was declared, or null.</param>
/// <param name="Meeting">The meeting that is named, or null.</param>
/// <param name="SatUntil">When its last sitting ended; the end of time while it sits; null where it never sat.</param>
public sealed record MinutesApprover(
    Instant? ClosedAt, Proposal? Decision = null, Instant? DeclaredAt = null, Meeting? Meeting = null, Instant? SatUntil = null)
{
    /// <param name="own">The events of the meeting that the minutes are of, in order.</param>
    /// <param name="decided">Those of the proposal that is named.</param>
    /// <param name="sat">Those of the meeting that is named.</param>
    public static MinutesApprover Of(
        IEnumerable<MinutedEvent> own, Proposal? decision, IEnumerable<MinutedEvent> decided, Meeting? meeting, IEnumerable<MinutedEvent> sat) => new(
        own.LastOrDefault(each => each.Event is MeetingClosed)?.At,
        decision, decided.LastOrDefault(each => each.Event is ResultDeclared)?.At,
        meeting, LastSitting(sat));

    private static Instant? LastSitting(IEnumerable<MinutedEvent> meeting)
    {
        Instant? until = null;
        var sits = false;
        foreach (var each in meeting)
            switch (each.Event)
            {
                case MeetingBegun or MeetingResumed:
                    sits = true;
                    break;
                // A meeting that is put off before it begins, or again before it goes on, has not sat meanwhile.
                case MeetingAdjourned or MeetingClosed when sits:
                    (until, sits) = (each.At, false);
                    break;
            }
        return sits ? Instant.MaxValue : until;
    }
}
