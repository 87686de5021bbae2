using System.Net;
using Decisions.Server.Tests.Api.Discussions;
using Decisions.Server.Tests.Api.Running;

namespace Decisions.Server.Tests.Api.Circles;

/// <summary>What a circle decides: by whom, led by whom, handed on where, and read by whom.</summary>
public sealed class CircleDecisionTests(ApiServer server)
{
    [Fact]
    public async Task Only_the_members_of_a_circle_are_on_its_roll()
    {
        var here = await TestCommunity.Found(server, members: 4);
        var circle = await here.Circle("Bakers");
        await here.Join(circle, 0, 1);
        await here.Fill(circle, 1);
        (await here[2].Post("proposals", new { title = "Ours?", text = "No.", circle })).Refused(HttpStatusCode.Forbidden, "proposer-is-not-in-circle");
        var proposal = await here.DraftFor(0, circle);
        var (ours, other) = (await here.Adopt(), await here.Adopt(terms => terms["name"] = "Another"));
        (await here.Secretary.Put($"circles/{circle}/rules", new { rules = new[] { ours } })).Ok();
        (await here.OpenBy(here[2], proposal, ours)).Refused(HttpStatusCode.Forbidden, "not-permitted");
        (await here.OpenBy(here[1], proposal, other)).Refused(HttpStatusCode.Conflict, "rule-is-not-of-circle");
        (await here.OpenBy(here[1], proposal, ours)).Ok();
        var late = await here.Join(circle, 3);

        var roll = (await here[0].Get($"proposals/{proposal}")).Ok()["round"]!["roll"]!;
        (roll["circle"]!.GetValue<Guid>(), roll["eligible"]!.GetValue<long>()).ShouldBe((circle, 2));
        foreach (var (member, needed) in new[] { (0, 1), (1, 1), (2, 0), (3, 0) })
            (await here[member].Get("me/needing-my-vote", ("Decisions-Index", late.Index))).Ok().Items.Count.ShouldBe(needed);
        (await TestCommunity.Cast(here[2], proposal, "yes")).Refused(HttpStatusCode.Forbidden, "member-is-not-on-the-roll");
        (await TestCommunity.Cast(here[3], proposal, "yes")).Refused(HttpStatusCode.Forbidden, "member-is-not-on-the-roll");
        (await here[0].Post($"circles/{circle}/leaving", new { })).Ok();
        (await TestCommunity.Cast(here[0], proposal, "yes")).Ok();
        (await TestCommunity.Cast(here[1], proposal, "yes")).Ok();
        (await here[1].Post($"proposals/{proposal}/voting/close", new { reason = "All have voted." })).Ok();
        (await here.Becomes(proposal, "carried"))["circle"]!.GetValue<Guid>().ShouldBe(circle);
        (await here[2].Get($"proposals?circle={circle}", ("Decisions-Index", late.Index))).Ok().Items.ShouldHaveSingleItem();
        (await here[2].Get($"proposals?circle={Guid.CreateVersion7()}")).Ok().Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_decision_is_handed_on_one_step_at_a_time_by_who_leads_it()
    {
        var here = await TestCommunity.Found(server);
        var bakers = await here.Circle("Bakers");
        var (dough, money) = (await here.Circle("Dough", bakers), await here.Circle("Money"));
        await here.Join(dough, 0, 1);
        await here.Fill(dough, 1, "secretary");
        var proposal = await here.DraftFor(0, dough);
        (await here[0].Put($"proposals/{proposal}/circle", new { circle = (Guid?)null })).Ok();
        (await here[1].Put($"proposals/{proposal}/circle", new { circle = dough })).Refused(HttpStatusCode.Forbidden, "not-permitted");
        (await here[0].Put($"proposals/{proposal}/circle", new { circle = bakers })).Refused(HttpStatusCode.Forbidden, "proposer-is-not-in-circle");
        (await here[0].Put($"proposals/{proposal}/circle", new { circle = dough, reason = "Ours after all." })).Ok();
        (await here[0].Post($"proposals/{proposal}/handing-on", new { to = bakers, reason = "Dear." })).Refused(HttpStatusCode.Forbidden, "not-permitted");
        (await here[1].Post($"proposals/{proposal}/handing-on", new { to = money, reason = "Dear." })).Refused(HttpStatusCode.Conflict, "circles-are-not-linked");
        (await here[1].Post($"proposals/{proposal}/handing-on", new { to = (Guid?)null, reason = "Dear." })).Refused(HttpStatusCode.Conflict, "circles-are-not-linked");
        (await here[1].Post($"proposals/{proposal}/handing-on", new { to = bakers, reason = "Dear." })).Ok();
        (await here[1].Post($"proposals/{proposal}/handing-on", new { to = dough, reason = "Ours." })).Refused(HttpStatusCode.Forbidden, "not-permitted");
        (await here[0].Put($"proposals/{proposal}/circle", new { circle = dough })).Refused(HttpStatusCode.Conflict, "decision-was-handed-on");
        (await here.OpenBy(here.Secretary, proposal, await here.Adopt())).Refused(HttpStatusCode.Conflict, "roll-is-empty");
        (await here.Secretary.Post($"proposals/{proposal}/handing-on", new { to = dough, reason = "They know." })).Ok();
        (await here.OpenBy(here[1], proposal, await here.Adopt())).Ok();
        (await here[1].Post($"proposals/{proposal}/handing-on", new { to = bakers, reason = "Dear." })).Refused(HttpStatusCode.Conflict, "voting-is-open");
    }

    [Fact]
    public async Task What_is_said_in_a_circle_is_read_in_it_and_by_who_moderates_and_audits()
    {
        const string secret = "Zanzibarbarous";
        var here = await TestCommunity.Found(server, visibility: "public");
        var circle = await here.Circle("Bakers");
        await here.Join(circle, 0, 1);
        await here.Fill(circle, 1);
        var proposal = await here.DraftFor(0, circle);
        (await here[0].Put($"proposals/{await here.Draft()}/discussion/audience", new { audience = "circle" })).Refused(HttpStatusCode.Conflict, "discussion-has-no-circle");
        (await here[0].Put($"proposals/{proposal}/discussion/audience", new { audience = "circle" })).Ok();
        var comment = await here.Comment(proposal, 0, secret);
        foreach (var path in new[] { "comments", $"comments/{comment}", "discussion" })
        {
            (await here[2].Get($"proposals/{proposal}/{path}")).Refused(HttpStatusCode.Forbidden, "not-permitted");
            (await here.Visitor.Get($"proposals/{proposal}/{path}")).Refused(HttpStatusCode.Unauthorized, "sign-in-is-needed");
            foreach (var reader in new[] { here[1], here.Secretary, here.Auditor })
                (await reader.Get($"proposals/{proposal}/{path}")).Ok();
        }
        (await here[2].Post($"proposals/{proposal}/comments", new { revision = 1, text = "May I?" })).Refused(HttpStatusCode.Forbidden, "not-permitted");
        (await here[2].Put($"proposals/{proposal}/comments/{comment}/reaction", new { reaction = "agree" })).Refused(HttpStatusCode.Forbidden, "not-permitted");
        (await here[2].Get($"proposals/{proposal}/history")).Ok().Text.ShouldNotContain(secret);
        (await here[2].Get("audit?limit=200")).Ok().Text.ShouldNotContain(secret);
        (await here[1].Post($"proposals/{proposal}/comments/{comment}/hiding", new { reason = "Rude." })).Ok();
        (await here[1].Post($"proposals/{proposal}/comments/{comment}/restoration", new { reason = "A slip." })).Ok();
        (await here[0].Put($"proposals/{proposal}/discussion/audience", new { audience = "members" })).Refused(HttpStatusCode.Conflict, "discussion-is-among-circle");
        (await here[0].Post($"proposals/{proposal}/comments", new { revision = 1, text = "You?", mentioned = new[] { here.Members[2].Id } })).Refused(HttpStatusCode.Conflict, "mentioned-is-not-in-circle");
        (await here[0].Put($"proposals/{proposal}/comments/{comment}", new { text = $"{secret}!", mentioned = new[] { here.Members[2].Id } })).Refused(HttpStatusCode.Conflict, "mentioned-is-not-in-circle");
        (await here[0].Post($"proposals/{proposal}/comments", new { revision = 1, text = "You?", mentioned = new[] { here.Members[1].Id } })).Ok();
        (await here[0].Put($"proposals/{proposal}/circle", new { circle = (Guid?)null })).Refused(HttpStatusCode.Conflict, "circle-keeps-what-was-said");
        (await here.Secretary.Post($"proposals/{proposal}/handing-on", new { to = (Guid?)null, reason = "For all." })).Ok();
        (await here.ReadComment(proposal, comment, here[2]))["text"]!.GetValue<string>().ShouldBe(secret);
        (await here.Visitor.Get($"proposals/{proposal}/comments")).Refused(HttpStatusCode.Unauthorized, "sign-in-is-needed");
    }
}
