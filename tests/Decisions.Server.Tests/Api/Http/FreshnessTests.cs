using System.Net;
using Decisions.Server.Tests.Api.Running;

namespace Decisions.Server.Tests.Api.Http;

public sealed class FreshnessTests(ApiServer server)
{
    [Fact]
    public async Task Who_has_just_voted_sees_that_vote()
    {
        var here = await TestCommunity.Found(server);
        var proposal = await here.OpenVote();
        for (var n = 0; n < 20; n++)
        {
            var cast = (await TestCommunity.Cast(here[0], proposal, n % 2 == 0 ? "yes" : "no")).Ok();
            var tally = (await here[0].Get($"proposals/{proposal}/tally", ("Decisions-Index", cast.Index))).Ok();
            tally["tally"]![n % 2 == 0 ? "inFavour" : "against"]!.GetValue<int>().ShouldBe(1);
            long.Parse(tally.Index).ShouldBeGreaterThanOrEqualTo(long.Parse(cast.Index));
        }
    }

    [Fact]
    public async Task Every_answer_about_a_community_says_how_fresh_it_is()
    {
        var here = await TestCommunity.Found(server);
        var proposal = await here.OpenVote();
        (await TestCommunity.Cast(here[0], proposal, "yes")).Ok();
        foreach (var path in new[]
                 {
                     "", "members", $"members/{here.Members[0].Id}", "rules", "proposals", "me/needing-my-vote", $"proposals/{proposal}",
                     $"proposals/{proposal}/revisions", $"proposals/{proposal}/history", $"proposals/{proposal}/ballot",
                     $"proposals/{proposal}/ballots", $"proposals/{proposal}/tally",
                 })
            long.Parse((await here[0].Get(path)).Ok().Index).ShouldBeGreaterThan(0, path);
    }

    [Fact]
    public async Task Nobody_is_kept_waiting_for_an_index_that_nobody_was_told()
    {
        var here = await TestCommunity.Found(server);
        (await here[0].Get("proposals", ("Decisions-Index", "1000000"))).Refused(HttpStatusCode.BadRequest, "header-is-malformed");
        (await here[0].Get("proposals", ("Decisions-Index", "soon"))).Refused(HttpStatusCode.BadRequest, "header-is-malformed");
    }

    [Fact]
    public async Task A_community_can_be_read_as_soon_as_it_is_founded()
    {
        var admin = await server.Admin();
        for (var n = 0; n < 5; n++)
        {
            var founded = (await admin.Post("communities", new { name = "x", purpose = "x", timeZone = "Europe/London", visibility = "public", founderName = "x" })).Ok();
            (await admin.Get($"communities/{founded.Id}")).Ok();
        }
    }
}
