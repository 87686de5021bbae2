using System.Net;
using Decisions.Server.Tests.Api.Running;

namespace Decisions.Server.Tests.Api.Http;

public sealed class IdempotencyTests(ApiServer server)
{
    private static readonly (string, string) Key = ("Idempotency-Key", "5f3a81c0");

    [Fact]
    public async Task A_request_repeated_at_once_is_done_once_and_answered_alike()
    {
        var here = await TestCommunity.Found(server);
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ =>
            here[0].Post("proposals", new { title = "Buy a second oven", text = "x" }, Key)));
        foreach (var answer in answers)
        {
            answer.Ok().Text.ShouldBe(answers[0].Text);
            answer.Status.ShouldBe(HttpStatusCode.Created);
            answer.Headers["Location"].ShouldBe(answers[0].Headers["Location"]);
            answer.Index.ShouldBe(answers[0].Index);
        }
        (await here[0].Get("proposals", ("Decisions-Index", answers[0].Index))).Ok().Items.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task The_answer_is_the_same_after_later_changes_after_the_close_and_after_a_restart()
    {
        var here = await TestCommunity.Found(server);
        var proposal = await here.OpenVote();
        var first = (await TestCommunity.Cast(here[0], proposal, "yes", Key)).Ok();
        (await TestCommunity.Cast(here[0], proposal, "no")).Ok();
        (await TestCommunity.Cast(here[0], proposal, "yes", Key)).Text.ShouldBe(first.Text);
        (await here[0].Get($"proposals/{proposal}/ballot"))["vote"]!["choice"]!["answer"]!.GetValue<string>().ShouldBe("no");
        await here.Decide(proposal);
        (await TestCommunity.Cast(here[0], proposal, "yes", Key)).Text.ShouldBe(first.Text);
        await using var restarted = await server.Another();
        var client = new Client(ApiServer.Http(restarted), here[0].Token).In(here.Id);
        (await TestCommunity.Cast(client, proposal, "yes", Key)).Ok().Text.ShouldBe(first.Text);
    }

    [Fact]
    public async Task A_request_that_changed_nothing_changes_nothing_when_it_is_repeated_later()
    {
        var here = await TestCommunity.Found(server);
        var proposal = await here.OpenVote();
        (await TestCommunity.Cast(here[0], proposal, "yes")).Ok();
        var unchanged = (await TestCommunity.Cast(here[0], proposal, "yes", Key)).Ok();
        unchanged["index"].ShouldBeNull();
        (await TestCommunity.Cast(here[0], proposal, "no")).Ok();

        (await TestCommunity.Cast(here[0], proposal, "yes", Key)).Ok().Text.ShouldBe(unchanged.Text);
        (await here[0].Get($"proposals/{proposal}/ballot"))["vote"]!["choice"]!["answer"]!.GetValue<string>().ShouldBe("no");
        (await TestCommunity.Cast(here[0], proposal, "abstain", Key)).Refused(HttpStatusCode.UnprocessableEntity, "command-id-is-reused");
        await here.Decide(proposal);
        (await TestCommunity.Cast(here[0], proposal, "yes", Key)).Ok().Text.ShouldBe(unchanged.Text);
    }

    [Fact]
    public async Task A_key_used_for_something_else_is_refused()
    {
        var here = await TestCommunity.Found(server);
        var proposal = await here.OpenVote();
        (await TestCommunity.Cast(here[0], proposal, "yes", Key)).Ok();
        (await TestCommunity.Cast(here[0], proposal, "no", Key)).Refused(HttpStatusCode.UnprocessableEntity, "command-id-is-reused");
        (await here[0].Delete($"proposals/{proposal}/ballot", Key)).Refused(HttpStatusCode.UnprocessableEntity, "command-id-is-reused");
    }

    [Fact]
    public async Task Keys_are_each_actors_own()
    {
        var here = await TestCommunity.Found(server);
        var proposal = await here.OpenVote();
        (await TestCommunity.Cast(here[0], proposal, "yes", Key)).Ok();
        (await TestCommunity.Cast(here[1], proposal, "no", Key)).Ok();
        var there = await TestCommunity.Found(server);
        (await there[0].Post("proposals", new { title = "x", text = "x" }, Key)).Ok();
    }

    [Fact]
    public async Task A_refusal_is_not_kept_under_the_key()
    {
        var here = await TestCommunity.Found(server);
        var (proposal, rule) = (await here.Draft(), await here.Adopt());
        (await TestCommunity.Cast(here[0], proposal, "yes", Key)).Refused(HttpStatusCode.Conflict, "voting-has-not-opened");
        await here.Open(proposal, rule, TimeSpan.FromHours(1));
        (await TestCommunity.Cast(here[0], proposal, "yes", Key)).Ok();
    }

    [Fact]
    public async Task A_key_that_is_too_long_is_refused()
    {
        var here = await TestCommunity.Found(server);
        (await here[0].Post("proposals", new { title = "x", text = "x" }, ("Idempotency-Key", new string('k', 256))))
            .Refused(HttpStatusCode.BadRequest, "header-is-malformed");
    }
}
