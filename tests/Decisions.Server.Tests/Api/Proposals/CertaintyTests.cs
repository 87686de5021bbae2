using System.Net;
using System.Text.Json.Nodes;
using Decisions.Server.Tests.Api.Running;

namespace Decisions.Server.Tests.Api.Proposals;

/// <summary>Votes that end once their verdict is certain.</summary>
public sealed class CertaintyTests(ApiServer server)
{
    [Fact]
    public async Task Voting_ends_once_the_verdict_is_certain_and_not_before()
    {
        var here = await TestCommunity.Found(server, members: 4);
        await using var another = await server.Another();
        var proposal = await here.OpenVote(EndsWhenCertain);
        (await TestCommunity.Cast(here[0], proposal, "yes")).Ok();
        (await TestCommunity.Cast(here[1], proposal, "yes")).Ok();
        await Task.Delay(2_500, TestContext.Current.CancellationToken);
        (await here[0].Get($"proposals/{proposal}"))["status"]!.GetValue<string>().ShouldBe("open", "three of five may still say no");
        (await TestCommunity.Cast(here[2], proposal, "yes")).Ok();
        var carried = await here.Becomes(proposal, "carried");
        (carried["round"]!["ended"]!.GetValue<string>(), carried["round"]!["isClosedEarly"]!.GetValue<bool>()).ShouldBe(("verdictCertain", true));
        (await TestCommunity.Cast(here[3], proposal, "no")).Refused(HttpStatusCode.Conflict, "voting-has-closed");
        await Task.Delay(1_500, TestContext.Current.CancellationToken);
        var ended = (await here[0].Get($"proposals/{proposal}/history")).Ok().Items
            .Where(item => item!["type"]!.GetValue<string>() == "voting_ended").ShouldHaveSingleItem()!;
        ended["actor"]!.GetValue<string>().ShouldBe("system");
        ended["payload"]!["countedTo"]!.GetValue<long>().ShouldBe(ended["index"]!.GetValue<long>());
    }

    [Fact]
    public async Task A_rule_cannot_end_secret_votes_or_elections_so()
    {
        var here = await TestCommunity.Found(server, members: 0);
        (await here.Secretary.Post("rules", TestCommunity.Terms(terms =>
        {
            EndsWhenCertain(terms);
            TestCommunity.Secret(terms);
        }))).Refused(HttpStatusCode.UnprocessableEntity, "certainty-tells-secret-ballots");
        (await here.Secretary.Post("rules", TestCommunity.Terms(terms =>
        {
            EndsWhenCertain(terms);
            terms["method"] = JsonNode.Parse("""{ "kind": "ranked" }""");
        }))).Refused(HttpStatusCode.UnprocessableEntity, "certainty-needs-yes-no");
    }

    private static void EndsWhenCertain(JsonObject terms) => terms["endsWhenCertain"] = true;
}
