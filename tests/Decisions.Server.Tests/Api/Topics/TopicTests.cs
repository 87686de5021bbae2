using System.Net;
using Decisions.Server.Tests.Api.Amendments;
using Decisions.Server.Tests.Api.Running;

namespace Decisions.Server.Tests.Api.Topics;

/// <summary>Topics over the API: named, chosen until voting opens, and what the register is found by.</summary>
public sealed class TopicTests(ApiServer server)
{
    [Fact]
    public async Task The_secretary_names_topics_and_one_that_is_left_out_stays_where_it_is()
    {
        var here = await TestCommunity.Found(server, 2);
        (await here[0].Put("topics", new { topics = new[] { "Money" } })).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await here[0].Post("proposals", new { title = "Buy a second oven", text = "Soon.", topic = "Money" }))
            .Refused(HttpStatusCode.UnprocessableEntity, "topic-is-unknown");
        (await here.Secretary.Put("topics", new { topics = new[] { "Money", "money" } })).Refused(HttpStatusCode.UnprocessableEntity, "topic-is-named-twice");
        await Topical.Name(here, "Money", "The bakehouse");
        (await here[0].Get("topics")).Ok()["topics"]!.AsArray().Select(name => name!.GetValue<string>()).ShouldBe(["Money", "The bakehouse"]);
        var old = await Topical.Draft(here, "Money");
        await Topical.Name(here, "The bakehouse");
        (await here[1].Get($"proposals/{old}")).Ok()["topic"]!.GetValue<string>().ShouldBe("Money");
        (await here[0].Post("proposals", new { title = "Another", text = "Soon.", topic = "Money" })).Refused(HttpStatusCode.UnprocessableEntity, "topic-is-unknown");
    }

    [Fact]
    public async Task The_topic_is_the_proposers_to_choose_until_voting_opens_and_stands_from_then()
    {
        var here = await TestCommunity.Found(server, 2);
        await Topical.Name(here, "Money", "The bakehouse");
        var proposal = await Topical.Draft(here, "Money");
        (await here[1].Put($"proposals/{proposal}/topic", new { topic = "The bakehouse" })).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await here[0].Put($"proposals/{proposal}/topic", new { topic = "Roofs" })).Refused(HttpStatusCode.UnprocessableEntity, "topic-is-unknown");
        var first = (await here[0].Put($"proposals/{proposal}/topic", new { topic = "The bakehouse" })).Ok();
        (await here[0].Put($"proposals/{proposal}/topic", new { topic = "The bakehouse" })).Ok()["version"]!.GetValue<long>().ShouldBe(first["version"]!.GetValue<long>());
        (await here[0].Put($"proposals/{proposal}/topic", new { topic = (string?)null })).Ok();
        (await here[0].Get($"proposals/{proposal}")).Ok()["topic"].ShouldBeNull();
        (await here[0].Put($"proposals/{proposal}/topic", new { topic = "The bakehouse" })).Ok();
        await here.Open(proposal, await here.Adopt(), TimeSpan.FromHours(1));
        (await here[0].Put($"proposals/{proposal}/topic", new { topic = "Money" })).Refused(HttpStatusCode.Conflict, "voting-is-open");
        (await here[0].Get($"proposals/{proposal}")).Ok()["round"]!["topic"]!.GetValue<string>().ShouldBe("The bakehouse");
    }

    [Fact]
    public async Task The_register_is_found_by_topic()
    {
        var here = await TestCommunity.Found(server, 2);
        await Topical.Name(here, "Money", "The bakehouse");
        await Topical.Draft(here, "Money", "Raise wages");
        await Topical.Draft(here, null, "Dance");
        await Topical.Draft(here, "The bakehouse", "Mend the roof");
        var index = (await here.Auditor.Get("log?limit=200")).Index;
        Titles(await here[1].Get("proposals?topic=Money", ("Decisions-Index", index))).ShouldBe(["Raise wages"]);
        Titles(await here[1].Get("proposals?topic=The%20bakehouse&text=roof", ("Decisions-Index", index))).ShouldBe(["Mend the roof"]);
        Titles(await here[1].Get("proposals?topic=Roofs", ("Decisions-Index", index))).ShouldBeEmpty();
        Titles(await here[1].Get("proposals", ("Decisions-Index", index))).Length.ShouldBe(3);
        (await here[1].Get("proposals?topic=a%00b")).Status.ShouldBe(HttpStatusCode.BadRequest);

        static string[] Titles(Answer answer) => [.. answer.Ok().Items.Select(item => item!["title"]!.GetValue<string>())];
    }

    [Fact]
    public async Task The_vote_on_an_amendment_has_the_topic_of_the_proposal()
    {
        var here = await TestCommunity.Found(server, 4);
        await Topical.Name(here, "Money");
        var proposal = await Topical.Draft(here, "Money");
        await Topical.Name(here, "The bakehouse");
        var amendment = await here.MoveAndSecond(proposal, "We buy none.");
        (await here.Put(proposal, amendment)).Ok();
        var question = (await here.Amendment(proposal, amendment))["question"]!.GetValue<Guid>();
        (await here[0].Get($"proposals/{question}")).Ok()["topic"]!.GetValue<string>().ShouldBe("Money");
    }
}
