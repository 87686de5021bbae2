using System.Globalization;
using Decisions.Domain;
using Decisions.Domain.Communities;
using Microsoft.AspNetCore.Html;
using NodaTime;
using NodaTime.Text;

namespace Decisions.Server.Pages.Words;

/// <summary>Times as a community's members read them: in its time zone, and how far off.</summary>
public sealed class CommunityTime(DateTimeZone zone, Instant now)
{
    private static readonly LocalDatePattern ThisYear = LocalDatePattern.CreateWithInvariantCulture("dddd d MMMM");
    private static readonly LocalDatePattern AnyYear = LocalDatePattern.CreateWithInvariantCulture("dddd d MMMM uuuu");
    private static readonly LocalDatePattern Short = LocalDatePattern.CreateWithInvariantCulture("d MMMM uuuu");
    private static readonly LocalTimePattern Minutes = LocalTimePattern.CreateWithInvariantCulture("HH:mm");
    private static readonly LocalTimePattern Seconds = LocalTimePattern.CreateWithInvariantCulture("HH:mm:ss");
    private static readonly LocalDateTimePattern Typed = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm");

    private static readonly LocalDatePattern TypedDay = LocalDatePattern.Iso;

    public Instant Now { get; } = now;

    public LocalDate Today => Now.InZone(zone).Date;

    /// <summary>What the zone is called on a page: 'Europe/London'.</summary>
    public string ZoneName { get; } = zone.Id.Replace('_', ' ');

    /// <summary>'Tuesday 24 November at 18:00'.</summary>
    public IHtmlContent Exact(Instant at) => Mark(at, ExactText(at));

    /// <summary>'Tuesday 24 November 2026 at 18:00:05'.</summary>
    public IHtmlContent ToTheSecond(Instant at) =>
        Mark(at, $"{DayText(at)} at {Seconds.Format(at.InZone(zone).TimeOfDay)}");

    /// <summary>'24 November 2026'.</summary>
    public IHtmlContent Day(Instant at) => Mark(at, Short.Format(at.InZone(zone).Date));

    /// <summary>'Tuesday 24 November at 18:00, in 3 days'; of a time that has passed only when it was.</summary>
    public IHtmlContent ExactAndLeft(Instant at) => Mark(at, at > Now ? $"{ExactText(at)}, {Left(at)}" : ExactText(at));

    /// <summary>'Tuesday 24 November 2026'.</summary>
    public string DayText(Instant at) => AnyYear.Format(at.InZone(zone).Date);

    /// <summary>'18:00:05'.</summary>
    public IHtmlContent Clock(Instant at) => Mark(at, Seconds.Format(at.InZone(zone).TimeOfDay));

    /// <summary>'Tuesday 24 November at 18:00'; of a time that comes twice that night, which of the two.</summary>
    public string ExactText(Instant at) => At(at, at.InZone(zone).Year == Now.InZone(zone).Year ? ThisYear : AnyYear);

    /// <summary>'Tuesday 24 November 2026 at 18:00': the same whenever it is read.</summary>
    public string FullText(Instant at) => At(at, AnyYear);

    /// <summary>The same without its day, where that is the day of a time told before it.</summary>
    public string TextAfter(Instant at, Instant before) =>
        at.InZone(zone).Date == before.InZone(zone).Date ? TimeText(at) : FullText(at);

    /// <summary>'in 3 days', counted as one counts days on a calendar; 'in 7 hours' when it is near, and 'in 1 hour 55 minutes' when it is very near.</summary>
    public string Left(Instant at)
    {
        var left = at - Now;
        return left switch
        {
            _ when left < Duration.FromMinutes(1) => "in less than a minute",
            _ when left < Duration.FromHours(1) => In((int)left.TotalMinutes, "minute"),
            _ when left < Duration.FromHours(6) && left.Minutes > 0 => $"{In((int)left.TotalHours, "hour")} {Count(left.Minutes, "minute")}",
            _ when left < Duration.FromHours(36) => In((int)Math.Round(left.TotalHours, MidpointRounding.AwayFromZero), "hour"),
            _ => In(Period.DaysBetween(Now.InZone(zone).Date, at.InZone(zone).Date), "day"),
        };
    }

    /// <summary>A time as a form holds it.</summary>
    public string ToTyped(Instant at) => Typed.Format(at.InZone(zone).LocalDateTime);

    /// <summary>What a form proposes: some days from now, at six in the evening.</summary>
    public string Evening(int daysFromNow) => Typed.Format(Now.InZone(zone).Date.PlusDays(daysFromNow).At(new LocalTime(18, 0)));

    /// <summary>The instant that a form's local time is, or why it is none.</summary>
    public (Instant? At, Rejection? Rejection) Read(string? typed) =>
        Typed.Parse(typed ?? "").TryGetValue(default, out var local) ? LocalMoment.In(zone, local) : (null, new TimeIsNotOne(ZoneName));

    /// <summary>The instant that a form's local time is; null when it is none, or one that the clocks skip.</summary>
    public Instant? FromTyped(string? typed) => Read(typed).At;

    /// <summary>A day as a form holds it.</summary>
    public string ToTypedDay(Instant at) => TypedDay.Format(at.InZone(zone).Date);

    /// <summary>A day as a form holds it.</summary>
    public string ToTypedDay(LocalDate day) => TypedDay.Format(day);

    /// <summary>'Tuesday 24 November 2026'.</summary>
    public string DayText(LocalDate day) => AnyYear.Format(day);

    /// <summary>The day that a form holds, or why it is none.</summary>
    public (LocalDate? Day, Rejection? Rejection) ReadDay(string? typed) =>
        TypedDay.Parse(typed ?? "").TryGetValue(default, out var day) ? (day, null) : (null, new DayIsNotOne());

    /// <summary>When a day that a form holds begins, or the one some days after it; null when it is none.</summary>
    public Instant? DayFromTyped(string? typed, int daysAfter = 0) =>
        TypedDay.Parse(typed ?? "").TryGetValue(default, out var day) && day.Year is > 1 and < 9999
            ? zone.AtStartOfDay(day.PlusDays(daysAfter)).ToInstant()
            : null;

    private string At(Instant at, LocalDatePattern day) => $"{day.Format(at.InZone(zone).Date)} at {TimeText(at)}";

    private string TimeText(Instant at)
    {
        var which = LocalMoment.IsSecond(zone, at) switch
        {
            null => "",
            false => ", the first time the clocks show it",
            true => ", the second time the clocks show it",
        };
        return $"{Minutes.Format(at.InZone(zone).TimeOfDay)}{which}";
    }

    private static string In(int n, string unit) => $"in {Count(n, unit)}";

    private static string Count(int n, string unit) => $"{n.ToString(CultureInfo.InvariantCulture)} {unit}{(n == 1 ? "" : "s")}";

    private static HtmlString Mark(Instant at, string words) =>
        new($"<time datetime=\"{InstantPattern.General.Format(at)}\">{words}</time>");
}
