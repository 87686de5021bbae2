using System.Net;
using Decisions.Server.Tests.Api.Circles;
using Decisions.Server.Tests.Api.Running;

namespace Decisions.Server.Tests.Api.Meetings;

public sealed class MeetingTests(ApiServer server)
{
    [Fact]
    public async Task A_circle_that_lacked_its_quorum_decides_at_the_adjourned_meeting()
    {
        var here = await TestCommunity.Found(server, members: 7);
        var (bakers, rule) = (await here.Circle("Bakers"), await here.Adopt(HeldMeetings.ByPresence));
        await here.Join(bakers, 0, 1, 2, 3);
        var (theirs, all) = (await here.DraftFor(0, bakers), await here.Draft());
        var (meeting, closesAt) = (await HeldMeetings.Begun(here, theirs, all), $"{TestCommunity.After(TimeSpan.FromHours(1))}");
        await HeldMeetings.Come(here, meeting, 1, 4, 5, 6);
        (await HeldMeetings.Open(here, meeting, theirs, rule, closesAt)).Refused(HttpStatusCode.Conflict, "quorum-is-not-present");
        var until = TestCommunity.After(TimeSpan.FromSeconds(0.8));
        (await here.Secretary.Post($"meetings/{meeting}/adjournment", new { until, withoutQuorumOf = rule })).Refused(HttpStatusCode.Conflict, "quorum-is-there");
        (await here.Secretary.Post($"meetings/{meeting}/adjournment", new { until, withoutQuorumOf = rule, withoutQuorumIn = Guid.CreateVersion7() }))
            .Refused(HttpStatusCode.NotFound, "circle-is-unknown");
        (await here.Secretary.Post($"meetings/{meeting}/adjournment", new { until, withoutQuorumOf = rule, withoutQuorumIn = bakers })).Ok();
        await Task.Delay(TimeSpan.FromSeconds(0.9), TestContext.Current.CancellationToken);
        (await here.Secretary.Post($"meetings/{meeting}/resumption")).Ok();
        await HeldMeetings.Come(here, meeting, 1, 4);
        (await HeldMeetings.Open(here, meeting, all, rule, closesAt)).Refused(HttpStatusCode.Conflict, "quorum-is-not-present");
        (await HeldMeetings.Open(here, meeting, theirs, rule, closesAt)).Ok();
        var lack = (await here[0].Get($"meetings/{meeting}")).Ok()["shortfall"]!;
        (lack["roll"]!["circle"]!.GetValue<Guid>(), lack["present"]!.GetValue<long>(), lack["needed"]!.GetValue<long>()).ShouldBe((bakers, 1, 3));
    }

    [Fact]
    public async Task Without_a_quorum_nothing_opens_and_the_adjourned_meeting_decides()
    {
        var here = await TestCommunity.Found(server, members: 5);
        var (proposal, rule) = (await here.Draft(), await here.Adopt(HeldMeetings.ByPresence));
        (await here.Secretary.Post($"proposals/{proposal}/voting", new { ruleId = rule, closesAt = TestCommunity.After(TimeSpan.FromHours(1)) }))
            .Refused(HttpStatusCode.Conflict, "meeting-is-needed");
        var meeting = await HeldMeetings.Begun(here, proposal);
        await HeldMeetings.Come(here, meeting, 0, 1);
        var refused = (await HeldMeetings.Open(here, meeting, proposal, rule)).Refused(HttpStatusCode.Conflict, "quorum-is-not-present");
        (refused["present"]!.GetValue<int>(), refused["needed"]!.GetValue<int>()).ShouldBe((2, 3));
        await HeldMeetings.AdjournAndResume(here, meeting, rule);
        var resumed = (await here[0].Get($"meetings/{meeting}")).Ok();
        (resumed["status"]!.GetValue<string>(), resumed["sitting"]!.GetValue<int>(), resumed["present"]!.GetValue<int>()).ShouldBe(("sitting", 2, 0));
        (resumed["shortfall"]!["present"]!.GetValue<int>(), resumed["shortfall"]!["needed"]!.GetValue<int>()).ShouldBe((2, 3));
        await HeldMeetings.Come(here, meeting, 0);
        (await HeldMeetings.Open(here, meeting, proposal, rule)).Ok();
        var held = (await here[0].Get($"proposals/{proposal}")).Ok()["round"]!["held"]!;
        (held["meetingId"]!.GetValue<Guid>(), held["sitting"]!.GetValue<int>(), held["present"]!.GetValue<int>(), held["needed"]!.GetValue<int>()).ShouldBe((meeting, 2, 1, 1));
        (await here.Secretary.Post($"meetings/{meeting}/close")).Refused(HttpStatusCode.Conflict, "meeting-is-deciding");
        (await TestCommunity.Cast(here[0], proposal, "yes")).Ok();
        await here.Decide(proposal);
        (await here[0].Get($"proposals/{proposal}/result")).Ok()["tally"]!["verdict"]!.GetValue<string>().ShouldBe("carried");
        (await here.Secretary.Post($"meetings/{meeting}/close")).Ok();
        var log = (await here.Auditor.Get("log?limit=200")).Ok();
        var listed = (await here[0].Get("meetings", ("Decisions-Index", log.Index))).Ok().Items.ShouldHaveSingleItem()!;
        (listed["status"]!.GetValue<string>(), listed["sitting"]!.GetValue<int>()).ShouldBe(("closed", 2));
        (await here[0].Get($"proposals/{proposal}/history?limit=200")).Ok().Text.ShouldContain("agenda_item_added");
        (await here.Secretary.Get("audit?limit=200")).Ok().Text.ShouldContain("attendance_entered");
    }

    [Fact]
    public async Task Who_leads_the_meeting_and_tellers_enter_who_is_there()
    {
        var here = await TestCommunity.Found(server, members: 4);
        await Tellers.Name(here, 0, 1);
        var meeting = await HeldMeetings.Call(here, TimeSpan.FromDays(1));
        foreach (var (client, presence) in new[] { (here.Secretary, "inPerson"), (here[0], "byLink"), (here[1], "away") })
            (await client.Put($"meetings/{meeting}/attendance/{here.Members[2].Id}", new { presence })).Ok();
        (await here[2].Put($"meetings/{meeting}/attendance/{here.Members[2].Id}", new { presence = "inPerson" })).Refused(HttpStatusCode.Forbidden, "not-permitted");
        (await here[2].Get($"meetings/{meeting}")).Ok()["attendance"]!.AsArray().ShouldHaveSingleItem()!["presence"]!.GetValue<string>().ShouldBe("away");
        (await here.Secretary.Put($"meetings/{meeting}/attendance/{Guid.CreateVersion7()}", new { presence = "inPerson" })).Refused(HttpStatusCode.NotFound, "attender-is-no-member");
        (await here.Secretary.Post($"meetings/{meeting}/begin")).Refused(HttpStatusCode.Conflict, "meeting-is-not-due");
        (await here[2].Post($"meetings/{meeting}/begin")).Refused(HttpStatusCode.Forbidden, "not-permitted");
        (await here.Secretary.Put($"meetings/{Guid.CreateVersion7()}", new { title = "A", text = "B", beginsAt = TestCommunity.After(TimeSpan.FromDays(1)) }))
            .Refused(HttpStatusCode.NotFound, "meeting-is-unknown");
    }
}
