using Decisions.Domain.Proposals;

namespace Decisions.Server.Pages.Words;

/// <summary>A date to choose as members read it: with its weekday, and with the zone whose clocks it is told by.</summary>
public static class DateInWords
{
    /// <summary>'Saturday 5 December 2026 at 18:00 until 20:00 (Europe/London time)': what an option is called that stands for it.</summary>
    public static string Name(OptionDate date, CommunityTime times) =>
        $"{times.FullText(date.StartsAt)}{(date.EndsAt is { } ends ? $" until {times.TextAfter(ends, date.StartsAt)}" : "")} ({times.ZoneName} time)";

    /// <summary>An option by its name; one that stands for a date and was named otherwise, or by other clocks, with the date by these.</summary>
    public static string Of(Option option, CommunityTime times) =>
        option.Date is { } date && Name(date, times) is var said && said != option.Name ? $"{option.Name}: {said}" : option.Name;
}
