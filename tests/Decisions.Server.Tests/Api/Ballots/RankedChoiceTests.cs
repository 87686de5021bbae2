using System.Net;
using System.Text.Json.Nodes;
using Decisions.Server.Tests.Api.Running;

namespace Decisions.Server.Tests.Api.Ballots;

public sealed class RankedChoiceTests(ApiServer server)
{
    [Fact]
    public async Task An_election_is_counted_round_by_round()
    {
        var here = await TestCommunity.Found(server, members: 5);
        var proposal = await here.OpenVote(TestCommunity.Ranked, "Rye", "Spelt", "Wheat");
        var options = (await here[0].Get($"proposals/{proposal}"))["current"]!["options"]!.AsArray()
            .Select(option => option!["id"]!.GetValue<string>()).ToArray();
        var (rye, spelt, wheat) = (options[0], options[1], options[2]);
        foreach (var (member, ranking) in new[] { (0, new[] { rye }), (1, [rye]), (2, [wheat]), (3, [wheat]), (4, [spelt, wheat]) })
            (await Rank(here[member], proposal, ranking)).Ok();
        (await Rank(here.Secretary, proposal, [])).Ok();
        await here.Decide(proposal);
        var declared = (await here[0].Get($"proposals/{proposal}/result")).Ok();
        var result = declared["tally"]!;
        result["kind"]!.GetValue<string>().ShouldBe("ranked");
        result["winner"]!.GetValue<string>().ShouldBe(wheat);
        result["rounds"]!.AsArray().Count.ShouldBe(2);
        result["rounds"]![0]!["eliminated"]!.GetValue<string>().ShouldBe(spelt);
        result["blank"]!.GetValue<int>().ShouldBe(1);
        var register = (await here.Visitor.Get("proposals", ("Decisions-Index", declared.Index))).Ok().Items.ShouldHaveSingleItem()!;
        register["round"]!["winner"]!.GetValue<string>().ShouldBe("Wheat");
    }

    [Fact]
    public async Task What_no_ballot_can_say_is_refused()
    {
        var here = await TestCommunity.Found(server);
        var proposal = await here.OpenVote(TestCommunity.Ranked, "Rye", "Spelt");
        var option = (await here[0].Get($"proposals/{proposal}"))["current"]!["options"]![0]!["id"]!.GetValue<string>();
        (await Rank(here[0], proposal, [$"{Guid.CreateVersion7()}"])).Refused(HttpStatusCode.UnprocessableEntity, "option-is-not-on-the-ballot");
        (await Rank(here[0], proposal, [option, option])).Refused(HttpStatusCode.UnprocessableEntity, "option-is-ranked-twice");
        (await Rank(here[0], proposal, ["oven"])).Refused(HttpStatusCode.BadRequest, "body-is-malformed");
        (await TestCommunity.Cast(here[0], proposal, "yes")).Refused(HttpStatusCode.UnprocessableEntity, "choice-does-not-fit-rule");
        foreach (var odd in new[] { "null", "[null]", "[[null]]" })
            ((int)(await here[0].Put($"proposals/{proposal}/ballot", $$"""{ "revision": 1, "choice": { "kind": "ranked", "ranking": {{odd}} } }""")).Status)
                .ShouldBeOneOf(400, 422);
        (await here[0].Put($"proposals/{proposal}/ballot", $$"""{ "revision": 1, "choice": { "kind": "ranked", "ranking": [["{{option}}"], []] } }"""))
            .Refused(HttpStatusCode.UnprocessableEntity, "options-share-a-place");
    }

    [Fact]
    public async Task A_proposal_must_fit_the_rule()
    {
        var here = await TestCommunity.Found(server);
        var body = new { ruleId = await here.Adopt(TestCommunity.Ranked), closesAt = TestCommunity.After(TimeSpan.FromHours(1)) };
        (await here.Secretary.Post($"proposals/{await here.Draft()}/voting", body)).Refused(HttpStatusCode.Conflict, "options-do-not-fit-rule");
        (await here[0].Post("proposals", """{ "title": "x", "text": "x", "options": [null, "Rye"] }""")).Refused(HttpStatusCode.BadRequest, "body-is-malformed");
    }

    private static Task<Answer> Rank(Client member, Guid proposal, string[] options) =>
        member.Put($"proposals/{proposal}/ballot", new JsonObject
        {
            ["revision"] = 1,
            ["choice"] = new JsonObject
            {
                ["kind"] = "ranked",
                ["ranking"] = new JsonArray([.. options.Select(option => new JsonArray(option))]),
            },
        });
}
