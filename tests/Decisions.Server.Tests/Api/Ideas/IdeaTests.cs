using System.Net;
using Decisions.Server.Tests.Api.Running;

namespace Decisions.Server.Tests.Api.Ideas;

/// <summary>Ideas over the API: added by anyone, taken out and merged with reasons, and then put in an order.</summary>
public sealed class IdeaTests(ApiServer server)
{
    [Fact]
    public async Task Members_add_ideas_and_put_dots_on_them()
    {
        var here = await TestCommunity.Found(server);
        var proposal = await Asked(here);
        await here.AddIdea(1, proposal, "Rye");
        await here.AddIdea(2, proposal, "Rolls");
        await here.AddIdea(2, proposal, "Plaits");
        (await here[1].Post($"proposals/{proposal}/ideas", new { name = "rye" })).Refused(HttpStatusCode.UnprocessableEntity, "option-is-named-twice");
        (await here.Visitor.Post($"proposals/{proposal}/ideas", new { name = "Cake" })).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await here.Auditor.Post($"proposals/{proposal}/ideas", new { name = "Cake" })).Refused(HttpStatusCode.Forbidden, "not-permitted");
        (await here[1].Post($"proposals/{await here.Draft()}/ideas", new { name = "Cake" })).Refused(HttpStatusCode.Conflict, "ideas-are-not-asked-for");
        var read = (await here[0].Get($"proposals/{proposal}")).Ok();
        read["asksForIdeas"]!.GetValue<bool>().ShouldBeTrue();
        read["ideas"]!.AsArray().Select(idea => idea!["by"]!.GetValue<Guid>()).ShouldBe([here.Members[1].Id, here.Members[2].Id, here.Members[2].Id]);

        await here.Open(proposal, await here.Adopt(Gathered.Order("dots", ("dots", "5"))), TimeSpan.FromHours(1));
        (await here[1].Post($"proposals/{proposal}/ideas", new { name = "Cake" })).Refused(HttpStatusCode.Conflict, "voting-is-open");
        var options = await here.Ideas(proposal);
        (await here[1].Put($"proposals/{proposal}/ballot", new
        {
            revision = 4, choice = new { kind = "scored", scores = new object[] { new { option = options["Plaits"], score = 4 }, new { option = options["Rye"], score = 1 } } },
        })).Ok();
        await here.Decide(proposal);
        (await here[0].Get($"proposals/{proposal}/result")).Ok()["inWords"]!.AsArray().Select(line => line!.GetValue<string>())
            .ShouldContain("So the order is: Plaits; Rye; Rolls.");
    }

    [Fact]
    public async Task None_goes_without_a_reason_and_only_by_who_may()
    {
        var here = await TestCommunity.Found(server);
        var proposal = await Asked(here);
        foreach (var (member, name) in new[] { (1, "Rye"), (2, "Rolls"), (2, "Buns"), (2, "Cake") })
            await here.AddIdea(member, proposal, name);
        var options = await here.Ideas(proposal);
        (await here[0].Post($"proposals/{proposal}/revisions", new { title = "Spring", text = "What?", options = new[] { new { id = options["Rye"], name = "Rye" } } }))
            .Refused(HttpStatusCode.Conflict, "idea-is-anothers");
        (await here[1].Post($"proposals/{proposal}/ideas/{options["Cake"]}/removal", new { reason = "Too sweet." })).Refused(HttpStatusCode.Forbidden, "not-permitted");
        (await here[2].Post($"proposals/{proposal}/ideas/{options["Cake"]}/removal", new { reason = " " })).Refused(HttpStatusCode.UnprocessableEntity, "text-is-missing");
        (await here[2].Post($"proposals/{proposal}/ideas/{options["Cake"]}/removal", new { reason = "Too sweet." })).Ok();
        (await here[2].Post($"proposals/{proposal}/ideas/{options["Buns"]}/merger", new { into = options["Rolls"], reason = "Both are small." })).Refused(HttpStatusCode.Forbidden, "not-permitted");
        (await here[0].Post($"proposals/{proposal}/ideas/{options["Buns"]}/merger", new { into = options["Buns"], reason = "Both are small." })).Refused(HttpStatusCode.UnprocessableEntity, "idea-merges-into-itself");
        (await here[0].Post($"proposals/{proposal}/ideas/{options["Buns"]}/merger", new { into = options["Rolls"], reason = "Both are small.", name = "Rolls and buns" })).Ok();
        (await here.Secretary.Post($"proposals/{proposal}/ideas/{options["Rye"]}/removal", new { reason = "We bake it already." })).Ok();
        (await here[0].Post($"proposals/{proposal}/ideas/{Guid.CreateVersion7()}/removal", new { reason = "None." })).Refused(HttpStatusCode.NotFound, "idea-is-unknown");
        (await here.Ideas(proposal)).Keys.ShouldBe(["Rolls and buns"]);
    }

    private static async Task<Guid> Asked(TestCommunity here) =>
        (await here[0].Post("proposals", new { title = "Spring", text = "What shall we bake?", asksForIdeas = true })).Ok().Id;
}
