using System.Net;
using System.Security.Cryptography;
using System.Text;
using Decisions.Server.Tests.Api.FollowThrough;
using Decisions.Server.Tests.Api.Running;

namespace Decisions.Server.Tests.Api.Draws;

/// <summary>Panels drawn by lot over the API.</summary>
public sealed class DrawTests(ApiServer server)
{
    [Fact]
    public async Task A_panel_is_announced_drawn_by_its_seed_and_answered()
    {
        var here = await TestCommunity.Found(server, members: 5);
        (await here[0].Post("draws", Drawn.Body(TestCommunity.After(TimeSpan.FromHours(1))))).Refused(HttpStatusCode.Forbidden, "not-permitted");
        (await here.Secretary.Post("draws", Drawn.Body(TestCommunity.After(TimeSpan.FromHours(-1))))).Refused(HttpStatusCode.UnprocessableEntity, "seed-is-known-already");
        (await here.Secretary.Post("draws", Drawn.Body(TestCommunity.After(TimeSpan.FromHours(1)), places: 7))).Refused(HttpStatusCode.Conflict, "pool-is-too-small");
        var later = (await here.Secretary.Post("draws", Drawn.Body(TestCommunity.After(TimeSpan.FromHours(1))))).Ok().Id;
        (await here.Secretary.Post($"draws/{later}/seed", new { seed = "7" })).Refused(HttpStatusCode.Conflict, "seed-is-not-due");
        (await here[0].Put($"draws/{later}/place", new { accepts = true })).Refused(HttpStatusCode.Conflict, "nobody-is-drawn");
        (await here[0].Post($"draws/{later}/withdrawal", new { reason = "Sold." })).Refused(HttpStatusCode.Forbidden, "not-permitted");
        (await here.Secretary.Post($"draws/{later}/withdrawal", new { reason = "Sold." })).Ok();

        var draw = await Drawn.Announce(here);
        (await here.Secretary.Post($"draws/{draw}/withdrawal", new { reason = "Sold." })).Refused(HttpStatusCode.Conflict, "seed-may-be-known");
        (await here[0].Post($"draws/{draw}/seed", new { seed = "7" })).Refused(HttpStatusCode.Forbidden, "not-permitted");
        var order = await Drawn.Publish(here, draw);
        (await here.Secretary.Post($"draws/{draw}/seed", new { seed = "5 13 20" })).Refused(HttpStatusCode.Conflict, "seed-is-published");
        Guid[] pool = [Guid.Parse((await here.Auditor.Get("log")).Ok().Items[0]!["payload"]!["foundedBy"]!.GetValue<string>()), .. here.Members.Select(member => member.Id)];
        order.ShouldBe(pool.OrderBy(member => Convert.ToHexStringLower(SHA256.HashData(
            [.. Encoding.UTF8.GetBytes("4 12 19"), .. draw.ToByteArray(bigEndian: true), .. member.ToByteArray(bigEndian: true)])), StringComparer.Ordinal).Take(3));

        (await Drawn.Of(here, order[0]).Put($"draws/{draw}/place", new { accepts = true })).Ok();
        (await Drawn.Of(here, order[2]).Put($"draws/{draw}/place", new { accepts = true })).Refused(HttpStatusCode.Conflict, "no-place-to-answer");
        (await Drawn.Of(here, order[1]).Put($"draws/{draw}/place", new { accepts = false, reason = "Away." })).Ok();
        (await Drawn.Of(here, order[2]).Put($"draws/{draw}/place", new { accepts = true })).Ok();
        (await Drawn.Of(here, order[1]).Put($"draws/{draw}/place", new { accepts = true })).Refused(HttpStatusCode.Conflict, "place-was-declined");
        (await here[0].Get($"draws/{draw}")).Ok()["order"]!.AsArray().Select(each => each!["standing"]!.GetValue<string>()).ShouldBe(["accepted", "declined", "accepted"]);
        (await here.Now(here[0], "draws")).Items.Select(item => item!["id"]!.GetValue<Guid>()).ShouldBe([draw, later]);
    }

    [Fact]
    public async Task One_draw_waits_at_a_time_and_what_was_withdrawn_is_told_beside_the_next()
    {
        var here = await TestCommunity.Found(server, members: 5);
        var first = (await here.Secretary.Post("draws", Drawn.Body(TestCommunity.After(TimeSpan.FromHours(1))))).Ok().Id;
        var refused = await here.Secretary.Post("draws", Drawn.Body(TestCommunity.After(TimeSpan.FromHours(2))));
        refused.Refused(HttpStatusCode.Conflict, "draw-awaits-seed");
        (await here[0].Get($"draws/{first}")).Ok()["status"]!.GetValue<string>().ShouldBe("announced");
        (await here.Secretary.Post($"draws/{first}/withdrawal", new { reason = "The roof holds." })).Ok();
        var draw = await Drawn.Announce(here);
        var due = (await here.Now(here[0], $"draws/{draw}"));
        due["status"]!.GetValue<string>().ShouldBe("due");
        var before = due["withdrawnBefore"]!.AsArray().Single()!;
        before["id"]!.GetValue<Guid>().ShouldBe(first);
        before["withdrawal"]!["reason"]!.GetValue<string>().ShouldBe("The roof holds.");
        before["withdrawal"]!["at"]!.GetValue<string>().ShouldNotBeEmpty();
        (await here.Secretary.Post("draws", Drawn.Body(TestCommunity.After(TimeSpan.FromHours(2))))).Refused(HttpStatusCode.Conflict, "draw-awaits-seed");
        await Drawn.Publish(here, draw);
        var next = (await here.Secretary.Post("draws", Drawn.Body(TestCommunity.After(TimeSpan.FromHours(2))))).Ok().Id;
        (await here.Now(here[0], $"draws/{next}"))["withdrawnBefore"]!.AsArray().ShouldBeEmpty("another was drawn since");

        var page = (await here.Now(here[0], "draws?limit=2"));
        page.Items.Select(item => (item!["id"]!.GetValue<Guid>(), item["status"]!.GetValue<string>())).ShouldBe([(next, "announced"), (draw, "drawn")]);
        var rest = (await here[0].Get($"draws?limit=2&after={page["next"]}")).Ok();
        rest.Items.Select(item => (item!["id"]!.GetValue<Guid>(), item["status"]!.GetValue<string>())).ShouldBe([(first, "withdrawn")]);
        rest["next"].ShouldBeNull();
        (await here[0].Get("draws?after=x")).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_place_is_passed_on_where_its_member_is_suspended_and_not_while_they_can_answer()
    {
        var here = await TestCommunity.Found(server, members: 5);
        var draw = await Drawn.Announce(here, reserves: 4);
        var order = await Drawn.Publish(here, draw);
        var gone = here.Members.First(member => order[..2].Contains(member.Id));
        var place = $"draws/{draw}/place";
        var (asked, seen) = (here.Members.First(member => member.Id != gone.Id).Client, Array.IndexOf(order, gone.Id));
        (await here.Secretary.Post($"{place}/passing", new { memberId = gone.Id, reason = "Gone." })).Refused(HttpStatusCode.Conflict, "place-may-be-answered");
        (await asked.Get($"draws/{draw}")).Ok()["order"]![seen]!["answerUntil"]!.GetValue<string>().ShouldNotBeEmpty();
        (await here.Secretary.Put($"members/{gone.Id}/standing", new { standing = "suspended", reason = "Did not pay." })).Ok();
        (await gone.Client.Put(place, new { accepts = true })).Refused(HttpStatusCode.Conflict, "place-needs-member");
        (await asked.Post($"{place}/passing", new { memberId = gone.Id, reason = "Gone." })).Refused(HttpStatusCode.Forbidden, "not-permitted");
        (await here.Secretary.Post($"{place}/passing", new { memberId = order[2], reason = "Gone." })).Refused(HttpStatusCode.Conflict, "member-has-no-place");
        (await here.Secretary.Post($"{place}/passing", new { memberId = gone.Id, reason = "Suspended." })).Ok();
        var now = (await asked.Get($"draws/{draw}")).Ok()["order"]!.AsArray();
        now[seen]!["standing"]!.GetValue<string>().ShouldBe("passedOn");
        now[2]!["standing"]!.GetValue<string>().ShouldBe("asked");
    }

    [Fact]
    public async Task Of_several_who_announce_at_once_one_does()
    {
        var here = await TestCommunity.Found(server, members: 5);
        var all = await Task.WhenAll(Enumerable.Range(1, 4).Select(hours => here.Secretary.Post("draws", Drawn.Body(TestCommunity.After(TimeSpan.FromHours(hours))))));
        all.Count(answer => answer.Status == HttpStatusCode.Created).ShouldBe(1);
        foreach (var answer in all.Where(answer => answer.Status != HttpStatusCode.Created))
            answer.Refused(HttpStatusCode.Conflict, "draw-awaits-seed");
    }

    [Fact]
    public async Task Who_was_drawn_is_for_members()
    {
        var here = await TestCommunity.Found(server, visibility: "public");
        var draw = await Drawn.Announce(here);
        await Drawn.Publish(here, draw);
        (await here.Visitor.Get("draws")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await here.Visitor.Get($"draws/{draw}")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await here.Auditor.Get($"draws/{draw}")).Ok();
        (await here[0].Get($"draws/{Guid.CreateVersion7()}")).Refused(HttpStatusCode.NotFound, "draw-is-unknown");
    }
}
