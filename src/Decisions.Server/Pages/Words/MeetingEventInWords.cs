using System.Diagnostics;
using Decisions.Domain.Meetings;

namespace Decisions.Server.Pages.Words;

/// <summary>What happened to a meeting.</summary>
internal static class MeetingEventInWords
{
    public static EventTold Of(IMeetingEvent @event, EventToTell told, EventContext context) => @event switch
    {
        MeetingCalled e => new(
            $"called the meeting “{e.Title}” for {context.Times.ExactText(e.BeginsAt)}, with {MeetingInWords.ClearDays(e.ClearDays)} of notice.", e.Text),
        AgendaItemAdded { ProposalId: { } id } => new(context.Proposals.TryGetValue(id, out var proposal)
            ? $"put “{proposal.Current.Title}” on the agenda of a meeting." : "put a proposal on the agenda of a meeting."),
        AgendaItemAdded e => new("put a heading on the agenda of a meeting.", e.Text),
        AgendaOrdered e => new($"put the agenda of a meeting in order: {StatusInWords.Number(e.Order.Length)} {(e.Order.Length == 1 ? "item" : "items")}."),
        AttendanceEntered { Presence: Presence.Away } => new($"entered that {told.Whom} left a meeting."),
        AttendanceEntered e => new($"entered that {told.Whom} is at a meeting {MeetingInWords.InLine(e.Presence)}."),
        MeetingBegun => new("began a meeting."),
        MeetingAdjourned { Shortfall: { } lack } e => new(
            $"adjourned a meeting to {context.Times.ExactText(e.Until)} for want of quorum{(lack.Roll.Circle is { } circle ? $" in {context.Circle(circle)}" : "")}: {StatusInWords.Number(lack.Present)} of the {StatusInWords.Number(lack.Needed)} needed were present{(lack.Represented == 0 ? "" : $", and {StatusInWords.Number(lack.Represented)} by proxy")}.", e.Reason),
        MeetingAdjourned e => new($"adjourned a meeting to {context.Times.ExactText(e.Until)}.", e.Reason),
        SittingMoved e => new($"put an adjourned meeting to {context.Times.ExactText(e.Until)}.", e.Reason),
        MeetingResumed => new("went on with an adjourned meeting."),
        MeetingClosed => new("closed a meeting."),
        MinutesApproved { DecidedBy: { } by } e when context.Proposals.TryGetValue(by, out var decision) => new($"recorded that members approved the minutes of a meeting, by “{decision.Current.Title}”.", e.Note),
        MinutesApproved e => new("approved the minutes of a meeting.", e.Note),
        _ => throw new UnreachableException($"{@event.GetType().Name} has no words."),
    };
}
