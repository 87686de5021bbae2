using System.Diagnostics;
using Decisions.Domain.Actions;
using Decisions.Domain.Calls;
using Decisions.Domain.FollowThrough;
using Decisions.Engine.FollowThrough;
using NodaTime;

namespace Decisions.Server.Pages.Words;

/// <summary>What happened after a decision: reviews, actions and calls for volunteers.</summary>
internal static class CarryingOutInWords
{
    public static EventTold Of(IFollowThroughEvent @event, EventContext context) => @event switch
    {
        ReviewPlanned e => new($"planned to look at it again on {context.Times.DayText(e.On)}.", e.Text),
        ReviewHeld { Conclusion: ReviewConclusion.Change } e => new($"looked at it again, and found that it should change.{Next(e, context)}", e.Text),
        ReviewHeld e => new($"looked at it again, and found that it should stay.{Next(e, context)}", e.Text),
        _ => throw new UnreachableException($"{@event.GetType().Name} has no words."),
    };

    public static EventTold Of(IActionEvent @event, EventContext context) => @event switch
    {
        ActionPlanned { Due: { } due } e => new($"planned what is done, by {context.Times.DayText(due)}.", e.Text),
        ActionPlanned e => new("planned what is done.", e.Text),
        ActionChanged e => new("changed what is planned to be done, by whom or by when.", e.Text),
        ActionTaken => new("took on an action that nobody saw to."),
        ActionHandedBack e => new("handed an action back.", e.Note),
        ActionDone e => new("said that an action is done.", e.Note),
        ActionReopened e => new("opened an action again.", e.Reason),
        ActionDropped e => new("said that an action is not needed any more.", e.Reason),
        _ => throw new UnreachableException($"{@event.GetType().Name} has no words."),
    };

    public static EventTold Of(ICallEvent @event, EventToTell told, EventContext context) => @event switch
    {
        CallMade { At: { } at } e => new($"called for {Volunteers(e.Places)}, for {context.Times.ExactText(at)}.", e.Text),
        CallMade e => new($"called for {Volunteers(e.Places)}.", e.Text),
        CallChanged e => new($"said anew what is called for: {Volunteers(e.Places)}.", e.Text),
        CallClosed e => new("closed a call for volunteers.", e.Reason),
        VolunteerSignedUp => new("signed up to help."),
        VolunteerSignedOff => new("signed off, and their place is free."),
        HoursThanked e => new($"thanked {told.Whom} for {Time(e.Minutes)}.", e.Text),
        _ => throw new UnreachableException($"{@event.GetType().Name} has no words."),
    };

    /// <summary>How far a decision was carried out.</summary>
    public static string Of(CarryingOut sum) => sum switch
    {
        { Planned: 0, Dropped: 0 } => "Nothing is planned to carry it out.",
        { Planned: 0 } => "Nothing is planned any more to carry it out.",
        { IsCarriedOut: true, Planned: 1 } => "Carried out: the one action is done.",
        { IsCarriedOut: true } => $"Carried out: all {StatusInWords.Number(sum.Planned)} actions are done.",
        { Planned: 1 } => "The one action is not done yet.",
        _ => $"{StatusInWords.Number(sum.Done)} of {StatusInWords.Number(sum.Planned)} actions are done.",
    };

    public static string Of(ActionStatus status) => status switch
    {
        ActionStatus.Open => "To be done",
        ActionStatus.Done => "Done",
        ActionStatus.Dropped => "Not needed any more",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    public static string Of(Venue venue) => venue switch
    {
        Venue.Online => "Online",
        Venue.OnSite => "On site",
        Venue.Either => "Online or on site, as you like",
        _ => throw new ArgumentOutOfRangeException(nameof(venue)),
    };

    /// <summary>Where a call stands, without a full stop.</summary>
    public static string Of(ReadCall read, Instant now) =>
        read.Call.IsClosed ? "Closed"
        : read.Call.HasBegunAt(now) ? "It has begun"
        : read.PlacesLeft <= 0 ? $"{(read.Call.Terms.Places == 1 ? "The one place is" : $"All {StatusInWords.Number(read.Call.Terms.Places)} places are")} taken"
        : $"{StatusInWords.Number(read.PlacesLeft)} of {StatusInWords.Number(read.Call.Terms.Places)} {(read.Call.Terms.Places == 1 ? "place" : "places")} left";

    /// <summary>A time in hours and minutes.</summary>
    public static string Time(int minutes) => (minutes / 60, minutes % 60) switch
    {
        (0, var rest) => Counted(rest, "minute"),
        (var hours, 0) => Counted(hours, "hour"),
        var (hours, rest) => $"{Counted(hours, "hour")} and {Counted(rest, "minute")}",
    };

    private static string Volunteers(int places) => places == 1 ? "a volunteer" : $"{StatusInWords.Number(places)} volunteers";

    private static string Counted(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";

    private static string Next(ReviewHeld e, EventContext context) => e.NextOn is { } next ? $" It is looked at next on {context.Times.DayText(next)}." : "";
}
