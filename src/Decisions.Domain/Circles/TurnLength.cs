using System.Text.Json.Serialization;
using Decisions.Domain.Serialization;
using NodaTime;

namespace Decisions.Domain.Circles;

/// <summary>What a turn's length is counted in.</summary>
[JsonConverter(typeof(WordJsonConverter<TurnUnit>))]
public enum TurnUnit
{
    [JsonStringEnumMemberName("days")] Days,

    [JsonStringEnumMemberName("weeks")] Weeks,

    /// <summary>Whole months by the calendar.</summary>
    [JsonStringEnumMemberName("months")] Months,
}

/// <summary>How long each turn of a rotation lasts, by the community's calendar.</summary>
/// <param name="Count">How many; from 1.</param>
public sealed record TurnLength(int Count, TurnUnit Unit)
{
    /// <summary>The most of a unit that comes to no more than <see cref="RoleTerm.LongestYears"/>.</summary>
    public static int Most(TurnUnit unit) => RoleTerm.LongestYears * unit switch
    {
        TurnUnit.Days => 365,
        TurnUnit.Weeks => 52,
        _ => 12,
    };

    [JsonIgnore]
    public bool IsFit => Enum.IsDefined(Unit) && Count >= 1 && Count <= Most(Unit);

    /// <summary>
    /// The day after a turn that begins on a day. Months end on the day of the month on which the rotation began: turns from
    /// 31 January end on 27 February and begin on 28 February, and the next again on 31 March.
    /// </summary>
    /// <param name="first">The rotation's first day.</param>
    public LocalDate After(LocalDate from, LocalDate first) => Unit switch
    {
        TurnUnit.Days => from.PlusDays(Count),
        TurnUnit.Weeks => from.PlusWeeks(Count),
        _ => On(from.With(DateAdjusters.StartOfMonth).PlusMonths(Count), On(from, first.Day) == from ? first.Day : from.Day),
    };

    /// <summary>A day of the month that another day is in, or its last where it has fewer.</summary>
    private static LocalDate On(LocalDate month, int day) =>
        month.With(DateAdjusters.StartOfMonth).PlusDays(Math.Min(day, month.Calendar.GetDaysInMonth(month.Year, month.Month)) - 1);
}
