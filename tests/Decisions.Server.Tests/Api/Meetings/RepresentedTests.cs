using System.Net;
using Decisions.Server.Tests.Api.Running;

namespace Decisions.Server.Tests.Api.Meetings;

public sealed class RepresentedTests(ApiServer server)
{
    [Fact]
    public async Task A_member_counts_for_the_quorum_whose_proxy_is_there()
    {
        var here = await TestCommunity.Found(server, members: 8);
        var (proposal, rule, closesAt) = await HeldMeetings.Noticed(here);
        await Proxied.Appoint(here, proposal, 4, 0, "no");
        await Proxied.Appoint(here, proposal, 5, 6);
        var meeting = await HeldMeetings.Begun(here, proposal);
        await HeldMeetings.Come(here, meeting, 0);
        var refused = await HeldMeetings.Open(here, meeting, proposal, rule, closesAt);
        refused.Refused(HttpStatusCode.Conflict, "quorum-is-not-present");
        refused["detail"]!.GetValue<string>().ShouldBe("3 of those who may vote must be present, and 1 is, with 1 more by proxy. Wait for more, or adjourn the meeting.");

        await HeldMeetings.Come(here, meeting, 1);
        (await here.Secretary.Post($"meetings/{meeting}/adjournment", new { until = TestCommunity.After(TimeSpan.FromMinutes(5)), withoutQuorumOf = rule }))
            .Refused(HttpStatusCode.Conflict, "quorum-is-there");
        (await HeldMeetings.Open(here, meeting, proposal, rule, closesAt)).Ok();
        var held = (await here[0].Get($"proposals/{proposal}")).Ok()["round"]!["held"]!;
        (held["present"]!.GetValue<int>(), held["represented"]!.GetValue<int>(), held["needed"]!.GetValue<int>()).ShouldBe((2, 1, 3));
    }

    [Fact]
    public async Task Whoever_is_suspended_carries_nobody_and_counts_for_no_quorum()
    {
        var here = await TestCommunity.Found(server, members: 8);
        var (proposal, rule, closesAt) = await HeldMeetings.Noticed(here);
        await Proxied.Appoint(here, proposal, 4, 0, "no");
        var meeting = await HeldMeetings.Begun(here, proposal);
        await HeldMeetings.Come(here, meeting, 0, 1);
        await Suspend(0);
        var refused = await HeldMeetings.Open(here, meeting, proposal, rule, closesAt);
        refused.Refused(HttpStatusCode.Conflict, "quorum-is-not-present");
        refused["detail"]!.GetValue<string>().ShouldStartWith("3 of those who may vote must be present, and 1 is. ");

        await Suspend(2);
        (await here.Secretary.Put($"meetings/{meeting}/attendance/{here.Members[2].Id}", new { presence = "inPerson" }))
            .Refused(HttpStatusCode.Conflict, "attender-is-suspended");
        (await here.Secretary.Put($"meetings/{meeting}/attendance/{here.Members[0].Id}", new { presence = "away" })).Ok();
        await HeldMeetings.Come(here, meeting, 3, 5);
        (await HeldMeetings.Open(here, meeting, proposal, rule, closesAt)).Ok();

        async Task Suspend(int member) =>
            (await here.Secretary.Put($"members/{here.Members[member].Id}/standing", new { standing = "suspended", reason = "Owes the rent." })).Ok();
    }

    [Fact]
    public async Task An_adjournment_tells_them_apart()
    {
        var here = await TestCommunity.Found(server, members: 8);
        var (proposal, rule, _) = await HeldMeetings.Noticed(here);
        await Proxied.Appoint(here, proposal, 4, 0);
        var meeting = await HeldMeetings.Begun(here, proposal);
        await HeldMeetings.Come(here, meeting, 0);
        await HeldMeetings.AdjournAndResume(here, meeting, rule);
        var shortfall = (await here[0].Get($"meetings/{meeting}")).Ok()["shortfall"]!;
        (shortfall["present"]!.GetValue<int>(), shortfall["represented"]!.GetValue<int>(), shortfall["needed"]!.GetValue<int>()).ShouldBe((1, 1, 3));
    }
}
