using System.Text.Json.Serialization;
using Decisions.Domain.Serialization;
using NodaTime;

namespace Decisions.Domain.Rules;

/// <summary>What a span of the calendar is counted in.</summary>
[JsonConverter(typeof(WordJsonConverter<CalendarUnit>))]
public enum CalendarUnit
{
    [JsonStringEnumMemberName("days")] Days,

    /// <summary>To the same day of a later month, or its last where it has no such day (Interpretation Act 1978, sch. 1).</summary>
    [JsonStringEnumMemberName("months")] Months,
}

/// <summary>A number of days or months, counted from a day that is not counted itself.</summary>
public sealed record CalendarSpan(int Count, CalendarUnit Unit)
{
    /// <summary>The day on which it ends.</summary>
    public LocalDate After(LocalDate day) => Unit == CalendarUnit.Months ? day.PlusMonths(Count) : day.PlusDays(Count);

    /// <summary>The fewest days it can be.</summary>
    internal int LeastDays => Unit == CalendarUnit.Months ? Count * 28 : Count;

    /// <summary>The most days it can be.</summary>
    internal int MostDays => Unit == CalendarUnit.Months ? Count * 31 : Count;
}
