using System.Net;
using Decisions.Server.Tests.Api.Running;

namespace Decisions.Server.Tests.Api.Gathering;

/// <summary>Finding a date over the API.</summary>
public sealed class DateTests(ApiServer server)
{
    [Fact]
    public async Task Dates_are_named_by_the_communitys_clock_answered_and_told_by_what_suits_most()
    {
        var here = await TestCommunity.Found(server);
        var proposal = (await here[0].Post("proposals", new
        {
            title = "When do we meet?", text = "For the yearly meeting.",
            dates = new object[]
            {
                new { startsAt = "2036-06-08T17:00:00Z", name = "Whit Sunday" },
                new { startsAt = new { local = "2036-06-07T18:00", zone = "Europe/London" }, endsAt = "2036-06-07T19:00:00Z" },
            },
        })).Ok().Id;
        var options = (await here[0].Get($"proposals/{proposal}")).Ok()["current"]!["options"]!.AsArray();
        options.Select(option => option!["name"]!.GetValue<string>()).ShouldBe(["Saturday 7 June 2036 at 18:00 until 20:00 (Europe/London time)", "Whit Sunday"]);
        options[0]!["date"]!.ToJsonString().ShouldBe("""{"startsAt":"2036-06-07T17:00:00Z","endsAt":"2036-06-07T19:00:00Z"}""");
        var (saturday, sunday) = (options[0]!["id"]!.GetValue<string>(), options[1]!["id"]!.GetValue<string>());

        await here.Open(proposal, await here.Adopt(Gathered.Dates), TimeSpan.FromHours(1));
        (await Say(0, "yes", "ifNeedBe")).Ok();
        (await Say(1, "yes", "no")).Ok();
        (await here[2].Put($"proposals/{proposal}/ballot", new { revision = 1, choice = new { kind = "dates", answers = new[] { new { option = saturday, suits = "yes" } } } }))
            .Refused(HttpStatusCode.UnprocessableEntity, "choice-does-not-fit-rule");
        await here.Decide(proposal);
        var result = (await here[2].Get($"proposals/{proposal}/result")).Ok();
        result["tally"]!["dates"]!.ToJsonString().ShouldBe(
            $$"""[{"option":"{{saturday}}","place":1,"yes":2,"ifNeedBe":0,"no":0},{"option":"{{sunday}}","place":2,"yes":0,"ifNeedBe":1,"no":1}]""");
        result["inWords"]!.AsArray().Select(line => line!.GetValue<string>()).ShouldContain("Saturday 7 June 2036 at 18:00 until 20:00 (Europe/London time) suits most.");
        (await here[0].Get($"proposals/{proposal}")).Ok()["status"]!.GetValue<string>().ShouldBe("gathered");

        Task<Answer> Say(int member, string first, string second) => here[member].Put($"proposals/{proposal}/ballot", new
        {
            revision = 1, choice = new { kind = "dates", answers = new[] { new { option = sunday, suits = second }, new { option = saturday, suits = first } } },
        });
    }

    [Fact]
    public async Task A_revision_keeps_moves_and_leaves_out_dates()
    {
        var here = await TestCommunity.Found(server);
        object first = new { startsAt = "2036-06-07T17:00:00Z" }, backwards = new { startsAt = "2036-06-07T17:00:00Z", endsAt = "2036-06-07T16:00:00Z" };
        (await Draft(backwards)).Refused(HttpStatusCode.UnprocessableEntity, "date-ends-before-it-begins");
        (await Draft(first, new { startsAt = "2036-06-07T17:00:00Z", name = "That Saturday" })).Refused(HttpStatusCode.UnprocessableEntity, "date-stands-twice");
        (await Draft(new { startsAt = new { local = "2036-03-30T01:30", zone = "Europe/London" } })).Refused(HttpStatusCode.UnprocessableEntity, "time-is-skipped");
        var proposal = (await Draft(first, new { startsAt = "2000-01-01T12:00:00Z", name = "Long ago" })).Ok().Id;
        await Refused(proposal, HttpStatusCode.Conflict, "date-is-before-the-close");
        (await here[0].Post($"proposals/{proposal}/revisions", new
        {
            title = "When?", text = "Say.", options = new object[] { new { name = "Later", date = first }, new { name = "Elsewhere" } },
        })).Ok();
        await Refused(proposal, HttpStatusCode.Conflict, "options-do-not-fit-rule");

        Task<Answer> Draft(params object[] dates) => here[0].Post("proposals", new { title = "When?", text = "Say.", dates });

        async Task Refused(Guid asked, HttpStatusCode status, string code) =>
            (await here.Secretary.Post($"proposals/{asked}/voting", new { ruleId = await here.Adopt(Gathered.Dates), closesAt = TestCommunity.After(TimeSpan.FromHours(1)) })).Refused(status, code);
    }
}
