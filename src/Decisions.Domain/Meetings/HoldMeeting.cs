using Decisions.Domain.Proposals;
using NodaTime;

namespace Decisions.Domain.Meetings;

/// <summary>Begins a meeting, at the time appointed for it or later.</summary>
public sealed record BeginMeeting(MeetingId MeetingId)
{
    public static Decision Decide(Meeting? state, BeginMeeting command, Instant now) => state switch
    {
        null => new MeetingIsUnknown(command.MeetingId),
        { Status: MeetingStatus.Closed } => new MeetingIsClosed(state.Id),
        { Status: MeetingStatus.Adjourned } => new MeetingIsAdjourned(state.Id, state.AppointedAt),
        { Status: MeetingStatus.Sitting } => Decision.Nothing,
        _ when now < state.AppointedAt => new MeetingIsNotDue(state.AppointedAt),
        _ => Decision.Of(new MeetingBegun(state.Id)),
    };
}

/// <summary>Goes on with an adjourned meeting, at the time appointed for that or later.</summary>
public sealed record ResumeMeeting(MeetingId MeetingId)
{
    public static Decision Decide(Meeting? state, ResumeMeeting command, Instant now) => state switch
    {
        null => new MeetingIsUnknown(command.MeetingId),
        { Status: MeetingStatus.Closed } => new MeetingIsClosed(state.Id),
        { Status: MeetingStatus.Called } => new MeetingHasNotBegun(state.Id),
        { Status: MeetingStatus.Sitting } => Decision.Nothing,
        _ when now < state.AppointedAt => new MeetingIsNotDue(state.AppointedAt),
        _ => Decision.Of(new MeetingResumed(state.Id)),
    };
}

/// <summary>Ends a meeting. What it has begun to vote on is declared first.</summary>
public sealed record CloseMeeting(MeetingId MeetingId)
{
    /// <param name="open">What is being voted on in it, or waits for its result.</param>
    public static Decision Decide(Meeting? state, CloseMeeting command, IReadOnlyCollection<ProposalId> open) => state switch
    {
        null => new MeetingIsUnknown(command.MeetingId),
        { Status: MeetingStatus.Closed } => Decision.Nothing,
        { Status: MeetingStatus.Called } => new MeetingHasNotBegun(state.Id),
        _ when open.Count > 0 => new MeetingIsDeciding(open.First()),
        _ => Decision.Of(new MeetingClosed(state.Id)),
    };
}
