using System.Net;
using Decisions.Server.Tests.Api.Running;

namespace Decisions.Server.Tests.Api.Circles;

/// <summary>Circles over the API: formed, joined, led and closed.</summary>
public sealed class CircleTests(ApiServer server)
{
    [Fact]
    public async Task Circles_are_formed_inside_each_other_and_read_as_they_are()
    {
        var here = await TestCommunity.Found(server, visibility: "public");
        (await here[0].Post("circles", new { name = "Bakers", purpose = "The bread." })).Refused(HttpStatusCode.Forbidden, "not-permitted");
        var formed = (await here.Secretary.Post("circles", new { name = "Bakers", purpose = "The bread." })).Ok();
        formed.Status.ShouldBe(HttpStatusCode.Created);
        var bakers = formed.Id;
        (await here.Secretary.Post("circles", new { name = "bakers", purpose = "The bread." })).Refused(HttpStatusCode.Conflict, "circle-name-is-taken");
        await here.Join(bakers, 0);
        await here.Fill(bakers, 0);
        var dough = (await here[0].Post("circles", new { name = "Dough", purpose = "What goes in.", parent = bakers, joining = "asked" })).Ok().Id;
        (await here[1].Put($"circles/{dough}", new { name = "Doughs", purpose = "All.", joining = "open" })).Refused(HttpStatusCode.Forbidden, "not-permitted");
        (await here.Secretary.Put($"circles/{dough}", new { name = "Doughs", purpose = "All.", joining = "asked" })).Ok();
        var rule = await here.Adopt();
        (await here[0].Put($"circles/{bakers}/rules", new { rules = new[] { Guid.CreateVersion7() } })).Refused(HttpStatusCode.NotFound, "rule-is-unknown");
        (await here[0].Put($"circles/{bakers}/rules", new { rules = new[] { rule } })).Ok();

        var items = (await here.Visitor.Get("circles")).Ok().Items;
        items.Select(item => (item!["name"]!.GetValue<string>(), item["parent"]?.GetValue<Guid>())).ShouldBe([("Bakers", null), ("Doughs", bakers)]);
        items[0]!["rules"]!.AsArray().ShouldHaveSingleItem()!.GetValue<Guid>().ShouldBe(rule);
        (await here[0].Post($"circles/{bakers}/closing", new { reason = "Over." })).Refused(HttpStatusCode.Conflict, "circle-has-others-inside");
        (await here.Secretary.Post($"circles/{dough}/closing", new { reason = "Over." })).Ok();
        (await here.Visitor.Get("circles")).Ok().Items[1]!["isClosed"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Fact]
    public async Task Circles_are_listed_by_pages()
    {
        var here = await TestCommunity.Found(server);
        foreach (var name in new[] { "Bakers", "Cleaners", "Drivers" })
            await here.Circle(name);
        var first = (await here[0].Get("circles?limit=2")).Ok();
        first.Items.Select(item => item!["name"]!.GetValue<string>()).ShouldBe(["Bakers", "Cleaners"]);
        var rest = (await here[0].Get($"circles?limit=2&after={first["next"]}")).Ok();
        rest.Items.Select(item => item!["name"]!.GetValue<string>()).ShouldBe(["Drivers"]);
        rest["next"].ShouldBeNull();
        (await here[0].Get("circles?limit=0")).Refused(HttpStatusCode.BadRequest, "query-is-malformed");
    }

    [Fact]
    public async Task Members_opt_in_and_fill_roles_for_a_term_and_names_are_for_members()
    {
        var here = await TestCommunity.Found(server, visibility: "public");
        var circle = await here.Circle("Dough", joining: "asked");
        (await here[1].Post($"circles/{circle}/joining", new { note = "I know rye." })).Ok();
        (await here[2].Put($"circles/{circle}/members/{here.Members[1].Id}", new { })).Refused(HttpStatusCode.Forbidden, "not-permitted");
        (await here.Secretary.Put($"circles/{circle}/members/{here.Members[2].Id}", new { })).Refused(HttpStatusCode.Conflict, "member-did-not-ask");
        Asking(await here[1].Get($"circles/{circle}")).ShouldBe(1);
        Asking(await here[2].Get($"circles/{circle}")).ShouldBe(0);
        (await here.Secretary.Put($"circles/{circle}/members/{here.Members[1].Id}", new { })).Ok();
        await here.Fill(circle, 1, "secretary");
        (await here[2].Post($"circles/{circle}/joining", new { })).Ok();
        (await here[1].Post($"circles/{circle}/members/{here.Members[2].Id}/refusal", new { reason = "We are many." })).Ok();
        Refusal(await here[2].Get($"circles/{circle}")).ShouldBe("We are many.");
        Refusal(await here[0].Get($"circles/{circle}")).ShouldBeNull("it is between them");
        (await here[2].Post($"circles/{circle}/joining", new { })).Ok();
        Refusal(await here[2].Get($"circles/{circle}")).ShouldBeNull("they ask again");
        var last = (await here[1].Put($"circles/{circle}/members/{here.Members[2].Id}", new { })).Ok();
        (await here[1].Post($"circles/{circle}/roles", new { role = "own", name = "Miller", memberId = here.Members[2].Id, from = "2020-01-01", until = "2020-01-02" }))
            .Refused(HttpStatusCode.UnprocessableEntity, "term-is-over");
        (await here[1].Post($"circles/{circle}/roles", new { role = "own", name = "Miller", memberId = here.Members[2].Id, from = CircleSteps.Day(100), until = CircleSteps.Day(101) })).Ok();

        var read = (await here[0].Get($"circles/{circle}", ("Decisions-Index", last.Index))).Ok();
        read["members"]!.AsArray().Count.ShouldBe(2);
        read["roles"]!.AsArray().Select(role => (role!["role"]!.GetValue<string>(), role["runsNow"]!.GetValue<bool>())).ShouldBe([("secretary", true), ("own", false)]);
        var seen = (await here.Visitor.Get($"circles/{circle}")).Ok();
        (seen["members"], seen["roles"], seen["asking"]).ShouldBe((null, null, null));
        (await here[2].Post($"circles/{circle}/roles/vacation", new { role = "secretary", memberId = here.Members[1].Id })).Refused(HttpStatusCode.Forbidden, "not-permitted");
        (await here[2].Post($"circles/{circle}/roles/vacation", new { role = "own", name = "miller", memberId = here.Members[2].Id })).Ok();
        foreach (var first in new[] { 200, 210 })
            (await here[1].Post($"circles/{circle}/roles", new { role = "own", name = "Keeper", memberId = here.Members[1].Id, from = CircleSteps.Day(first), until = CircleSteps.Day(first + 1) })).Ok();
        var ended = (await here[1].Post($"circles/{circle}/roles/vacation", new { role = "own", name = "Keeper", memberId = here.Members[1].Id, from = CircleSteps.Day(210) })).Ok();
        (await here[0].Get($"circles/{circle}", ("Decisions-Index", ended.Index))).Ok()["roles"]!.AsArray()
            .Where(role => role!["name"]?.GetValue<string>() == "Keeper").ShouldHaveSingleItem()!["from"]!.GetValue<string>().ShouldBe(CircleSteps.Day(200), "the other stands");
        (await here[1].Post($"circles/{circle}/leaving", new { reason = "Enough." })).Ok();
        (await here[0].Get($"circles/{circle}")).Ok()["roles"]!.AsArray().ShouldBeEmpty();

        static int Asking(Answer answer) => answer.Ok()["asking"]!.AsArray().Count;

        static string? Refusal(Answer answer) => answer.Ok()["refusal"]?.GetValue<string>();
    }

    [Fact]
    public async Task Following_is_ones_own_and_stands_in_no_record()
    {
        var here = await TestCommunity.Found(server);
        var circle = await here.Circle("Bakers");
        var before = (await here.Auditor.Get("log?limit=200")).Ok().Index;
        (await here[0].Put($"circles/{circle}/following", new { on = true })).Ok();
        (await here[0].Get($"circles/{circle}")).Ok()["follows"]!.GetValue<bool>().ShouldBeTrue();
        (await here[1].Get($"circles/{circle}")).Ok()["follows"]!.GetValue<bool>().ShouldBeFalse();
        (await here.Auditor.Get("log?limit=200")).Ok().Index.ShouldBe(before);
        (await here[0].Put($"circles/{circle}/following", new { on = false })).Ok();
        (await here[0].Get($"circles/{circle}")).Ok()["follows"]!.GetValue<bool>().ShouldBeFalse();
        (await here.Auditor.Put($"circles/{circle}/following", new { on = true })).Refused(HttpStatusCode.Forbidden, "not-permitted");
        (await here[0].Put($"circles/{Guid.CreateVersion7()}/following", new { on = true })).Refused(HttpStatusCode.NotFound, "circle-is-unknown");
    }

    [Fact]
    public async Task A_circle_is_not_closed_while_something_waits_for_it()
    {
        var here = await TestCommunity.Found(server);
        var circle = await here.Circle("Bakers");
        await here.Join(circle, 0);
        var proposal = await here.DraftFor(0, circle);
        (await here.Secretary.Post($"circles/{circle}/closing", new { reason = "Over." })).Refused(HttpStatusCode.Conflict, "circle-has-undecided-proposals");
        (await here.Secretary.Post($"proposals/{proposal}/handing-on", new { to = (Guid?)null, reason = "We close." })).Ok();
        (await here.Secretary.Post($"circles/{circle}/closing", new { reason = "Over." })).Ok();
        (await here[0].Post("proposals", new { title = "Late", text = "Late.", circle })).Refused(HttpStatusCode.Conflict, "circle-is-closed");
    }

    [Fact]
    public async Task What_was_heard_and_not_decided_keeps_its_circle_open_as_the_record_has_it()
    {
        var here = await TestCommunity.Found(server, members: 4);
        var record = await Record.RecordUnderTest.Of(server, here);
        var circle = await here.Circle("Bakers");
        await here.Join(circle, 0, 1);
        await here.Fill(circle, 0);
        var proposal = await here.DraftFor(0, circle);
        (await here.OpenBy(here[0], proposal, await here.Adopt(Gathered.Temperature))).Ok();
        (await here.Secretary.Post($"proposals/{proposal}/voting/close", new { reason = "All are heard." })).Ok();
        await here.Becomes(proposal, "gathered");
        (await here.Secretary.Post($"circles/{circle}/closing", new { reason = "Over." })).Refused(HttpStatusCode.Conflict, "circle-has-undecided-proposals");
        (await here[0].Post($"proposals/{proposal}/withdrawal", new { })).Ok();
        (await here.Secretary.Post($"circles/{circle}/closing", new { reason = "Over." })).Ok();
        (await record.Verify(await record.Export())).Faults.ShouldBeEmpty();
    }
}
