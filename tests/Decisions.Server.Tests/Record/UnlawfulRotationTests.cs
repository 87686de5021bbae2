using Decisions.Server.Tests.Api.Circles;
using Decisions.Server.Tests.Api.Running;

namespace Decisions.Server.Tests.Record;

/// <summary>Each turn is held against the order that asked for it at that time.</summary>
public sealed class UnlawfulRotationTests(ApiServer server)
{
    [Fact]
    public async Task A_turn_that_no_order_asked_for_is_found_though_it_is_signed()
    {
        await using var own = await server.WithMovedClock();
        var here = await TestCommunity.Found(own, members: 4);
        var record = await RecordUnderTest.Of(own, here);
        var circle = await here.Circle("Bakers");
        await here.Join(circle, 0, 1, 2);
        await here.Rotate(circle, CircleSteps.Day(3), 0, 1, 2);
        await here.Turns(circle, here.Members[0].Id);
        await own.Clock.Forward(4, TestContext.Current.CancellationToken);
        await here.Turns(circle, here.Members[0].Id, here.Members[1].Id);
        (await here[1].Post($"circles/{circle}/rotations/passing", new { role = "facilitator", reason = "Exams." })).Ok();
        await here.Turns(circle, here.Members[0].Id, here.Members[2].Id);
        (await here.Secretary.Post($"circles/{circle}/rotations/ending", new { role = "facilitator", reason = "Enough." })).Ok();

        var parts = new ArchiveParts(await record.Export());
        using var signer = record.Signer();
        (await record.Verify(new Forger(parts).Archive(signer))).Faults.ShouldBeEmpty("what was done in order has no fault");

        await Found("a turn of another than who was next", "It is not what its rule makes of it.", events =>
            Turn(events, 0).Change(line => line["payload"]!["memberId"] = $"{here.Members[2].Id}"));
        await Found("a turn of one who was passed over", "It is not what its rule makes of it.", events =>
            Turn(events, 2).Change(line => line["payload"]!["memberId"] = $"{here.Members[1].Id}"));
        await Found("a turn that is longer than was stated", "It is not what its rule makes of it.", events =>
            Turn(events, 0).Change(line => line["payload"]!["until"] = CircleSteps.Day(60)));
        await Found("a turn that begins backwards", "It is not what its rule makes of it.", events =>
            Turn(events, 0).Change(line => line["payload"]!["from"] = CircleSteps.Day(1)));
        await Found("a turn while one is to come", "(no-turn-is-due)", events =>
            events.Erase(events.Single(one => one.Type == "circle_turn_passed_over")));
        await Found("a turn by an order that was ended", "(role-does-not-rotate)", events =>
            events.Single(one => one.Type == "circle_turn_passed_over").Change(line =>
            {
                line["type"] = "circle_rotation_ended";
                line["payload"]!.AsObject().Remove("memberId");
                line["payload"]!.AsObject().Remove("from");
            }));
        await Found("a turn of a role that nobody said passes on", "(role-does-not-rotate)", events =>
            events.Erase(events.Single(one => one.Type == "circle_rotation_stated")));
        await Found("a turn that somebody gave", "only the rotation could do that", events =>
            Turn(events, 0).Change(line => line["actor"] = $"{here.Members[0].Id}"));
        await Found("an order with one who was not in the circle", "(member-is-not-in-circle)", events =>
            events.Single(one => one.Type == "circle_rotation_stated").Change(line => line["payload"]!["order"]![0] = $"{here.Members[3].Id}"));
        await Found("an order from a day that was over", "(rotation-day-is-unfit)", events =>
            events.Single(one => one.Type == "circle_rotation_stated").Change(line => line["payload"]!["first"] = "2020-01-01"));
        await Found("an order without end", "(turn-length-is-unfit)", events =>
            events.Single(one => one.Type == "circle_rotation_stated").Change(line => line["payload"]!["length"]!["count"] = int.MaxValue));
        await Found("a member who is passed over by another", "could do was done by", events =>
            events.Single(one => one.Type == "circle_turn_passed_over").Change(line => line["actor"] = $"{here.Members[3].Id}"));
        await Found("a member who is passed over for a turn they do not have", "(no-turn-to-pass-over)", events =>
            events.Single(one => one.Type == "circle_turn_passed_over").Change(line =>
            {
                line["actor"] = $"{here.Members[2].Id}";
                line["payload"]!["memberId"] = $"{here.Members[2].Id}";
            }));

        static ForgedEvent Turn(List<ForgedEvent> events, int which) => events.Where(one => one.Type == "circle_role_filled").ElementAt(which);

        async Task Found(string what, string says, Action<List<ForgedEvent>> forge)
        {
            var forger = new Forger(parts);
            forge(forger.Events);
            (await record.Verify(forger.Archive(signer))).Faults.ShouldContain(fault => fault.What.Contains(says, StringComparison.Ordinal), what);
        }
    }
}
