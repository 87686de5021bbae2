using System.Net;
using System.Text.Json.Nodes;
using Decisions.Server.Tests.Api.Running;

namespace Decisions.Server.Tests.Api.Gathering;

/// <summary>Rounds over the API that show what members think and decide nothing.</summary>
public sealed class IndicativeTests(ApiServer server)
{
    [Fact]
    public async Task A_temperature_check_shows_the_spread_and_the_same_text_is_decided_after_it()
    {
        var here = await TestCommunity.Found(server);
        var proposal = await here.OpenVote(Gathered.Temperature);
        (await TestCommunity.Cast(here[0], proposal, "yes")).Refused(HttpStatusCode.UnprocessableEntity, "choice-does-not-fit-rule");
        (await Gathered.Lean(here[0], proposal, "stronglyFor")).Ok();
        (await Gathered.Lean(here[1], proposal, "for", "If it fits.")).Ok();
        (await Gathered.Lean(here[1], proposal, "against", "It does not fit.")).Ok();
        (await here.Secretary.Get($"proposals/{proposal}/result")).Refused(HttpStatusCode.NotFound, "result-is-not-declared");
        await here.Decide(proposal);

        var result = (await here[2].Get($"proposals/{proposal}/result")).Ok();
        var tally = result["tally"]!;
        new[] { "stronglyInFavour", "inFavour", "between", "against", "stronglyAgainst" }.Select(way => tally[way]!.GetValue<long>()).ShouldBe([1, 0, 0, 1, 0]);
        (tally["kind"]!.GetValue<string>(), tally["verdict"]!.GetValue<string>()).ShouldBe(("temperature", "gathered"));
        result["inWords"]!.AsArray().Select(line => line!.GetValue<string>()).ShouldBe(
        [
            "Of 4 members who may vote, 2 took part.", "They lean so: 1 strongly for, 0 for, 0 in between, 1 against, 0 strongly against.",
            "Nothing is decided: this is what members think.",
        ]);
        (await here[0].Get($"proposals/{proposal}")).Ok()["status"]!.GetValue<string>().ShouldBe("gathered");
        (await Listed(here[0], "proposals?status=gathered")).ShouldBe([proposal]);
        (await Listed(here.Visitor, "proposals")).ShouldBeEmpty("it is in no register of decisions");

        await here.Open(proposal, await here.Adopt(), TimeSpan.FromHours(1));
        (await TestCommunity.Cast(here[0], proposal, "yes")).Ok();
        await here.Decide(proposal);
        (await here[0].Get($"proposals/{proposal}")).Ok()["status"]!.GetValue<string>().ShouldBe("carried");
        (await Listed(here.Visitor, "proposals")).ShouldBe([proposal]);
    }

    [Fact]
    public async Task Options_are_put_in_an_order_and_none_is_chosen()
    {
        var here = await TestCommunity.Found(server);
        var proposal = await here.OpenVote(Gathered.Order("dots", ("dots", "5")), "Oak", "Ash", "Rowan");
        var options = (await here[0].Get($"proposals/{proposal}")).Ok()["current"]!["options"]!.AsArray().Select(option => option!["id"]!.GetValue<string>()).ToArray();
        (await Dots(here[0], 4, 1)).Ok();
        (await Dots(here[1], 0, 3)).Ok();
        (await Dots(here[2], 4, 2)).Refused(HttpStatusCode.UnprocessableEntity, "choice-does-not-fit-rule");
        await here.Decide(proposal);
        var result = (await here[2].Get($"proposals/{proposal}/result")).Ok();
        result["tally"]!["winners"]!.AsArray().ShouldBeEmpty();
        result["tally"]!["record"]!["ranking"]!.ToJsonString().ShouldBe("""[["Oak","Ash"],["Rowan"]]""");
        (await here[0].Get($"proposals/{proposal}")).Ok()["status"]!.GetValue<string>().ShouldBe("gathered");

        Task<Answer> Dots(Client member, params int[] dots) => member.Put($"proposals/{proposal}/ballot", new
        {
            revision = 1, choice = new { kind = "scored", scores = dots.Select((score, i) => new { option = options[i], score }).Where(each => each.score > 0) },
        });
    }

    [Fact]
    public async Task A_rule_that_decides_nothing_asks_for_nothing_that_only_a_decision_needs()
    {
        var here = await TestCommunity.Found(server, 0);
        (await Adopt(terms => terms["indicative"] = false)).Refused(HttpStatusCode.UnprocessableEntity, "indicative-terms-do-not-fit");
        (await Adopt(terms => terms["quorum"]!["atLeast"] = 2)).Refused(HttpStatusCode.UnprocessableEntity, "indicative-terms-do-not-fit");
        (await Adopt(terms => terms["notice"] = JsonNode.Parse("""{ "clearDays": 14, "shortNotice": null }"""))).Refused(HttpStatusCode.UnprocessableEntity, "indicative-terms-do-not-fit");
        (await Adopt(Gathered.Order("star"))).Refused(HttpStatusCode.UnprocessableEntity, "indicative-terms-do-not-fit");
        (await Adopt(Gathered.Order("schulze"))).Ok();

        Task<Answer> Adopt(Action<JsonObject> change) => here.Secretary.Post("rules", TestCommunity.Terms(terms =>
        {
            Gathered.Temperature(terms);
            change(terms);
        }));
    }

    private static async Task<Guid[]> Listed(Client reader, string path) =>
        [.. (await reader.Get(path)).Ok().Items.Select(item => item!["id"]!.GetValue<Guid>())];
}
