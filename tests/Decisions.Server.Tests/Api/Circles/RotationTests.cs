using System.Net;
using Decisions.Server.Tests.Api.Running;
using NodaTime;
using NodaTime.Text;

namespace Decisions.Server.Tests.Api.Circles;

/// <summary>Roles that pass on in an order, over the API, with turns that the server puts on record by itself.</summary>
public sealed class RotationTests(ApiServer server)
{
    [Fact]
    public async Task An_order_is_stated_by_who_leads_and_its_first_two_turns_are_on_record()
    {
        var here = await TestCommunity.Found(server, members: 4, visibility: "public");
        var circle = await here.Circle("Bakers");
        await here.Join(circle, 0, 1, 2);
        object Body(params int[] order) => new { role = "facilitator", order = order.Select(member => here.Members[member].Id), length = new { count = 2, unit = "weeks" }, first = CircleSteps.Day(1) };
        (await here[0].Post($"circles/{circle}/rotations", Body(0, 1))).Refused(HttpStatusCode.Forbidden, "not-permitted");
        (await here.Secretary.Post($"circles/{circle}/rotations", Body(0))).Refused(HttpStatusCode.UnprocessableEntity, "rotation-needs-members");
        (await here.Secretary.Post($"circles/{circle}/rotations", Body(0, 1, 0))).Refused(HttpStatusCode.UnprocessableEntity, "rotation-names-twice");
        (await here.Secretary.Post($"circles/{circle}/rotations", Body(0, 3))).Refused(HttpStatusCode.Conflict, "member-is-not-in-circle");
        (await here.Secretary.Post($"circles/{circle}/rotations", new { role = "facilitator", order = new[] { here.Members[0].Id, here.Members[1].Id }, length = new { count = 61, unit = "months" }, first = CircleSteps.Day(1) }))
            .Refused(HttpStatusCode.UnprocessableEntity, "turn-length-is-unfit");
        (await here.Secretary.Post($"circles/{circle}/rotations", new { role = "facilitator", order = new[] { here.Members[0].Id, here.Members[1].Id }, length = new { count = 6, unit = "months" }, first = CircleSteps.Day(-2) }))
            .Refused(HttpStatusCode.UnprocessableEntity, "rotation-day-is-unfit");
        (await here.Secretary.Post($"circles/{circle}/rotations", Body(2, 0, 1))).Ok();
        var first = (await here.Turns(circle, here.Members[2].Id)).ShouldHaveSingleItem();
        (first.From, first.Until, first.ByRotation).ShouldBe((CircleSteps.Day(1), CircleSteps.Day(14), true));

        var read = (await here[3].Get($"circles/{circle}")).Ok()["rotations"]!.AsArray().ShouldHaveSingleItem()!;
        read["order"]!.AsArray().Select(member => member!.GetValue<Guid>()).ShouldBe([here.Members[2].Id, here.Members[0].Id, here.Members[1].Id]);
        (read["length"]!["count"]!.GetValue<int>(), read["length"]!["unit"]!.GetValue<string>(), read["isStuck"]!.GetValue<bool>()).ShouldBe((2, "weeks", false));
        (await here.Visitor.Get($"circles/{circle}")).Ok()["rotations"].ShouldBeNull();

        (await here[1].Post($"circles/{circle}/rotations/passing", new { role = "facilitator" })).Refused(HttpStatusCode.Conflict, "no-turn-to-pass-over");
        (await here[2].Post($"circles/{circle}/rotations/passing", new { role = "facilitator", reason = "Exams." })).Ok();
        await here.Turns(circle, here.Members[0].Id);
        (await here[0].Post($"circles/{circle}/rotations/ending", new { role = "facilitator", reason = "Enough." })).Refused(HttpStatusCode.Forbidden, "not-permitted");
        (await here.Secretary.Post($"circles/{circle}/rotations/ending", new { role = "facilitator", reason = "Enough." })).Ok();
        (await here.Secretary.Get($"circles/{circle}")).Ok()["rotations"]!.AsArray().ShouldBeEmpty();
        await here.Turns(circle, here.Members[0].Id);
    }

    [Fact]
    public async Task A_year_of_monthly_turns_with_one_who_leaves_and_one_who_is_passed_over()
    {
        await using var own = await server.WithMovedClock();
        var here = await TestCommunity.Found(own, members: 4);
        var circle = await here.Circle("Bakers");
        await here.Join(circle, 0, 1, 2, 3);
        var start = own.Clock.GetCurrentInstant().InUtc().Date.PlusDays(2).With(DateAdjusters.StartOfMonth).PlusMonths(1);
        await here.Rotate(circle, LocalDatePattern.Iso.Format(start), 0, 1, 2, 3);
        var (a, b, c, d) = (here.Members[0].Id, here.Members[1].Id, here.Members[2].Id, here.Members[3].Id);
        List<Guid> led = [];
        (await here.Turns(circle, a)).ShouldHaveSingleItem().From.ShouldBe(LocalDatePattern.Iso.Format(start));
        Guid[] next = [b, c, d, a, b, d, b, d, a, b, d, a];
        for (var month = 0; month < 12; month++)
        {
            var begins = start.PlusMonths(month);
            await own.Clock.Forward(begins.AtMidnight().InUtc().ToInstant() + Duration.FromHours(2) - own.Clock.GetCurrentInstant(), TestContext.Current.CancellationToken);
            var runs = led.Count == 0 ? a : next[month - 1];
            var turns = await here.Turns(circle, runs, NextOnRecord(month));
            led.Add(turns[0].Who);
            (turns[0].From, turns[0].Until, turns[1].From).ShouldBe((
                LocalDatePattern.Iso.Format(begins), LocalDatePattern.Iso.Format(begins.PlusMonths(1).PlusDays(-1)), LocalDatePattern.Iso.Format(begins.PlusMonths(1))));
            if (month == 4) // Cem, who comes after Ben, leaves: his turn goes to the one after him.
            {
                (await here[2].Post($"circles/{circle}/leaving", new { reason = "Enough." })).Ok();
                await here.Turns(circle, a, b);
            }
            if (month == 6) // The one whose turn is to come asks to be passed over.
            {
                (await here[0].Post($"circles/{circle}/rotations/passing", new { role = "facilitator" })).Ok();
                await here.Turns(circle, d, b);
            }
        }
        led.ShouldBe([a, .. next[..11]]);
        led.Count(member => member == c).ShouldBe(1, "the one who left came once");

        // What is on record by the end of the first day of each month, before anybody does anything about it.
        Guid NextOnRecord(int month) => month == 6 ? a : next[month];
    }

    [Fact]
    public async Task Downtime_makes_a_turn_begin_when_it_is_written_and_nobody_left_does_no_harm()
    {
        await using var own = await server.WithMovedClock();
        var here = await TestCommunity.Found(own);
        var (circle, other) = (await here.Circle("Bakers"), await here.Circle("Millers"));
        await here.Join(circle, 0, 1);
        await here.Join(other, 0, 1);
        var today = own.Clock.GetCurrentInstant().InZone(DateTimeZoneProviders.Tzdb["Europe/London"]).Date;
        await here.Rotate(circle, Iso(today), 0, 1);
        await here.Turns(circle, here.Members[0].Id, here.Members[1].Id);

        await own.Clock.Forward(200, TestContext.Current.CancellationToken);
        var late = own.Clock.GetCurrentInstant().InZone(DateTimeZoneProviders.Tzdb["Europe/London"]).Date;
        var turns = await here.Turns(circle, here.Members[0].Id, here.Members[1].Id);
        turns[0].From.ShouldBe(Iso(late), "nobody is said to have led while no turn was on record");

        (await here[0].Post($"circles/{circle}/leaving", new { })).Ok();
        (await here[1].Post($"circles/{circle}/leaving", new { })).Ok();
        await here.Turns(circle);
        (await here.Secretary.Get($"circles/{circle}")).Ok()["rotations"]![0]!["isStuck"]!.GetValue<bool>().ShouldBeTrue();
        // What is due elsewhere is done all the same.
        await here.Rotate(other, Iso(late.PlusDays(3)), 1, 0);
        await here.Turns(other, here.Members[1].Id);
        (await here[1].Post($"circles/{circle}/joining", new { })).Ok();
        (await here.Turns(circle, here.Members[1].Id)).ShouldHaveSingleItem().From.ShouldBe(Iso(late.PlusMonths(1)), "whoever comes back knows early of the turn that is to come");

        static string Iso(LocalDate day) => LocalDatePattern.Iso.Format(day);
    }

    [Fact]
    public async Task A_term_of_one_who_is_suspended_stands_in_nobodys_way_and_a_long_one_is_refused()
    {
        var here = await TestCommunity.Found(server);
        var circle = await here.Circle("Bakers");
        await here.Join(circle, 0, 1);
        await here.Fill(circle, 0);
        object Term(int member, int until) => new { role = "facilitator", memberId = here.Members[member].Id, from = CircleSteps.Day(0), until = CircleSteps.Day(until) };
        (await here.Secretary.Post($"circles/{circle}/roles", Term(1, 30))).Refused(HttpStatusCode.Conflict, "circle-role-is-filled");
        (await here.Secretary.Put($"members/{here.Members[0].Id}/standing", new { standing = "suspended", reason = "Hid the flour." })).Ok();
        (await here.Secretary.Post($"circles/{circle}/roles", Term(1, 6 * 365))).Refused(HttpStatusCode.UnprocessableEntity, "term-is-too-long");
        (await here.Secretary.Post($"circles/{circle}/roles", Term(1, 30))).Ok();
        await here.Turns(circle, here.Members[1].Id);
    }
}
