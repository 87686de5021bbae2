using System.Diagnostics;
using Decisions.Domain.Draws;

namespace Decisions.Server.Pages.Words;

/// <summary>What happened to a draw of a panel.</summary>
internal static class DrawEventInWords
{
    public static EventTold Of(IDrawEvent @event, EventContext context) => @event switch
    {
        DrawAnnounced e => new(
            $"announced the draw of {Places(e.Places)} by lot from {StatusInWords.Number(e.Pool.Eligible)} members: “{e.Title}”. " +
            $"The seed is known from {context.Times.ExactText(e.SeedAt)}.", e.Statement),
        SeedPublished e => new($"published the seed: {e.Seed}"),
        PanelDrawn e => new($"drew {Places(e.Order.Length)} by it, with those who step in."),
        PlaceAccepted => new("accepted their place on the panel."),
        PlaceDeclined e => new("declined their place on the panel.", e.Reason),
        PlacePassedOn e => new("passed a member’s place on to the next in the order.", e.Reason),
        DrawWithdrawn e => new("withdrew the draw.", e.Reason),
        _ => throw new UnreachableException($"{@event.GetType().Name} has no words."),
    };

    /// <summary>How far a draw has come.</summary>
    public static string Of(Draw draw, CommunityTime times) => draw.StatusAt(times.Now) switch
    {
        DrawStatus.Announced => $"To be drawn after {times.ExactText(draw.Said.SeedAt)}",
        DrawStatus.Due => $"Due since {times.ExactText(draw.Said.SeedAt)}, and its seed not published yet",
        DrawStatus.Drawn => "Drawn",
        DrawStatus.Withdrawn => "Withdrawn",
        var other => throw new UnreachableException($"{other} has no words."),
    };

    public static string Of(DrawnStanding standing) => standing switch
    {
        DrawnStanding.Asked => "Has not answered yet",
        DrawnStanding.Accepted => "On the panel",
        DrawnStanding.Declined => "Declined",
        DrawnStanding.PassedOn => "Passed on to the next",
        DrawnStanding.Reserve => "Steps in for one before",
        _ => throw new ArgumentOutOfRangeException(nameof(standing)),
    };

    private static string Places(int n) => n == 1 ? "1 member" : $"{StatusInWords.Number(n)} members";
}
