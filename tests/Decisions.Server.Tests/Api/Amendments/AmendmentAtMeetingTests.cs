using System.Net;
using Decisions.Server.Tests.Api.Running;

namespace Decisions.Server.Tests.Api.Amendments;

/// <summary>An amendment is put at a meeting, as any other vote can be.</summary>
public sealed class AmendmentAtMeetingTests(ApiServer server)
{
    [Fact]
    public async Task An_amendment_is_put_at_a_meeting_with_its_quorum_and_the_minutes_tell_it()
    {
        var here = await TestCommunity.Found(server, members: 4);
        (await here.Secretary.Put("amendment-rule", new { ruleId = await here.Adopt(HeldMeetings.ByPresence) })).Ok();
        var (proposal, other) = (await here.Draft(), await here.Draft());
        var amendment = await here.MoveAndSecond(proposal, "We buy a used oven.");
        (await here.Put(proposal, amendment)).Refused(HttpStatusCode.Conflict, "meeting-is-needed");
        (await here.PutAt(Guid.CreateVersion7(), proposal, amendment)).Refused(HttpStatusCode.NotFound, "meeting-is-unknown");
        (await here.PutAt(await HeldMeetings.Begun(here, other), proposal, amendment)).Refused(HttpStatusCode.Conflict, "proposal-is-not-on-the-agenda");

        var meeting = await HeldMeetings.Begun(here, proposal);
        await HeldMeetings.Come(here, meeting, 0, 1);
        (await here.PutAt(meeting, proposal, amendment)).Refused(HttpStatusCode.Conflict, "quorum-is-not-present");
        await HeldMeetings.Come(here, meeting, 2);
        (await here.PutAt(meeting, proposal, amendment)).Ok();
        var question = (await here.Amendment(proposal, amendment))["question"]!.GetValue<Guid>();
        var held = (await here[0].Get($"proposals/{question}")).Ok()["round"]!["held"]!;
        (held["meetingId"]!.GetValue<Guid>(), held["present"]!.GetValue<int>(), held["needed"]!.GetValue<int>()).ShouldBe((meeting, 3, 3));

        (await here.Secretary.Post($"meetings/{meeting}/close")).Refused(HttpStatusCode.Conflict, "meeting-is-deciding");
        (await here.Secretary.Put($"meetings/{meeting}/agenda", new { items = Array.Empty<Guid>() })).Refused(HttpStatusCode.Conflict, "item-was-voted-on");
        (await TestCommunity.Cast(here[0], question, "yes")).Ok();
        await here.Decide(question);
        (await here.Status(proposal, amendment)).ShouldBe("carried");
        (await here.Secretary.Post($"meetings/{meeting}/close")).Ok();
        var minutes = (await here[0].Get($"meetings/{meeting}/minutes")).Ok();
        minutes["sections"]!.AsArray().Single(section => section!["heading"]!.GetValue<string>() == "Amendment 1 to Buy a second oven")!["lines"]!.AsArray()
            .Select(line => line!.GetValue<string>()).ShouldContain("The amendment was carried.");
        (await here.Secretary.Post($"meetings/{meeting}/minutes/approval", new { digest = minutes["digest"]!.GetValue<string>() })).Ok();
    }
}
