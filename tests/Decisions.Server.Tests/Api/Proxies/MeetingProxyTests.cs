using System.Net;
using System.Text.Json.Nodes;
using Decisions.Server.Tests.Api.Running;

namespace Decisions.Server.Tests.Api.Proxies;

public sealed class MeetingProxyTests(ApiServer server)
{
    [Fact]
    public async Task A_holder_speaks_in_all_that_is_voted_on_at_a_meeting_and_nobody_else_is_told()
    {
        var here = await TestCommunity.Found(server, members: 5);
        var (oven, van, roof) = (await here.Draft(), await here.Draft(), await here.Draft());
        var (proxied, plain) = (await here.Adopt(Proxied.Standing), await here.Adopt());
        var meeting = await HeldMeetings.Begun(here, oven, van, roof);
        (await here[2].Put($"meetings/{meeting}/proxy", new { holder = Guid.CreateVersion7() })).Refused(HttpStatusCode.UnprocessableEntity, "holder-is-no-member");
        (await Proxied.AskAt(here, meeting, 2, 2)).Refused(HttpStatusCode.UnprocessableEntity, "proxy-is-oneself");
        (await Proxied.AskAt(here, Guid.CreateVersion7(), 2, 0)).Refused(HttpStatusCode.NotFound, "meeting-is-unknown");
        (await here[2].Get($"meetings/{Guid.CreateVersion7()}/proxy")).Refused(HttpStatusCode.NotFound, "meeting-is-unknown");
        (await here[2].Get($"meetings/{Guid.CreateVersion7()}/proxies")).Refused(HttpStatusCode.NotFound, "meeting-is-unknown");
        (await here[2].Delete($"meetings/{meeting}/proxy")).Refused(HttpStatusCode.NotFound, "no-meeting-proxy-to-revoke");
        (await here.Visitor.Get($"meetings/{meeting}/proxy")).Refused(HttpStatusCode.Unauthorized, "sign-in-is-needed");
        (await Proxied.AskAt(here, meeting, 2, 0)).Ok();
        (await here[2].Get($"meetings/{meeting}/proxy")).Ok()["speaksIn"]!.AsArray().ShouldBeEmpty("no rule on the agenda is known to let a holder decide");
        (await here[2].Put("delegation", new { holder = here.Members[1].Id })).Ok();

        (await HeldMeetings.Open(here, meeting, oven, proxied)).Ok();
        (await HeldMeetings.Open(here, meeting, van, proxied)).Ok();
        (await HeldMeetings.Open(here, meeting, roof, plain)).Ok();
        var own = (await here[2].Get($"meetings/{meeting}/proxy")).Ok();
        (own["holder"]!.GetValue<Guid>(), own["holderName"]!.GetValue<string>()).ShouldBe((here.Members[0].Id, "Member 1"));
        own["speaksIn"]!.AsArray().Select(id => id!.GetValue<Guid>()).ShouldBe([oven, van]);
        (await here[0].Get($"meetings/{meeting}/proxies")).Ok().Items.ShouldHaveSingleItem()!["name"]!.GetValue<string>().ShouldBe("Member 3");
        (await here[0].Get($"proposals/{oven}/proxies")).Ok().Items.ShouldHaveSingleItem()!["memberId"]!.GetValue<Guid>().ShouldBe(here.Members[2].Id);
        (await here[1].Get($"proposals/{oven}/proxies")).Ok().Items.ShouldBeEmpty("a delegation comes after it");
        (await here[1].Get($"meetings/{meeting}/proxies")).Ok().Text.ShouldNotContain($"{here.Members[2].Id}");
        foreach (var entry in (await here.Secretary.Get("audit?limit=200")).Ok().Items.Where(item => item!["type"]!.GetValue<string>().StartsWith("meeting_proxy", StringComparison.Ordinal)))
            entry!["payload"].ShouldBeNull();

        (await Proxied.Cast(here, roof, 0, 2, "yes")).Refused(HttpStatusCode.Forbidden, "no-proxy-is-held");
        (await Proxied.Cast(here, oven, 1, 2, "yes")).Refused(HttpStatusCode.Forbidden, "no-proxy-is-held");
        (await Proxied.Cast(here, oven, 0, 2, "yes")).Ok();
        var vote = (await here[2].Get($"proposals/{oven}/ballot")).Ok()["vote"]!;
        (vote["choice"]!["answer"]!.GetValue<string>(), vote["origin"]!["proxy"]!.GetValue<Guid>()).ShouldBe(("yes", here.Members[0].Id));
        (await here[2].Delete($"meetings/{meeting}/proxy")).Refused(HttpStatusCode.Conflict, "meeting-proxy-is-used");
        (await Proxied.AskAt(here, meeting, 2, 3)).Refused(HttpStatusCode.Conflict, "meeting-proxy-is-used");

        await Proxied.Appoint(here, van, 2, 3);
        (await Proxied.Cast(here, van, 0, 2, "yes")).Refused(HttpStatusCode.Forbidden, "no-proxy-is-held");
        (await Proxied.Cast(here, van, 3, 2, "no")).Ok();
        (await TestCommunity.Cast(here[2], oven, "no")).Ok();
        (await Proxied.Cast(here, oven, 0, 2, "yes")).Refused(HttpStatusCode.Conflict, "member-has-voted");
        foreach (var proposal in new[] { oven, van, roof })
            await here.Decide(proposal);
        (await here[2].Delete($"meetings/{meeting}/proxy")).Ok();
        (await Proxied.AskAt(here, meeting, 2, 3)).Ok();
        (await here.Secretary.Post($"meetings/{meeting}/close")).Ok();
        (await here[2].Delete($"meetings/{meeting}/proxy")).Refused(HttpStatusCode.Conflict, "meeting-is-closed");
        (await Proxied.AskAt(here, meeting, 4, 0)).Refused(HttpStatusCode.Conflict, "meeting-is-closed");
    }

    [Fact]
    public async Task A_holder_speaks_for_no_more_by_both_kinds_and_no_suspended_member_takes_part()
    {
        var here = await TestCommunity.Found(server, members: 7);
        var (oven, rule) = (await here.Draft(), await here.Adopt(Proxied.Usual));
        var meeting = await HeldMeetings.Begun(here, oven);
        (await Proxied.AskAt(here, meeting, 2, 0)).Ok();
        (await HeldMeetings.Open(here, meeting, oven, rule)).Ok();
        await Proxied.Appoint(here, oven, 3, 0);
        (await Proxied.AskAt(here, meeting, 4, 0)).Refused(HttpStatusCode.Conflict, "holder-speaks-for-enough-there");
        (await Proxied.Ask(here, oven, 4, 0)).Refused(HttpStatusCode.Conflict, "holder-speaks-for-enough");
        (await Proxied.AskAt(here, meeting, 4, 1)).Ok();
        (await here.Secretary.Put($"members/{here.Members[1].Id}/standing", new { standing = "suspended", reason = "Owes the rent." })).Ok();
        (await Proxied.AskAt(here, meeting, 5, 1)).Refused(HttpStatusCode.UnprocessableEntity, "holder-is-no-member");
        (await Proxied.Cast(here, oven, 1, 4, "yes")).Refused(HttpStatusCode.UnprocessableEntity, "holder-is-no-member");
    }

    [Fact]
    public async Task Whoever_a_holder_cannot_speak_for_under_a_rule_that_came_later_is_told_so()
    {
        var here = await TestCommunity.Found(server, members: 6);
        var (oven, rule) = (await here.Draft(), await here.Adopt(Proxied.Usual));
        var meeting = await HeldMeetings.Begun(here, oven);
        foreach (var member in new[] { 2, 3, 4 })
            (await Proxied.AskAt(here, meeting, member, 0)).Ok();
        (await LeftOut(4)).ShouldBeEmpty("no rule is known yet");
        (await HeldMeetings.Open(here, meeting, oven, rule)).Ok();
        (await LeftOut(2)).ShouldBeEmpty();
        (await LeftOut(3)).ShouldBeEmpty();
        (await LeftOut(4)).ShouldBe([oven]);
        (await LeftOut(0)).ShouldBeEmpty("who appointed nobody");
        (await Proxied.AskAt(here, meeting, 4, 1)).Ok();
        (await LeftOut(4)).ShouldBeEmpty();

        async Task<Guid[]> LeftOut(int member) =>
            [.. (await here[member].Get($"meetings/{meeting}/proxy")).Ok()["leftOutIn"]!.AsArray().Select(id => id!.GetValue<Guid>())];
    }

    [Fact]
    public async Task Whoever_is_at_a_meeting_by_such_a_proxy_counts_for_its_quorum()
    {
        var here = await TestCommunity.Found(server, members: 5);
        var (oven, rule) = (await here.Draft(), await here.Adopt(HeldMeetings.ByPresenceOrProxy));
        var meeting = await HeldMeetings.Begun(here, oven);
        await HeldMeetings.Come(here, meeting, 0, 1);
        (await HeldMeetings.Open(here, meeting, oven, rule)).Refused(HttpStatusCode.Conflict, "quorum-is-not-present");
        (await Proxied.AskAt(here, meeting, 2, 0)).Ok();
        (await HeldMeetings.Open(here, meeting, oven, rule)).Ok();
        var held = (await here[0].Get($"proposals/{oven}")).Ok()["round"]!["held"]!;
        (held["present"]!.GetValue<int>(), held["represented"]!.GetValue<int>()).ShouldBe((2, 1));
    }
}
