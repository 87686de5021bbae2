using System.Net;
using Decisions.Server.Tests.Api.Running;

namespace Decisions.Server.Tests.Api.Proposals;

public sealed class CorrectionTests(ApiServer server)
{
    private static readonly object Slip = new { text = "The oven costs 12,000, not 21,000.", reason = "Two digits were swapped." };

    [Fact]
    public async Task The_secretary_puts_a_slip_right_and_everyone_sees_it_beside_the_result()
    {
        var here = await TestCommunity.Found(server);
        var proposal = await here.OpenVote();
        (await TestCommunity.Cast(here[0], proposal, "yes")).Ok();
        (await here.Secretary.Post($"proposals/{proposal}/corrections", Slip)).Refused(HttpStatusCode.Conflict, "result-is-not-declared");
        await here.Decide(proposal);
        var before = (await here.Visitor.Get($"proposals/{proposal}/result")).Ok();
        before["corrections"]!.AsArray().ShouldBeEmpty();
        var done = (await here.Secretary.Post($"proposals/{proposal}/corrections", Slip)).Ok();

        var after = (await here.Visitor.Get($"proposals/{proposal}/result")).Ok();
        after["tally"]!.ToJsonString().ShouldBe(before["tally"]!.ToJsonString());
        after["corrections"]![0]!["text"]!.GetValue<string>().ShouldBe("The oven costs 12,000, not 21,000.");
        (await here[1].Get($"proposals/{proposal}"))["round"]!["corrections"]![0]!["reason"]!.GetValue<string>().ShouldBe("Two digits were swapped.");
        (await here.Visitor.Get("proposals", ("Decisions-Index", done.Index))).Ok().Items[0]!["round"]!["corrections"]!.GetValue<int>().ShouldBe(1);
        var audited = (await here.Auditor.Get("audit?notice=decisionCorrected", ("Decisions-Index", done.Index))).Ok();
        audited.Items.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Nobody_else_may_and_it_says_what_and_why()
    {
        var here = await TestCommunity.Found(server);
        var proposal = await here.OpenVote();
        (await TestCommunity.Cast(here[0], proposal, "yes")).Ok();
        await here.Decide(proposal);
        foreach (var other in new[] { here[0], here.Auditor })
            (await other.Post($"proposals/{proposal}/corrections", Slip)).Refused(HttpStatusCode.Forbidden, "not-permitted");
        (await here.Visitor.Post($"proposals/{proposal}/corrections", Slip)).Refused(HttpStatusCode.Unauthorized, "sign-in-is-needed");
        (await here.Secretary.Post($"proposals/{proposal}/corrections", new { text = "", reason = "A slip." }))
            .Refused(HttpStatusCode.UnprocessableEntity, "text-is-missing");
        (await here.Secretary.Post($"proposals/{proposal}/corrections", new { text = "Ben.", reason = " " }))
            .Refused(HttpStatusCode.UnprocessableEntity, "text-is-missing");
    }
}
