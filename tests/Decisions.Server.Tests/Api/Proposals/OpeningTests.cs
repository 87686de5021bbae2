using System.Net;
using Decisions.Server.Tests.Api.Running;

namespace Decisions.Server.Tests.Api.Proposals;

/// <summary>Votes that open by themselves.</summary>
public sealed class OpeningTests(ApiServer server)
{
    [Fact]
    public async Task Voting_opens_by_itself_once_however_many_servers_there_are()
    {
        var here = await TestCommunity.Found(server);
        await using var another = await server.Another();
        var (proposal, rule) = (await here.Draft(), await here.Adopt());
        var (opensAt, closesAt) = (TestCommunity.After(TimeSpan.FromSeconds(1.5)), TestCommunity.After(TimeSpan.FromHours(1)));
        (await here.Secretary.Post($"proposals/{proposal}/notice", new { ruleId = rule, opensAt, closesAt, opensByItself = true })).Ok();
        var scheduled = (await here[0].Get($"proposals/{proposal}")).Ok();
        scheduled["status"]!.GetValue<string>().ShouldBe("scheduled");
        scheduled["notice"]!["opensByItselfUntil"].ShouldNotBeNull();
        (await TestCommunity.Cast(here[0], proposal, "yes")).Refused(HttpStatusCode.Conflict, "voting-has-not-opened");
        (await here.Secretary.Post($"proposals/{proposal}/voting", new { ruleId = rule, closesAt })).Refused(HttpStatusCode.Conflict, "notice-says-later");
        var listed = (await here[0].Get("proposals?status=scheduled", ("Decisions-Index", scheduled.Index))).Ok().Items.ShouldHaveSingleItem()!;
        listed["opensAt"].ShouldNotBeNull();

        var open = await here.Becomes(proposal, "open");
        open["round"]!["closesAt"]!.GetValue<string>().ShouldStartWith(closesAt[..19]);
        (await TestCommunity.Cast(here[0], proposal, "yes")).Ok();
        await Task.Delay(1_500, TestContext.Current.CancellationToken);
        var opened = (await here[0].Get($"proposals/{proposal}/history")).Ok().Items
            .Where(item => item!["type"]!.GetValue<string>() == "voting_opened").ShouldHaveSingleItem()!;
        opened["actor"]!.GetValue<string>().ShouldBe("system");
    }

    [Fact]
    public async Task What_hinders_it_at_its_time_does_not_change_when_it_closes()
    {
        var here = await TestCommunity.Found(server);
        var (proposal, rule) = (await here.Draft(), await here.Adopt(FormalDecisions.Noticed));
        var (opensAt, closesAt) = (TestCommunity.After(TimeSpan.FromSeconds(1)), TestCommunity.After(TimeSpan.FromHours(1)));
        (await here.Secretary.Post($"proposals/{proposal}/notice", new { ruleId = rule, opensAt, closesAt, opensByItself = true })).Ok();
        await Task.Delay(2_500, TestContext.Current.CancellationToken);
        (await here[0].Get($"proposals/{proposal}"))["status"]!.GetValue<string>().ShouldBe("scheduled", "nobody has consented to the short notice");
        (await here[0].Post($"proposals/{proposal}/notice/consents")).Ok();
        (await here[1].Post($"proposals/{proposal}/notice/consents")).Ok();
        (await here.Becomes(proposal, "open"))["round"]!["closesAt"]!.GetValue<string>().ShouldStartWith(closesAt[..19]);
    }

    [Fact]
    public async Task What_comes_too_late_does_not_open_by_itself()
    {
        var here = await TestCommunity.Found(server);
        var (proposal, rule) = (await here.Draft(), await here.Adopt(FormalDecisions.Noticed));
        (await here.Secretary.Post($"proposals/{proposal}/notice", new
        {
            ruleId = rule, opensAt = TestCommunity.After(TimeSpan.FromSeconds(1)), closesAt = TestCommunity.After(TimeSpan.FromSeconds(2)), opensByItself = true,
        })).Ok();
        await here.Becomes(proposal, "draft");
        (await here[0].Get($"proposals/{proposal}"))["round"].ShouldBeNull();
    }

    [Fact]
    public async Task It_is_set_anew_or_taken_back()
    {
        var here = await TestCommunity.Found(server);
        var (proposal, rule) = (await here.Draft(), await here.Adopt());
        async Task Give(TimeSpan opens) => (await here.Secretary.Post($"proposals/{proposal}/notice", new
        {
            ruleId = rule, opensAt = TestCommunity.After(opens), closesAt = TestCommunity.After(TimeSpan.FromHours(9)), opensByItself = true,
        })).Ok();
        await Give(TimeSpan.FromSeconds(2));
        await Give(TimeSpan.FromHours(2));
        (await here[0].Post($"proposals/{proposal}/notice/withdrawal", new { })).Refused(HttpStatusCode.Forbidden, "not-permitted");
        (await here.Secretary.Post($"proposals/{proposal}/notice/withdrawal", new { reason = "The hall is not free." })).Ok();
        (await here.Secretary.Post($"proposals/{proposal}/notice/withdrawal", new { })).Refused(HttpStatusCode.Conflict, "notice-is-not-given");
        await Task.Delay(2_500, TestContext.Current.CancellationToken);
        (await here[0].Get($"proposals/{proposal}"))["status"]!.GetValue<string>().ShouldBe("draft");
        (await here.Secretary.Post($"proposals/{proposal}/voting", new { ruleId = rule, closesAt = TestCommunity.After(TimeSpan.FromHours(1)) })).Ok();
    }

    [Fact]
    public async Task A_vote_that_needs_a_meeting_opens_at_that()
    {
        var here = await TestCommunity.Found(server);
        var (proposal, rule) = (await here.Draft(), await here.Adopt(terms => terms["presence"] = System.Text.Json.Nodes.JsonNode.Parse("""{ "minutesToWait": 30 }""")));
        (await here.Secretary.Post($"proposals/{proposal}/notice", new
        {
            ruleId = rule, opensAt = TestCommunity.After(TimeSpan.FromHours(1)), closesAt = TestCommunity.After(TimeSpan.FromHours(2)), opensByItself = true,
        })).Refused(HttpStatusCode.Conflict, "voting-opens-at-meeting");
    }
}
