using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Decisions.Server.Tests.Api.ConsentRounds;
using Decisions.Server.Tests.Api.Running;

namespace Decisions.Server.Tests.Api.Minutes;

public sealed class MinutesTests(ApiServer server)
{
    [Fact]
    public async Task Minutes_are_drafted_from_the_record_approved_by_their_digest_and_corrected_beside()
    {
        var here = await TestCommunity.Found(server, members: 4);
        var before = await HeldMeetings.Begun(here);
        (await here.Secretary.Post($"meetings/{before}/close")).Ok();
        var (meeting, proposal) = await Held(here);
        (await here.Secretary.Post($"meetings/{meeting}/minutes/approval", new { digest = "0" })).Refused(HttpStatusCode.Conflict, "meeting-is-not-over");
        (await here.Secretary.Post($"meetings/{meeting}/close")).Ok();

        var draft = (await here[0].Get($"meetings/{meeting}/minutes")).Ok();
        draft["title"]!.GetValue<string>().ShouldBe("Minutes of General meeting");
        draft["approval"].ShouldBeNull();
        Lines(draft["sections"]!).ShouldContain("The proposal was carried.");
        Lines(draft["sections"]!).ShouldContain(line => line.StartsWith("Came later: "));
        var (digest, canonical) = (draft["digest"]!.GetValue<string>(), draft["canonical"]!.GetValue<string>());
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical))).ShouldBe(digest);

        var approve = new { digest, decidedBy = await Carried(here), byMeeting = await HeldMeetings.Begun(here), note = "Read out." };
        (await here.Secretary.Post($"meetings/{meeting}/minutes/approval", new { digest, decidedBy = proposal })).Refused(HttpStatusCode.Conflict, "approval-was-decided-before");
        (await here.Secretary.Post($"meetings/{meeting}/minutes/approval", new { digest, byMeeting = before })).Refused(HttpStatusCode.Conflict, "approving-meeting-was-before");
        (await here.Secretary.Post($"meetings/{meeting}/minutes/approval", new { digest, byMeeting = await HeldMeetings.Call(here, TimeSpan.FromHours(1)) }))
            .Refused(HttpStatusCode.Conflict, "meeting-has-not-begun");
        (await here[0].Post($"meetings/{meeting}/minutes/approval", approve)).Refused(HttpStatusCode.Forbidden, "not-permitted");
        (await here.Secretary.Post($"meetings/{meeting}/minutes/approval", new { digest = "0" })).Refused(HttpStatusCode.Conflict, "minutes-have-changed")
            ["digest"]!.GetValue<string>().ShouldBe(digest);
        (await here.Secretary.Post($"meetings/{meeting}/minutes/approval", new { digest, byMeeting = meeting })).Refused(HttpStatusCode.UnprocessableEntity, "minutes-need-another-meeting");
        (await here.Secretary.Post($"meetings/{meeting}/minutes/approval", new { digest, decidedBy = await here.Draft() })).Refused(HttpStatusCode.Conflict, "approval-is-not-decided");
        (await here.Secretary.Post($"meetings/{meeting}/minutes/approval", approve)).Ok();
        (await here.Secretary.Post($"meetings/{meeting}/minutes/approval", approve)).Ok()["index"].ShouldBeNull("they are approved already");
        var approved = (await here[0].Get($"meetings/{meeting}/minutes")).Ok();
        (approved["approval"]!["digest"]!.GetValue<string>(), approved["approval"]!["agrees"]!.GetValue<bool>(), approved["since"]!.AsArray().Count).ShouldBe((digest, true, 0));

        (await here.Secretary.Post($"proposals/{proposal}/corrections", new { text = "It costs 8,400.", reason = "A digit was wrong." })).Ok();
        var corrected = (await here[0].Get($"meetings/{meeting}/minutes")).Ok();
        corrected["digest"]!.GetValue<string>().ShouldNotBe(digest);
        corrected["approval"]!["agrees"]!.GetValue<bool>().ShouldBeTrue("what was approved is still proven");
        Lines(corrected["since"]!).ShouldHaveSingleItem().ShouldContain("It costs 8,400. Reason: A digit was wrong.");
    }

    [Fact]
    public async Task They_come_as_markdown_to_whoever_asks_for_it_and_to_members_alone()
    {
        var here = await TestCommunity.Found(server, members: 4);
        var (meeting, _) = await Held(here);
        var markdown = await here[0].Get($"meetings/{meeting}/minutes", ("Accept", "text/markdown"));
        markdown.Status.ShouldBe(HttpStatusCode.OK);
        markdown.Text.ShouldStartWith("# Minutes of General meeting\n");
        markdown.Text.ShouldContain("\n## First sitting\n");
        (await here[0].Get($"meetings/{meeting}/minutes", ("Accept", "application/json, text/markdown;q=0.5"))).Ok()["form"]!.GetValue<int>().ShouldBe(3);
        (await here.Auditor.Get($"meetings/{meeting}/minutes")).Ok();
        (await here.Visitor.Get($"meetings/{meeting}/minutes")).Refused(HttpStatusCode.Unauthorized, "sign-in-is-needed");
        (await here[0].Get($"meetings/{Guid.CreateVersion7()}/minutes")).Refused(HttpStatusCode.NotFound, "meeting-is-unknown");
    }

    [Fact]
    public async Task Whose_concern_is_kept_with_an_agreement_is_named_in_their_words_until_these_are_taken_out()
    {
        var here = await TestCommunity.Found(server);
        var meeting = await here.AgreedAtMeeting("The neighbours may hear us.");
        var draft = (await here[0].Get($"meetings/{meeting}/minutes")).Ok();
        Lines(draft["sections"]!).ShouldContain("Member 2 had a concern: The neighbours may hear us.");
        var digest = draft["digest"]!.GetValue<string>();
        draft["canonical"]!.GetValue<string>().ShouldContain($"- {{member {here.Members[1].Id}}} had a concern: {{ballot/");
        (await here.Secretary.Post($"meetings/{meeting}/minutes/approval", new { digest })).Ok();

        var said = (await here.Auditor.Get("log?limit=200")).Ok().Items.Single(each => each!["type"]!.GetValue<string>() == "ballot_cast" && each["payload"]!["reason"] is not null)!;
        (await here.Secretary.Post($"log/{said["index"]}/redactions", new { reason = "A private matter." })).Ok();
        var since = (await here[0].Get($"meetings/{meeting}/minutes")).Ok();
        since.Text.ShouldNotContain("neighbours");
        Lines(since["sections"]!).ShouldContain(line => line.StartsWith("Member 2 had a concern: ", StringComparison.Ordinal));
        (since["digest"]!.GetValue<string>(), since["approval"]!["agrees"]!.GetValue<bool>()).ShouldBe((digest, true), "what was approved held none of it");
    }

    /// <summary>A meeting at which something was carried.</summary>
    private static async Task<(Guid Meeting, Guid Proposal)> Held(TestCommunity here)
    {
        var (proposal, rule) = (await here.Draft(), await here.Adopt(HeldMeetings.ByPresence));
        var meeting = await HeldMeetings.Begun(here, proposal);
        await HeldMeetings.Come(here, meeting, 0, 1, 2);
        (await HeldMeetings.Open(here, meeting, proposal, rule)).Ok();
        (await TestCommunity.Cast(here[0], proposal, "yes")).Ok();
        await here.Decide(proposal);
        return (meeting, proposal);
    }

    /// <summary>Something that members carry at no meeting.</summary>
    private static async Task<Guid> Carried(TestCommunity here)
    {
        var (proposal, rule) = (await here.Draft(), await here.Adopt());
        (await here.Secretary.Post($"proposals/{proposal}/voting", new { ruleId = rule, closesAt = TestCommunity.After(TimeSpan.FromHours(1)) })).Ok();
        foreach (var member in Enumerable.Range(0, 3))
            (await TestCommunity.Cast(here[member], proposal, "yes")).Ok();
        await here.Decide(proposal);
        return proposal;
    }

    private static string[] Lines(JsonNode sections) =>
        [.. sections.AsArray().SelectMany(section => section!["lines"]!.AsArray()).Select(line => line!.GetValue<string>())];
}
