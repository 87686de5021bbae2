using Decisions.Domain.Circles;
using NodaTime;

namespace Decisions.Domain.Tests.Circles;

/// <summary>Turns last days, weeks, or months by the calendar.</summary>
public sealed class TurnLengthTests
{
    [Theory]
    [InlineData(10, TurnUnit.Days, "2026-12-01", "2026-12-11")]
    [InlineData(2, TurnUnit.Weeks, "2026-12-25", "2027-01-08")]
    [InlineData(1, TurnUnit.Months, "2026-12-01", "2027-01-01")]
    [InlineData(3, TurnUnit.Months, "2026-12-15", "2027-03-15")]
    public void A_turn_ends_as_long_after_its_beginning_as_was_said(int count, TurnUnit unit, string from, string after) =>
        new TurnLength(count, unit).After(Day(from), Day(from)).ShouldBe(Day(after));

    [Fact]
    public void Months_come_back_to_the_day_on_which_the_order_began()
    {
        var (month, first) = (new TurnLength(1, TurnUnit.Months), Day("2027-01-31"));
        List<LocalDate> begins = [first];
        while (begins.Count < 5)
            begins.Add(month.After(begins[^1], first));
        begins.ShouldBe([first, Day("2027-02-28"), Day("2027-03-31"), Day("2027-04-30"), Day("2027-05-31")]);
    }

    [Fact]
    public void A_turn_that_began_on_another_day_ends_on_that_day_of_a_later_month() =>
        new TurnLength(1, TurnUnit.Months).After(Day("2027-02-10"), Day("2027-01-31")).ShouldBe(Day("2027-03-10"));

    [Theory]
    [InlineData(0, TurnUnit.Days, false)]
    [InlineData(1, TurnUnit.Days, true)]
    [InlineData(1825, TurnUnit.Days, true)]
    [InlineData(1826, TurnUnit.Days, false)]
    [InlineData(260, TurnUnit.Weeks, true)]
    [InlineData(261, TurnUnit.Weeks, false)]
    [InlineData(60, TurnUnit.Months, true)]
    [InlineData(61, TurnUnit.Months, false)]
    [InlineData(1, (TurnUnit)9, false)]
    public void A_turn_lasts_five_years_at_the_most(int count, TurnUnit unit, bool fits) => new TurnLength(count, unit).IsFit.ShouldBe(fits);

    private static LocalDate Day(string iso) => NodaTime.Text.LocalDatePattern.Iso.Parse(iso).Value;
}
