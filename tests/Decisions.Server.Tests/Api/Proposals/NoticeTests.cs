using System.Net;
using Decisions.Server.Tests.Api.Running;

namespace Decisions.Server.Tests.Api.Proposals;

public sealed class NoticeTests(ApiServer server)
{
    [Fact]
    public async Task On_short_notice_voting_opens_as_notified_once_members_consent()
    {
        var here = await TestCommunity.Found(server);
        var (proposal, rule) = (await here.Draft(), await here.Adopt(FormalDecisions.Noticed));
        var (opensAt, closesAt) = (TestCommunity.After(TimeSpan.FromSeconds(2)), TestCommunity.After(TimeSpan.FromHours(1)));
        await Opening(here, proposal, rule, closesAt, "notice-is-needed");
        (await here[0].Post($"proposals/{proposal}/notice", new { ruleId = rule, opensAt, closesAt })).Refused(HttpStatusCode.Forbidden, "not-permitted");
        (await here.Secretary.Post($"proposals/{proposal}/notice", new { ruleId = rule, opensAt, closesAt, text = "In the bakehouse." })).Ok();
        var notice = (await here[0].Get($"proposals/{proposal}"))["notice"]!;
        (notice["isShort"]!.GetValue<bool>(), notice["clearDays"]!.GetValue<int>(), notice["consents"]!.GetValue<int>()).ShouldBe((true, 0, 0));
        notice["text"]!.GetValue<string>().ShouldBe("In the bakehouse.");
        await Opening(here, proposal, rule, TestCommunity.After(TimeSpan.FromHours(2)), "notice-says-otherwise");
        await Opening(here, proposal, rule, closesAt, "notice-says-later");
        (await here[0].Post($"proposals/{proposal}/notice/consents")).Ok();
        (await here[0].Post($"proposals/{proposal}/notice/consents")).Ok();
        await Task.Delay(TimeSpan.FromSeconds(2.1), TestContext.Current.CancellationToken);
        var refused = await Opening(here, proposal, rule, closesAt, "short-notice-is-not-consented");
        (refused["consents"]!.GetValue<long>(), refused["needed"]!.GetValue<long>()).ShouldBe((1, 2));
        (await here[1].Post($"proposals/{proposal}/notice/consents")).Ok();
        (await here.Secretary.Post($"proposals/{proposal}/voting", new { ruleId = rule, closesAt })).Ok();
        var opened = (await here[0].Get($"proposals/{proposal}")).Ok();
        opened["notice"].ShouldBeNull();
        opened["round"]!["notice"]!["consents"]!.GetValue<int>().ShouldBe(2);
    }

    [Fact]
    public async Task A_revision_after_notice_needs_new_notice()
    {
        var here = await TestCommunity.Found(server);
        var (proposal, rule) = (await here.Draft(), await here.Adopt(FormalDecisions.Noticed));
        var (opensAt, closesAt) = (TestCommunity.After(TimeSpan.FromDays(20)), TestCommunity.After(TimeSpan.FromDays(30)));
        (await here.Secretary.Post($"proposals/{proposal}/notice", new { ruleId = rule, opensAt, closesAt })).Ok();
        (await here[0].Post($"proposals/{proposal}/notice/consents")).Refused(HttpStatusCode.Conflict, "notice-is-not-short");
        (await here[0].Post($"proposals/{proposal}/revisions", new { title = "Another", text = "Another." })).Ok();
        (await here[0].Get($"proposals/{proposal}"))["notice"].ShouldBeNull();
        (await here[0].Post($"proposals/{proposal}/notice/consents")).Refused(HttpStatusCode.Conflict, "notice-is-not-given");
        await Opening(here, proposal, rule, closesAt, "notice-is-of-another-revision");
    }

    [Fact]
    public async Task The_roll_of_a_record_date_has_nobody_who_came_later()
    {
        var here = await TestCommunity.Found(server);
        var (proposal, rule) = (await here.Draft(), await here.Adopt(terms => terms["recordDate"] = "stated"));
        var recordAt = TestCommunity.After(TimeSpan.Zero);
        await Task.Delay(50, TestContext.Current.CancellationToken);
        await here.Enrol(2);
        var closesAt = TestCommunity.After(TimeSpan.FromHours(1));
        await Opening(here, proposal, rule, closesAt, "record-date-is-missing", HttpStatusCode.UnprocessableEntity);
        (await here.Secretary.Post($"proposals/{proposal}/voting", new { ruleId = rule, closesAt, recordAt = closesAt }))
            .Refused(HttpStatusCode.UnprocessableEntity, "record-date-is-after-opening");
        (await here.Secretary.Post($"proposals/{proposal}/voting", new { ruleId = rule, closesAt, recordAt })).Ok();
        var round = (await here[0].Get($"proposals/{proposal}"))["round"]!;
        round["roll"]!["eligible"]!.GetValue<long>().ShouldBe(4);
        (await TestCommunity.Cast(here[2], proposal, "yes")).Ok();
        (await TestCommunity.Cast(here[3], proposal, "yes")).Refused(HttpStatusCode.Forbidden, "member-is-not-on-the-roll");
    }

    private static async Task<Answer> Opening(
        TestCommunity here, Guid proposal, Guid rule, string closesAt, string code, HttpStatusCode status = HttpStatusCode.Conflict) =>
        (await here.Secretary.Post($"proposals/{proposal}/voting", new { ruleId = rule, closesAt })).Refused(status, code);
}
