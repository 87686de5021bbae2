using System.Net;
using Decisions.Server.Tests.Api.Running;

namespace Decisions.Server.Tests.Api.Classes;

/// <summary>Classes over the API: named, given to members, frozen with the roll, weighed in the count.</summary>
public sealed class ClassTests(ApiServer server)
{
    [Fact]
    public async Task The_secretary_names_classes_and_says_who_is_of_which()
    {
        var here = await TestCommunity.Found(server, 2);
        (await here[0].Put("classes", new { classes = new[] { "workers" } })).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await Classed.Place(here, here.Members[0].Id, "workers")).Refused(HttpStatusCode.UnprocessableEntity, "class-is-unknown");
        await Classed.Name(here, "workers", "users");
        (await here.Secretary.Put("classes", new { classes = new[] { "workers" } })).Refused(HttpStatusCode.Conflict, "class-stays");
        (await here[0].Get("classes")).Ok()["classes"]!.AsArray().Select(name => name!.GetValue<string>()).ShouldBe(["workers", "users"]);
        (await here[0].Put($"members/{here.Members[0].Id}/placement", new { @class = "users" })).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await Classed.Place(here, here.Members[0].Id, "users", 0)).Refused(HttpStatusCode.UnprocessableEntity, "votes-are-out-of-range");
        (await Classed.Place(here, here.Members[0].Id, "users", 3)).Ok();
        var index = (await Classed.Place(here, here.Members[1].Id, "workers")).Ok().Index;
        var member = (await here[1].Get($"members/{here.Members[0].Id}", ("Decisions-Index", index))).Ok();
        (member["class"]!.GetValue<string>(), member["votes"]!.GetValue<int>()).ShouldBe(("users", 3));
    }

    [Fact]
    public async Task A_rule_that_counts_a_class_which_there_is_not_opens_no_vote()
    {
        var here = await TestCommunity.Found(server, 4);
        var (proposal, rule) = (await here.Draft(), await here.Adopt(Classed.Capped));
        Task<Answer> Open() => here.Secretary.Post($"proposals/{proposal}/voting", new { ruleId = rule, closesAt = TestCommunity.After(TimeSpan.FromHours(1)) });
        (await Open()).Refused(HttpStatusCode.Conflict, "class-is-not-named")["class"]!.GetValue<string>().ShouldBe("investors");
        await Classed.Name(here, "workers");
        (await Open()).Refused(HttpStatusCode.Conflict, "class-is-not-named");
        await Classed.Name(here, "workers", "investors");
        (await Open()).Ok();
    }

    [Fact]
    public async Task Investors_count_for_no_more_than_their_share()
    {
        var here = await TestCommunity.Found(server, 9);
        await Classed.Name(here, "investors");
        await Classed.Place(here, "investors", "investors", "investors");
        var proposal = await here.OpenVote(Classed.Capped);
        for (var member = 0; member < 9; member++)
            (await TestCommunity.Cast(here[member], proposal, member < 3 ? "no" : member < 7 ? "yes" : "no")).Ok();
        var soFar = (await here[0].Get($"proposals/{proposal}/tally", ("Decisions-Index", (await here.Auditor.Get("log?limit=200")).Index))).Ok();
        soFar["tally"]!["weighed"]!["inFavour"]!.ToString().ShouldBe("4");
        await here.Decide(proposal);
        var tally = (await here[0].Get($"proposals/{proposal}/result")).Ok()["tally"]!;
        // By members it is 4 to 5. Six others cast 6; investors at a tenth of all have 2/3: 4 of 6 2/3.
        (tally["inFavour"]!.GetValue<int>(), tally["against"]!.GetValue<int>(), tally["verdict"]!.GetValue<string>()).ShouldBe((4, 5, "carried"));
        tally["weighed"]!["base"]!.ToString().ShouldBe("20/3");
        (await here.Auditor.Post($"proposals/{proposal}/recounts")).Ok();
        (await here[0].Get($"proposals/{proposal}/result")).Ok()["recount"]!["agrees"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Fact]
    public async Task Who_is_of_which_class_is_settled_with_the_roll()
    {
        var here = await TestCommunity.Found(server, 4);
        await Classed.Name(here, "workers", "users");
        await Classed.Place(here, "workers", "workers", "users", "users");
        var draft = await here.Draft();
        var rule = await here.Adopt(Classed.Whole);
        (await here.Secretary.Post($"proposals/{draft}/voting", new { ruleId = rule, closesAt = TestCommunity.After(TimeSpan.FromHours(1)) }))
            .Refused(HttpStatusCode.Conflict, "members-are-of-no-college");
        var founder = (await here.Secretary.Get("members")).Ok().Items.Select(item => item!["id"]!.GetValue<Guid>()).Single(id => here.Members.All(member => member.Id != id));
        (await Classed.Place(here, founder, "users")).Ok();
        await here.Open(draft, rule, TimeSpan.FromHours(1));
        (await Classed.Place(here, here.Members[0].Id, "users")).Ok();
        (await Classed.Place(here, here.Members[1].Id, "users")).Ok();
        foreach (var (member, answer) in new[] { (0, "yes"), (1, "yes"), (2, "no"), (3, "no") })
            (await TestCommunity.Cast(here[member], draft, answer)).Ok();
        await here.Decide(draft);
        var tally = (await here[0].Get($"proposals/{draft}/result")).Ok()["tally"]!;
        tally["verdict"]!.GetValue<string>().ShouldBe("carried", "they were workers when the roll was drawn, and workers weigh 60");
        tally["weighed"]!["classes"]!.AsArray().Select(each => each!["members"]!.GetValue<int>()).ShouldBe([3, 2]);
    }

    [Fact]
    public async Task A_seat_is_guarded_for_a_class_of_candidates()
    {
        var here = await TestCommunity.Found(server, 5);
        var proposal = (await here[0].Post("proposals", new
        {
            title = "Two for the board", text = "From May.", options = new[] { "Ann", "Bo", "Cy" },
            optionClasses = new Dictionary<string, string> { ["Cy"] = "workers" },
        })).Ok().Id;
        var rule = await here.Adopt(terms => terms["method"] = System.Text.Json.Nodes.JsonNode.Parse(
            """{ "kind": "election", "rule": "stv-scottish", "seats": 2, "settings": {}, "guarded": [ { "class": "workers", "atLeast": 1 } ] }"""));
        await here.Open(proposal, rule, TimeSpan.FromHours(1));
        var options = (await here[0].Get($"proposals/{proposal}")).Ok()["current"]!["options"]!.AsArray();
        options[2]!["class"]!.GetValue<string>().ShouldBe("workers");
        var ids = options.Select(option => option!["id"]!.GetValue<Guid>()).ToArray();
        for (var member = 0; member < 4; member++)
            (await here[member].Put($"proposals/{proposal}/ballot", new { revision = 1, choice = new { kind = "ranked", ranking = new[] { new[] { ids[member % 2] }, [ids[1 - (member % 2)]] } } })).Ok();
        await here.Decide(proposal);
        var tally = (await here[0].Get($"proposals/{proposal}/result")).Ok()["tally"]!;
        tally["winners"]!.AsArray().Select(id => id!.GetValue<Guid>()).ShouldContain(ids[2], "nobody ranked Cy, and a seat is kept for workers");
    }
}
