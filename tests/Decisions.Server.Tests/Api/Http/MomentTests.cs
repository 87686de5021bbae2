using System.Net;
using Decisions.Server.Tests.Api.Running;

namespace Decisions.Server.Tests.Api.Http;

/// <summary>Times by the clocks of a zone, one that moves them by an hour and one by half of that.</summary>
public sealed class MomentTests(ApiServer server)
{
    [Theory]
    [InlineData("Europe/London", "2099-07-01T18:00", false, "2099-07-01T17:00:00Z")]
    [InlineData("Europe/London", "2099-10-25T01:30", false, "2099-10-25T01:30:00Z")]
    [InlineData("Europe/London", "2099-10-25T01:30", true, "2099-10-25T00:30:00Z")]
    [InlineData("Australia/Lord_Howe", "2099-01-10T18:00:05", false, "2099-01-10T07:00:05Z")]
    [InlineData("Australia/Lord_Howe", "2099-04-05T01:45", false, "2099-04-04T15:15:00Z")]
    [InlineData("Australia/Lord_Howe", "2099-04-05T01:45", true, "2099-04-04T14:45:00Z")]
    public async Task A_local_time_is_the_instant_that_its_zone_makes_of_it(string zone, string local, bool earlier, string instant)
    {
        var here = await TestCommunity.Found(server, members: 1);
        var (proposal, rule) = (await here.Draft(), await here.Adopt());
        (await here.Secretary.Post($"proposals/{proposal}/voting", new { ruleId = rule, closesAt = new { local, zone, earlier } })).Ok();
        (await here[0].Get($"proposals/{proposal}"))["round"]!["closesAt"]!.GetValue<string>().ShouldBe(instant);
    }

    [Theory]
    [InlineData("Europe/London", "2099-03-29T01:30", "29 March 2099, 01:00 straight to 29 March 2099, 02:00")]
    [InlineData("Australia/Lord_Howe", "2099-10-04T02:15", "4 October 2099, 02:00 straight to 4 October 2099, 02:30")]
    public async Task A_time_that_clocks_skip_is_refused_with_what_is_before_and_after(string zone, string local, string said)
    {
        var here = await TestCommunity.Found(server, members: 1);
        var (proposal, rule) = (await here.Draft(), await here.Adopt());
        var body = new { ruleId = rule, opensAt = new { local, zone }, closesAt = "2099-12-31T00:00:00Z" };
        (await here.Secretary.Post($"proposals/{proposal}/notice", body)).Refused(HttpStatusCode.UnprocessableEntity, "time-is-skipped")["detail"]!
            .GetValue<string>().ShouldContain(said);
    }

    [Fact]
    public async Task Every_body_takes_them_and_says_what_it_cannot_read()
    {
        var here = await TestCommunity.Found(server, members: 1);
        var (proposal, rule) = (await here.Draft(), await here.Adopt());
        static object At(string local, string zone = "Europe/London") => new { local, zone };
        (await here.Secretary.Post("meetings", new { title = "Meeting", text = "Here.", beginsAt = At("2099-01-01T18:00") })).Ok();
        (await here.Secretary.Post($"proposals/{proposal}/notice", new { ruleId = rule, opensAt = At("2099-01-01T18:00"), closesAt = At("2099-01-02T18:00") })).Ok();
        var confirmed = await here.Adopt(FormalDecisions.Confirmed);
        (await here.Secretary.Post($"proposals/{proposal}/notice", new
        {
            ruleId = confirmed, opensAt = At("2099-01-01T18:00"), closesAt = At("2099-01-02T18:00"),
            confirming = new { opensAt = At("2099-01-20T18:00"), closesAt = At("2099-01-21T18:00") },
        })).Ok();
        foreach (var unreadable in new[] { At("2099-01-01T18:00", "Europe/Camelot"), At("2099-01-01T18:00Z"), At("soon"), new { local = "2099-01-01T18:00" } })
            (await here.Secretary.Post($"proposals/{proposal}/voting", new { ruleId = rule, closesAt = unreadable })).Refused(HttpStatusCode.BadRequest, "body-is-malformed");
    }
}
