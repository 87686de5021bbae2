using System.Net;
using System.Text.Json.Nodes;
using Decisions.Server.Tests.Api.Running;

namespace Decisions.Server.Tests.Api.Ballots;

/// <summary>Options decided by a counting rule.</summary>
public sealed class ElectionTests(ApiServer server)
{
    [Fact]
    public async Task A_board_is_elected_by_the_single_transferable_vote()
    {
        var here = await TestCommunity.Found(server, members: 5);
        var proposal = await here.OpenVote(Elect("stv-scottish", 2), "Ann", "Bo", "Cy");
        var options = await Options(here, proposal);
        foreach (var (member, ranking) in new[] { (0, new[] { 0, 1 }), (1, [0, 1]), (2, [0, 1]), (3, [2]), (4, [1]) })
            (await Rank(here[member], proposal, [.. ranking.Select(option => new[] { options[option] })])).Ok();
        (await Rank(here.Secretary, proposal, [])).Ok();
        await here.Decide(proposal);
        var declared = (await here[0].Get($"proposals/{proposal}/result")).Ok();
        var tally = declared["tally"]!;
        tally["kind"]!.GetValue<string>().ShouldBe("election");
        tally["winners"]!.AsArray().Select(id => id!.GetValue<string>()).ShouldBe([options[0], options[1]]);
        tally["record"]!["rounds"]![0]!["quota"]!.GetValue<decimal>().ShouldBe(2);
        declared["inWords"]!.AsArray().Select(sentence => sentence!.GetValue<string>()).ShouldContain(sentence => sentence.Contains("Ann has"));
        var register = (await here.Visitor.Get("proposals", ("Decisions-Index", declared.Index))).Ok().Items.ShouldHaveSingleItem()!;
        register["round"]!["winner"]!.GetValue<string>().ShouldBe("Ann, Bo");
    }

    [Fact]
    public async Task Options_are_approved_of_within_bounds()
    {
        var here = await TestCommunity.Found(server, members: 3);
        var proposal = await here.OpenVote(Elect("approval", 2, ("maximum", "2")), "Ann", "Bo", "Cy");
        var options = await Options(here, proposal);
        (await Score(here[0], proposal, (options[0], 1), (options[1], 1), (options[2], 1))).Refused(HttpStatusCode.UnprocessableEntity, "choice-does-not-fit-rule");
        (await Score(here[0], proposal, (options[0], 2))).Refused(HttpStatusCode.UnprocessableEntity, "score-is-out-of-range");
        (await Score(here[0], proposal, (options[0], 1), (options[0], 1))).Refused(HttpStatusCode.UnprocessableEntity, "option-is-scored-twice");
        (await Score(here[0], proposal, (options[0], 1), (options[1], 1))).Ok();
        (await Score(here[1], proposal, (options[1], 1))).Ok();
        (await Score(here[2], proposal)).Ok();
        await here.Decide(proposal);
        var tally = (await here[0].Get($"proposals/{proposal}/result")).Ok()["tally"]!;
        tally["winners"]!.AsArray().Select(id => id!.GetValue<string>()).ShouldBe([options[1], options[0]]);
        tally["record"]!["ballots"]!["blank"]!.GetValue<int>().ShouldBe(1);
    }

    [Fact]
    public async Task Several_may_share_a_place_where_pairs_are_compared()
    {
        var here = await TestCommunity.Found(server);
        var proposal = await here.OpenVote(Elect("schulze", 1), "Ann", "Bo", "Cy");
        var options = await Options(here, proposal);
        (await Rank(here[0], proposal, [[options[0], options[1]], [options[2]]])).Ok();
        (await Rank(here[0], proposal, [[options[0], options[0]]])).Refused(HttpStatusCode.UnprocessableEntity, "option-is-ranked-twice");
        (await Rank(here[0], proposal, [[]])).Refused(HttpStatusCode.UnprocessableEntity, "options-share-a-place");
    }

    [Fact]
    public async Task A_counting_rule_that_is_not_there_or_cannot_be_set_is_refused()
    {
        var here = await TestCommunity.Found(server, 0);
        (await here.Secretary.Post("rules", TestCommunity.Terms(Elect("first-past", 1)))).Refused(HttpStatusCode.UnprocessableEntity, "counting-rule-is-unknown");
        (await here.Secretary.Post("rules", TestCommunity.Terms(Elect("borda", 1, ("base", "7"))))).Refused(HttpStatusCode.UnprocessableEntity, "counting-rule-cannot-be-set");
        (await here.Secretary.Post("rules", TestCommunity.Terms(Elect("borda", 0)))).Refused(HttpStatusCode.UnprocessableEntity, "number-is-out-of-range");
        foreach (var odd in new[] { "null", "{\"base\":null}", "{\"base\":1}", "[]" })
        {
            var terms = TestCommunity.Terms(terms => terms["method"] = JsonNode.Parse($$"""{ "kind": "election", "rule": "borda", "seats": 1, "settings": {{odd}} }"""));
            ((int)(await here.Secretary.Post("rules", terms)).Status).ShouldBeOneOf(400, 422);
        }
    }

    [Fact]
    public async Task A_rule_is_kept_with_all_its_settings()
    {
        var here = await TestCommunity.Found(server, 0);
        var adopted = (await here.Secretary.Post("rules", TestCommunity.Terms(Elect("borda", 1)))).Ok();
        var settings = (await here.Visitor.Get($"rules/{adopted.Id}")).Ok()["terms"]!["method"]!["settings"]!.AsObject();
        settings["base"]!.GetValue<string>().ShouldBe("n");
        settings["ties"]!.GetValue<string>().ShouldBe("lot");
    }

    private static Action<JsonObject> Elect(string rule, int seats, params (string Name, string Value)[] settings) => terms =>
        terms["method"] = new JsonObject
        {
            ["kind"] = "election",
            ["rule"] = rule,
            ["seats"] = seats,
            ["settings"] = new JsonObject([.. settings.Select(each => KeyValuePair.Create<string, JsonNode?>(each.Name, each.Value))]),
        };

    private static async Task<string[]> Options(TestCommunity here, Guid proposal) =>
        [.. (await here[0].Get($"proposals/{proposal}"))["current"]!["options"]!.AsArray().Select(option => option!["id"]!.GetValue<string>())];

    private static Task<Answer> Score(Client member, Guid proposal, params (string Option, int Score)[] scores) =>
        member.Put($"proposals/{proposal}/ballot", new JsonObject
        {
            ["revision"] = 1,
            ["choice"] = new JsonObject
            {
                ["kind"] = "scored",
                ["scores"] = new JsonArray([.. scores.Select(each => new JsonObject { ["option"] = each.Option, ["score"] = each.Score })]),
            },
        });

    private static Task<Answer> Rank(Client member, Guid proposal, string[][] places) =>
        member.Put($"proposals/{proposal}/ballot", new JsonObject
        {
            ["revision"] = 1,
            ["choice"] = new JsonObject
            {
                ["kind"] = "ranked",
                ["ranking"] = new JsonArray([.. places.Select(place => new JsonArray([.. place.Select(option => (JsonNode)option)]))]),
            },
        });
}
