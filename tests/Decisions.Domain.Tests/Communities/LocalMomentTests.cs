using Decisions.Domain.Communities;
using NodaTime;
using NodaTime.Text;

namespace Decisions.Domain.Tests.Communities;

/// <summary>Over real changes of the clocks: by an hour, by half of one, at midnight, over a whole day, and none.</summary>
public sealed class LocalMomentTests
{
    [Theory]
    [InlineData("Europe/London", "2026-11-24T18:00", "2026-11-24T18:00:00Z")]
    [InlineData("Europe/London", "2026-07-24T18:00", "2026-07-24T17:00:00Z")]
    [InlineData("Europe/London", "2027-03-28T00:59", "2027-03-28T00:59:00Z")]
    [InlineData("Europe/London", "2027-03-28T02:00", "2027-03-28T01:00:00Z")]
    [InlineData("Australia/Lord_Howe", "2026-10-04T02:30", "2026-10-03T15:30:00Z")]
    [InlineData("America/Sao_Paulo", "2018-11-04T01:00", "2018-11-04T03:00:00Z")]
    [InlineData("Asia/Kolkata", "2027-03-28T01:30", "2027-03-27T20:00:00Z")]
    public void A_time_that_comes_once_is_that_instant(string zone, string local, string at)
    {
        In(zone, local).ShouldBe((Parsed(at), null));
        LocalMoment.IsSecond(Zone(zone), Parsed(at)).ShouldBeNull();
    }

    [Theory]
    [InlineData("Europe/London", "2027-03-28T01:00", "28 March 2027, 01:00", "28 March 2027, 02:00")]
    [InlineData("Europe/London", "2027-03-28T01:59", "28 March 2027, 01:00", "28 March 2027, 02:00")]
    [InlineData("Australia/Lord_Howe", "2026-10-04T02:15", "4 October 2026, 02:00", "4 October 2026, 02:30")]
    [InlineData("America/Sao_Paulo", "2018-11-04T00:30", "4 November 2018, 00:00", "4 November 2018, 01:00")]
    [InlineData("Pacific/Apia", "2011-12-30T12:00", "30 December 2011, 00:00", "31 December 2011, 00:00")]
    public void A_time_that_the_clocks_skip_is_refused_with_what_they_do(string zone, string local, string from, string to)
    {
        var (at, skipped) = In(zone, local);
        at.ShouldBeNull();
        skipped!.Code.ShouldBe("time-is-skipped");
        skipped.Reason.ShouldBe(
            $"There is no such time in {zone.Replace('_', ' ')}: the clocks go from {from} straight to {to}. Choose a time before or after.");
    }

    [Theory]
    [InlineData("Europe/London", "2026-10-25T01:30", "2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z")]
    [InlineData("Europe/London", "2026-10-25T01:00", "2026-10-25T00:00:00Z", "2026-10-25T01:00:00Z")]
    [InlineData("Australia/Lord_Howe", "2026-04-05T01:45", "2026-04-04T14:45:00Z", "2026-04-04T15:15:00Z")]
    [InlineData("America/Sao_Paulo", "2018-02-17T23:30", "2018-02-18T01:30:00Z", "2018-02-18T02:30:00Z")]
    public void A_time_that_comes_twice_is_the_later(string zone, string local, string first, string second)
    {
        In(zone, local).ShouldBe((Parsed(second), null));
        LocalMoment.IsSecond(Zone(zone), Parsed(second)).ShouldBe(true);
        LocalMoment.IsSecond(Zone(zone), Parsed(first)).ShouldBe(false);
    }

    private static (Instant?, TimeIsSkipped?) In(string zone, string local) =>
        LocalMoment.In(Zone(zone), LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(local).Value);

    private static DateTimeZone Zone(string id) => DateTimeZoneProviders.Tzdb[id];

    private static Instant Parsed(string at) => InstantPattern.General.Parse(at).Value;
}
