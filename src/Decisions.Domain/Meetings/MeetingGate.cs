namespace Decisions.Domain.Meetings;

/// <summary>What several commands ask of a meeting before anything else.</summary>
internal static class MeetingGate
{
    /// <summary>Refuses where there is no such meeting, or it is over.</summary>
    public static Rejection? NotClosed(Meeting? state, MeetingId id) =>
        state is null ? new MeetingIsUnknown(id) : state.Status == MeetingStatus.Closed ? new MeetingIsClosed(id) : null;
}
