using System.Net;
using Decisions.Server.Tests.Api.Running;

namespace Decisions.Server.Tests.Api.FollowThrough;

/// <summary>What follows a decision, over the API.</summary>
public sealed class FollowThroughTests(ApiServer server)
{
    [Fact]
    public async Task A_decision_is_in_force_until_another_in_its_place_is_carried()
    {
        var here = await TestCommunity.Found(server);
        var old = await here.Carried();
        (await here.Now(here[1], "in-force")).Items.Single()!["decision"]!["id"]!.GetValue<Guid>().ShouldBe(old);
        var draft = await here.Draft();
        (await here[1].Put($"proposals/{draft}/superseded", new { superseded = new[] { old } })).Refused(HttpStatusCode.Forbidden, "not-permitted");
        (await here[0].Put($"proposals/{draft}/superseded", new { superseded = new[] { draft } })).Refused(HttpStatusCode.Conflict, "superseded-is-not-carried");
        (await here[0].Put($"proposals/{draft}/superseded", new { superseded = new[] { Guid.CreateVersion7() } })).Refused(HttpStatusCode.NotFound, "proposal-is-unknown");
        var named = (await here[0].Put($"proposals/{draft}/superseded", new { superseded = new[] { old } })).Ok();
        named["version"]!.GetValue<long>().ShouldBe(2);
        (await here.Now(here[1], "in-force")).Items.Count.ShouldBe(1, "a draft supersedes nothing");

        var newer = await here.Carried(old);
        (await here.Now(here[1], "in-force")).Items.Single()!["decision"]!["id"]!.GetValue<Guid>().ShouldBe(newer);
        (await here[0].Put($"proposals/{newer}/superseded", new { superseded = Array.Empty<Guid>() })).Refused(HttpStatusCode.Conflict, "proposal-is-decided");
        var (before, after) = (await here.Now(here[1], $"proposals/{old}/follow-up"), await here.Now(here[1], $"proposals/{newer}/follow-up"));
        (before["isInForce"]!.GetValue<bool>(), before["supersededBy"]![0]!["id"]!.GetValue<Guid>()).ShouldBe((false, newer));
        (after["isInForce"]!.GetValue<bool>(), after["supersedes"]![0]!["id"]!.GetValue<Guid>()).ShouldBe((true, old));
    }

    [Fact]
    public async Task A_review_is_held_half_a_year_later_and_plans_the_next()
    {
        await using var later = await server.WithMovedClock();
        var here = await TestCommunity.Found(later);
        var decision = await here.Carried();
        var day = Day(later, 180);
        (await here[0].Put($"proposals/{decision}/review", new { on = day, criteria = "No order is turned away." })).Ok();
        (await here[0].Post($"proposals/{await here.Draft()}/reviews", Keep(Day(later, 400)))).Refused(HttpStatusCode.Conflict, "nothing-follows-yet");
        (await here.Now(here[1], "in-force?due=true")).Items.ShouldBeEmpty();

        await later.Clock.Forward(181, TestContext.Current.CancellationToken);
        var due = (await here.Now(here[1], "in-force?due=true")).Items.Single()!;
        (due["reviewOn"]!.GetValue<string>(), due["isDue"]!.GetValue<bool>(), due["reviews"]!.GetValue<int>()).ShouldBe((day, true, 0));
        (await here[1].Post($"proposals/{decision}/reviews", Keep(Day(later, 200)))).Refused(HttpStatusCode.Forbidden, "not-permitted");
        (await here[0].Post($"proposals/{decision}/reviews", Keep(null))).Refused(HttpStatusCode.UnprocessableEntity, "next-review-is-unclear");
        (await here[0].Post($"proposals/{decision}/reviews", Keep(day))).Refused(HttpStatusCode.UnprocessableEntity, "review-is-not-ahead");
        (await here[0].Post($"proposals/{decision}/reviews", Keep(Day(later, 200)))).Ok();

        var follow = await here.Now(here[1], $"proposals/{decision}/follow-up");
        (follow["reviewOn"]!.GetValue<string>(), follow["criteria"]!.GetValue<string>()).ShouldBe((Day(later, 200), "No order is turned away."));
        var held = follow["reviews"]!.AsArray().Single()!;
        (held["conclusion"]!.GetValue<string>(), held["by"]!.GetValue<Guid>()).ShouldBe(("keep", here.Members[0].Id));
        string.CompareOrdinal(held["at"]!.GetValue<string>(), day).ShouldBePositive("it is stamped by the clock that was moved");
        (await here.Now(here[1], "in-force?due=true")).Items.ShouldBeEmpty();
        (await here.Now(here[1], "in-force")).Items.Single()!["conclusion"]!.GetValue<string>().ShouldBe("keep");

        static object Keep(string? nextOn) => new { text = "It bakes.", note = "None was.", conclusion = "keep", nextOn };
    }

    [Fact]
    public async Task Actions_are_planned_taken_handed_back_done_and_shown_on_the_decision()
    {
        var here = await TestCommunity.Found(server);
        var decision = await here.Carried();
        (await here[0].Post($"proposals/{await here.Draft()}/actions", new { text = "Order it." })).Refused(HttpStatusCode.Conflict, "nothing-follows-yet");
        (await here[1].Post($"proposals/{decision}/actions", new { text = "Order it." })).Refused(HttpStatusCode.Forbidden, "not-permitted");
        (await here[0].Post($"proposals/{decision}/actions", new { text = "Order it.", owner = Guid.CreateVersion7() })).Refused(HttpStatusCode.UnprocessableEntity, "owner-is-no-member");
        (await here[0].Post($"proposals/{decision}/actions", new { text = "Order it.", due = "2020-01-01" })).Refused(HttpStatusCode.UnprocessableEntity, "due-day-is-past");
        var planned = (await here[0].Post($"proposals/{decision}/actions", new { text = "Order it.", due = "2990-01-01" })).Ok();
        planned.Headers["Location"].ShouldEndWith($"/proposals/{decision}/actions/{planned.Id}");
        var one = $"proposals/{decision}/actions/{planned.Id}";
        (await here.Now(here[1], "actions")).Items.Single()!["id"]!.GetValue<Guid>().ShouldBe(planned.Id);

        (await here[1].Post($"{one}/taking", null)).Ok();
        (await here[2].Post($"{one}/taking", null)).Refused(HttpStatusCode.Conflict, "action-has-owner");
        (await here[2].Post($"{one}/handing-back", new { })).Refused(HttpStatusCode.Forbidden, "action-is-not-theirs");
        (await here.Now(here[1], "me/actions")).Items.Single()!["isOverdue"]!.GetValue<bool>().ShouldBeFalse();
        (await here[1].Post($"{one}/handing-back", new { note = "Ask Mills." })).Ok();
        (await here[0].Put(one, new { text = "Order it from Mills.", owner = here.Members[2].Id })).Ok();
        (await here[1].Post($"{one}/completion", new { })).Refused(HttpStatusCode.Forbidden, "not-permitted");
        (await here[2].Post($"{one}/completion", new { note = "It comes." })).Ok();
        (await here[2].Post($"{one}/dropping", new { reason = "No." })).Refused(HttpStatusCode.Forbidden, "not-permitted");
        (await here[0].Post($"{one}/dropping", new { reason = "No." })).Refused(HttpStatusCode.Conflict, "action-is-done");
        var read = (await here[1].Get(one)).Ok();
        (read["status"]!.GetValue<string>(), read["note"]!.GetValue<string>(), read["saidBy"]!.GetValue<Guid>()).ShouldBe(("done", "It comes.", here.Members[2].Id));
        CarryingOut(await here.Now(here[1], $"proposals/{decision}/follow-up")).ShouldBe((1, 1, true));

        (await here[2].Post($"{one}/reopening", new { reason = "No door." })).Ok();
        var other = await here.PlanAction(decision);
        (await here[0].Post($"proposals/{decision}/actions/{other}/dropping", new { reason = "They do." })).Ok();
        CarryingOut(await here.Now(here[1], $"proposals/{decision}/follow-up")).ShouldBe((1, 0, false));
        (await here[1].Get($"proposals/{decision}/actions")).Ok().Items.Select(item => item!["status"]!.GetValue<string>()).ShouldBe(["open", "dropped"]);

        (await here.Secretary.Put($"members/{here.Members[2].Id}/standing", new { standing = "left" })).Ok();
        (await here.Now(here[1], "actions")).Items.Single()!["id"]!.GetValue<Guid>().ShouldBe(planned.Id, "whoever saw to it has left");
        (await here[1].Post($"{one}/taking", null)).Ok();

        static (int, int, bool) CarryingOut(Answer follow) => (
            follow["carryingOut"]!["planned"]!.GetValue<int>(), follow["carryingOut"]!["done"]!.GetValue<int>(), follow["carryingOut"]!["isCarriedOut"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Two_who_ask_for_the_last_place_at_once_do_not_both_get_it()
    {
        var here = await TestCommunity.Found(server, members: 8);
        var decision = await here.Carried();
        var call = await here.CallFor(decision, await here.PlanAction(decision), places: 3);
        var asked = await Task.WhenAll(Enumerable.Range(0, 8).Select(member => here.SignUp(decision, call, member)));
        asked.Count(answer => answer.Status == HttpStatusCode.OK).ShouldBe(3);
        foreach (var answer in asked.Where(answer => answer.Status != HttpStatusCode.OK))
            answer.Refused(HttpStatusCode.Conflict, "call-is-full");
        var read = (await here[0].Get($"proposals/{decision}/calls/{call}")).Ok();
        (read["volunteers"]!.AsArray().Count, read["placesLeft"]!.GetValue<int>()).ShouldBe((3, 0));
    }

    [Fact]
    public async Task A_call_is_made_answered_changed_closed_and_thanked_for()
    {
        await using var later = await server.WithMovedClock();
        var here = await TestCommunity.Found(later);
        var decision = await here.Carried();
        var action = await here.PlanAction(decision, owner: here.Members[1].Id);
        var body = new { text = "Carry it.", places = 1, venue = "onSite", skills = new[] { "Lifting" }, note = "At the door.", at = TestCommunity.After(TimeSpan.FromDays(9)), minutes = 60 };
        (await here[2].Post($"proposals/{decision}/actions/{action}/calls", body)).Refused(HttpStatusCode.Forbidden, "not-permitted");
        (await here[1].Post($"proposals/{decision}/actions/{action}/calls", body with { note = " " })).Refused(HttpStatusCode.UnprocessableEntity, "place-is-missing");
        var made = (await here[1].Post($"proposals/{decision}/actions/{action}/calls", body)).Ok();
        var call = $"proposals/{decision}/calls/{made.Id}";
        made.Headers["Location"].ShouldEndWith(call);
        (await here.Now(here[2], "calls?skill=lifting&venue=onSite")).Items.Single()!["call"]!["placesLeft"]!.GetValue<int>().ShouldBe(1);
        (await here.Now(here[2], "calls?venue=online")).Items.ShouldBeEmpty();
        (await here[2].Get("calls?venue=moon")).Refused(HttpStatusCode.BadRequest, "query-is-malformed");

        (await here.SignUp(decision, made.Id, 2)).Ok();
        (await here.SignUp(decision, made.Id, 0)).Refused(HttpStatusCode.Conflict, "call-is-full");
        (await here.Now(here[0], "calls")).Items.ShouldBeEmpty();
        (await here.Secretary.Put($"members/{here.Members[2].Id}/standing", new { standing = "suspended", reason = "Late." })).Ok();
        (await here.SignUp(decision, made.Id, 0)).Ok();
        (await here[0].Get(call)).Ok()["volunteers"]!.AsArray().Single()!.GetValue<Guid>().ShouldBe(here.Members[0].Id);
        (await here[0].Delete($"{call}/place")).Ok();
        (await here.SignUp(decision, made.Id, 0)).Ok();
        (await here[1].Put(call, body with { places = 3 })).Ok();
        (await here[1].Put($"{call}/volunteers/{here.Members[0].Id}/thanks", new { minutes = 45 })).Refused(HttpStatusCode.Conflict, "work-is-ahead");

        await later.Clock.Forward(10, TestContext.Current.CancellationToken);
        (await here.SignUp(decision, made.Id, 1)).Refused(HttpStatusCode.Conflict, "call-has-begun");
        (await here[0].Put($"{call}/volunteers/{here.Members[0].Id}/thanks", new { minutes = 45 })).Refused(HttpStatusCode.Forbidden, "thanks-are-for-others");
        (await here[1].Put($"{call}/volunteers/{here.Members[1].Id}/thanks", new { minutes = 45 })).Refused(HttpStatusCode.Forbidden, "thanks-are-for-others");
        (await here[1].Put($"{call}/volunteers/{here.Members[0].Id}/thanks", new { minutes = 45, text = "You saved the day." })).Ok();
        (await here[1].Post($"{call}/closing", new { })).Ok();
        var read = (await here[0].Get(call)).Ok();
        (read["isClosed"]!.GetValue<bool>(), read["thanked"]![0]!["minutes"]!.GetValue<int>()).ShouldBe((true, 45));
    }

    /// <summary>A day by the clock of a server, so many days from now.</summary>
    private static string Day(ApiServer server, int days) =>
        NodaTime.Text.LocalDatePattern.Iso.Format(server.Clock.GetCurrentInstant().InZone(NodaTime.DateTimeZoneProviders.Tzdb["Europe/London"]).Date.PlusDays(days));
}
