using System.Net;
using Decisions.Server.Tests.Api.ConsentRounds;
using Decisions.Server.Tests.Api.Running;

namespace Decisions.Server.Tests.Api.Circles;

/// <summary>By whatever way it decides, a circle's members decide and nobody else.</summary>
public sealed class CircleWaysTests(ApiServer server)
{
    [Fact]
    public async Task A_circle_agrees_in_a_consent_round_of_its_own()
    {
        var (here, circle) = await Led(members: 5);
        var (proposal, rule) = (await here.DraftFor(0, circle), await here.Adopt(Consented.ByConsent));
        (await here[3].Post($"proposals/{proposal}/consent", Consented.Beginning(here, rule))).Refused(HttpStatusCode.Forbidden, "not-permitted");
        (await here[2].Post($"proposals/{proposal}/consent", Consented.Beginning(here, rule))).Ok();
        await here.PlanReview(proposal);
        (await here.Take(proposal, "driver", "signal")).Ok();
        (await Consented.Position(here[3], proposal, "noObjection")).Refused(HttpStatusCode.Forbidden, "member-is-not-on-the-roll");
        (await Consented.Position(here[0], proposal, "noObjection")).Ok();
        (await Consented.Position(here[1], proposal, "objection", "It burns the crust.")).Ok();
        (await Consented.Position(here[2], proposal, "noObjection")).Ok();
        (await here.Reaches(proposal, "test"))["step"]!.GetValue<string>().ShouldBe("test");
        (await here[3].Put($"proposals/{proposal}/consent/objections/{here.Members[1].Id}/judgement", new { qualifies = false }))
            .Refused(HttpStatusCode.Forbidden, "member-takes-no-part");
        (await here[1].Post($"proposals/{proposal}/consent/objection/withdrawal", new { reason = "It can be turned down." })).Ok();
        var decided = await here.Becomes(proposal, "carried");
        (decided["circle"]!.GetValue<Guid>(), decided["round"]!["roll"]!["circle"]!.GetValue<Guid>(), decided["round"]!["roll"]!["eligible"]!.GetValue<long>())
            .ShouldBe((circle, circle, 3));
    }

    [Fact]
    public async Task Who_is_in_a_circle_may_be_spoken_for_by_whom_they_trust_and_nobody_else_by_anybody()
    {
        var (here, circle) = await Led(members: 5);
        var (proposal, rule) = (await here.DraftFor(0, circle), await here.Adopt(Proxied.Usual));
        (await here.OpenBy(here[2], proposal, rule)).Ok();
        await Proxied.Appoint(here, proposal, member: 0, holder: 3);
        (await Proxied.Ask(here, proposal, member: 4, holder: 1)).Refused(HttpStatusCode.Forbidden, "appointer-may-not-vote");
        (await Proxied.Cast(here, proposal, holder: 3, member: 0, "yes")).Ok();
        (await TestCommunity.Cast(here[3], proposal, "no")).Refused(HttpStatusCode.Forbidden, "member-is-not-on-the-roll");
        (await TestCommunity.Cast(here[1], proposal, "yes")).Ok();
        (await here[2].Post($"proposals/{proposal}/voting/close", new { reason = "All are heard." })).Ok();
        (await here.Becomes(proposal, "carried"))["round"]!["roll"]!["eligible"]!.GetValue<long>().ShouldBe(3);
    }

    [Fact]
    public async Task The_roll_of_a_circle_is_as_of_the_record_date_whoever_came_and_went_since()
    {
        var (here, circle) = await Led(members: 5);
        var (proposal, rule) = (await here.DraftFor(0, circle), await here.Adopt(terms => terms["recordDate"] = "stated"));
        await Task.Delay(50, TestContext.Current.CancellationToken);
        var recordAt = TestCommunity.After(TimeSpan.Zero);
        await Task.Delay(50, TestContext.Current.CancellationToken);
        await here.Join(circle, 3);
        (await here[1].Post($"circles/{circle}/leaving", new { })).Ok();
        (await here[2].Post($"proposals/{proposal}/voting", new { ruleId = rule, closesAt = TestCommunity.After(TimeSpan.FromHours(1)), recordAt })).Ok();
        var roll = (await here[0].Get($"proposals/{proposal}")).Ok()["round"]!["roll"]!;
        (roll["circle"]!.GetValue<Guid>(), roll["eligible"]!.GetValue<long>()).ShouldBe((circle, 3));
        (await TestCommunity.Cast(here[1], proposal, "yes")).Ok();
        (await TestCommunity.Cast(here[3], proposal, "yes")).Refused(HttpStatusCode.Forbidden, "member-is-not-on-the-roll");
    }

    /// <summary>A circle of the first three, which the third leads.</summary>
    private async Task<(TestCommunity Here, Guid Circle)> Led(int members)
    {
        var here = await TestCommunity.Found(server, members);
        var circle = await here.Circle("Bakers");
        await here.Join(circle, 0, 1, 2);
        await here.Fill(circle, 2);
        return (here, circle);
    }
}
