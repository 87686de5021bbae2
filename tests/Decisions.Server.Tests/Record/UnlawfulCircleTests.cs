using Decisions.Engine.Exporting;
using Decisions.Ledger.Notes;
using Decisions.Server.Tests.Api.Circles;
using Decisions.Server.Tests.Api.Discussions;
using Decisions.Server.Tests.Api.Running;

namespace Decisions.Server.Tests.Record;

/// <summary>Circles are lived through again: how they are nested, who was in each, whom a roll held and where a decision went.</summary>
public sealed class UnlawfulCircleTests(ApiServer server)
{
    [Fact]
    public async Task What_could_not_have_come_about_in_circles_is_found_though_it_is_signed()
    {
        const string secret = "Zanzibarbarous", hidden = "Lest it be known.";
        var here = await TestCommunity.Found(server, members: 4, visibility: "public");
        var record = await RecordUnderTest.Of(server, here);
        var bakers = await here.Circle("Bakers");
        var (dough, money) = (await here.Circle("Dough", bakers, joining: "asked"), await here.Circle("Money"));
        await here.Join(bakers, 0, 1);
        await here.Join(dough, 0);
        (await here.Secretary.Put($"circles/{dough}/members/{here.Members[0].Id}", new { })).Ok();
        await here.Fill(bakers, 1);
        var rule = await here.Adopt();
        (await here[1].Put($"circles/{bakers}/rules", new { rules = new[] { rule } })).Ok();
        var proposal = await here.DraftFor(0, dough);
        (await here[0].Put($"proposals/{proposal}/discussion/audience", new { audience = "circle" })).Ok();
        var comment = await here.Comment(proposal, 0, secret);
        (await here[0].Put($"proposals/{proposal}/comments/{comment}/reaction", new { reaction = "thanks" })).Ok();
        await here.Hide(proposal, comment, hidden);
        (await here.Secretary.Post($"proposals/{proposal}/handing-on", new { to = bakers, reason = "Dear." })).Ok();
        (await here.OpenBy(here[1], proposal, rule)).Ok();
        (await TestCommunity.Cast(here[0], proposal, "yes")).Ok();
        (await here[1].Post($"circles/{bakers}/leaving", new { reason = "Enough." })).Ok();
        await here.Decide(proposal);
        (await here.Secretary.Post($"circles/{dough}/closing", new { reason = "Over." })).Ok();

        var parts = new ArchiveParts(await record.Export());
        using var signer = record.Signer();
        (await record.Verify(new Forger(parts).Archive(signer))).Faults.ShouldBeEmpty("what was done in order has no fault");
        foreach (var audience in new[] { Audience.Member, Audience.Visitor })
        {
            var archive = new ArchiveParts(await record.Export(audience));
            (await record.Verify(archive.ToBytes())).Faults.ShouldBeEmpty($"{audience}");
            var events = string.Join('\n', archive.Lines(ArchiveFile.Events));
            events.ShouldNotContain(secret);
            events.ShouldNotContain(hidden, customMessage: "why something was hidden is for those who could read it");
            events.ShouldNotContain("thanks");
            events.ShouldContain("What Bakers do.");
            events.Contains("Enough.", StringComparison.Ordinal).ShouldBe(audience == Audience.Member);
        }

        await Found("a roll that holds more than the circle", "Its roll says", events =>
            events.RemoveAll(one => one.Stream == $"circle/{bakers}" && one.Type == "member_joined_circle" && one.Fields["payload"]!["memberId"]!.GetValue<string>() == $"{here.Members[1].Id}"));
        await Found("a roll of the whole community for what a circle decides", "(roll-is-of-another-circle)", events =>
            Of(events, "voting_opened").Change(line => line["payload"]!["roll"]!.AsObject().Remove("circle")));
        await Found("a roll of another circle", "(roll-is-of-another-circle)", events =>
            Of(events, "voting_opened").Change(line => line["payload"]!["roll"]!["circle"] = $"{dough}"));
        await Found("a decision that is handed on sideways", "(circles-are-not-linked)", events =>
            Of(events, "decision_handed_on").Change(line => line["payload"]!["to"] = $"{money}"));
        await Found("a decision that is handed on past a circle", "(circles-are-not-linked)", events =>
            Of(events, "decision_handed_on").Change(line => line["payload"]!["to"] = null));
        await Found("a vote under another rule than the circle's", "(rule-is-not-of-circle)", events =>
            Of(events, "circle_rules_named").Change(line => line["payload"]!["circleId"] = $"{bakers}").Change(line => line["payload"]!["rules"] = new System.Text.Json.Nodes.JsonArray($"{here.Id}")));
        await Found("what was said in a circle, opened to all by the proposer alone", "(circle-keeps-what-was-said)", events =>
            Of(events, "decision_handed_on").Change(line =>
            {
                line["type"] = "circle_chosen";
                line["actor"] = $"{here.Members[0].Id}";
                line["payload"] = new System.Text.Json.Nodes.JsonObject { ["proposalId"] = $"{proposal}", ["circle"] = null, ["reason"] = null };
            }));
        await Found("a stranger to the circle, called into what is said in it", "(mentioned-is-not-in-circle)", events =>
            Of(events, "comment_made").Change(line => line["payload"]!["mentioned"] = new System.Text.Json.Nodes.JsonArray($"{here.Members[3].Id}")));
        await Found("a member who is let in and never asked", "(member-did-not-ask)", events =>
            Of(events, "member_asked_to_join_circle").Change(line =>
            {
                line["actor"] = $"{here.Members[3].Id}";
                line["payload"]!["memberId"] = $"{here.Members[3].Id}";
            }));
        await Found("a member who is brought into a circle by another", "could do was done by", events =>
            Of(events, "member_joined_circle").Change(line => line["actor"] = $"{here.Members[3].Id}"));
        await Found("a member who joins a circle that they are in", "It changes nothing", events =>
            events.Last(one => one.Type == "member_joined_circle" && one.Stream == $"circle/{bakers}").Change(line =>
            {
                line["actor"] = $"{here.Members[0].Id}";
                line["payload"]!["memberId"] = $"{here.Members[0].Id}";
            }));
        await Found("a role that is filled by one who is not in the circle", "(member-is-not-in-circle)", events =>
            Of(events, "circle_role_filled").Change(line => line["payload"]!["memberId"] = $"{here.Members[3].Id}"));
        await Found("a term that was over", "(term-is-over)", events =>
            Of(events, "circle_role_filled").Change(line => line["payload"]!["until"] = "2020-01-02"));
        await Found("a circle inside one that there was not", "(circle-is-unknown)", events =>
            events.Single(one => one.Type == "circle_formed" && one.Fields["payload"]!["parent"] is not null).Change(line => line["payload"]!["parent"] = $"{here.Id}"));
        await Found("a circle that is closed while something waits for it", "(circle-has-undecided-proposals)", events =>
            events.RemoveAll(one => one.Type is "decision_handed_on" or "voting_opened" or "ballot_cast" or "result_declared"));
        await Found("a proposal for a circle by one who is not in it", "(proposer-is-not-in-circle)", events =>
            events.Single(one => one.Type == "proposal_drafted").Change(line => line["payload"]!["circle"] = $"{money}"));
        await Found("a circle in the stream of another", "is no stream of this circle", events =>
            Of(events, "member_left_circle").Change(line => line["payload"]!["circleId"] = $"{money}"));

        Task Found(string what, string says, Action<List<ForgedEvent>> forge) => IsFound(record, parts, signer, what, says, forge);
    }

    [Fact]
    public async Task A_circle_that_is_said_to_have_lacked_a_quorum_that_it_had_is_found()
    {
        var here = await TestCommunity.Found(server, members: 6, visibility: "public");
        var record = await RecordUnderTest.Of(server, here);
        var (bakers, rule) = (await here.Circle("Bakers"), await here.Adopt(HeldMeetings.ByPresence));
        await here.Join(bakers, 0, 1, 2, 3);
        var proposal = await here.DraftFor(0, bakers);
        var meeting = await HeldMeetings.Begun(here, proposal);
        await HeldMeetings.Come(here, meeting, 1, 2, 4, 5);
        (await here.Secretary.Post($"meetings/{meeting}/adjournment", new { until = TestCommunity.After(TimeSpan.FromHours(1)), withoutQuorumOf = rule, withoutQuorumIn = bakers })).Ok();

        var parts = new ArchiveParts(await record.Export());
        using var signer = record.Signer();
        (await record.Verify(new Forger(parts).Archive(signer))).Faults.ShouldBeEmpty("what was done in order has no fault");
        foreach (var audience in new[] { Audience.Member, Audience.Visitor })
            (await record.Verify(await record.Export(audience))).Faults.ShouldBeEmpty($"{audience}");

        await IsFound(record, parts, signer, "a quorum of the circle that was there", "(quorum-is-there)", events =>
            events.Single(one => one.Type == "attendance_entered" && one.Fields["payload"]!["memberId"]!.GetValue<string>() == $"{here.Members[5].Id}")
                .Change(line => line["payload"]!["memberId"] = $"{here.Members[3].Id}"));
        await IsFound(record, parts, signer, "a roll of the circle that holds others", "drawn again from the register", events =>
            Of(events, "meeting_adjourned").Change(line => line["payload"]!["shortfall"]!["roll"]!["eligible"] = 5));
        await IsFound(record, parts, signer, "a circle that there is not", "(circle-is-unknown)", events =>
            Of(events, "meeting_adjourned").Change(line => line["payload"]!["shortfall"]!["roll"]!["circle"] = $"{here.Id}"));
    }

    private static ForgedEvent Of(List<ForgedEvent> events, string type) => events.First(one => one.Type == type);

    private static async Task IsFound(RecordUnderTest record, ArchiveParts parts, NoteSigner signer, string what, string says, Action<List<ForgedEvent>> forge)
    {
        var forger = new Forger(parts);
        forge(forger.Events);
        (await record.Verify(forger.Archive(signer))).Faults.ShouldContain(fault => fault.What.Contains(says, StringComparison.Ordinal), what);
    }
}
