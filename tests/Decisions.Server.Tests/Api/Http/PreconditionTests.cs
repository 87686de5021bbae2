using System.Net;
using Decisions.Server.Tests.Api.Running;

namespace Decisions.Server.Tests.Api.Http;

public sealed class PreconditionTests(ApiServer server)
{
    [Fact]
    public async Task A_stale_version_is_a_412_and_a_present_one_is_not()
    {
        var here = await TestCommunity.Found(server);
        var proposal = await here.Draft();
        var path = $"proposals/{proposal}";
        var read = (await here[0].Get(path)).Ok();
        var revision = new { title = "Buy a used oven", text = "x" };
        (await here[0].Post($"{path}/revisions", revision, ("If-Match", read.Tag!))).Ok();
        var stale = (await here[0].Post($"{path}/revisions", new { title = "Other", text = "x" }, ("If-Match", read.Tag!)))
            .Refused(HttpStatusCode.PreconditionFailed, "version-is-stale");
        (stale["expected"]!.GetValue<int>(), stale["actual"]!.GetValue<int>()).ShouldBe((1, 2));
        (await here[0].Post($"{path}/revisions", new { title = "Other", text = "x" }, ("If-Match", "W/\"2\""))).Ok();
    }

    [Fact]
    public async Task A_repetition_under_its_key_is_not_stale()
    {
        var here = await TestCommunity.Found(server);
        var proposal = await here.Draft();
        (string, string)[] headers = [("If-Match", "\"1\""), ("Idempotency-Key", "once")];
        var first = (await here[0].Post($"proposals/{proposal}/revisions", new { title = "y", text = "x" }, headers)).Ok();
        (await here[0].Post($"proposals/{proposal}/revisions", new { title = "y", text = "x" }, headers)).Ok().Text.ShouldBe(first.Text);
    }

    [Fact]
    public async Task A_first_ballot_can_be_made_sure_to_be_the_first()
    {
        var here = await TestCommunity.Found(server);
        var proposal = await here.OpenVote();
        (await TestCommunity.Cast(here[0], proposal, "yes", ("If-None-Match", "*"))).Ok();
        (await TestCommunity.Cast(here[0], proposal, "no", ("If-None-Match", "*"))).Refused(HttpStatusCode.PreconditionFailed, "version-is-stale");
        (await TestCommunity.Cast(here[0], proposal, "no", ("If-Match", "\"1\""))).Ok();
        (await TestCommunity.Cast(here[0], proposal, "yes", ("If-Match", "\"1\""))).Refused(HttpStatusCode.PreconditionFailed, "version-is-stale");
    }

    [Fact]
    public async Task A_refusal_comes_before_the_precondition()
    {
        var here = await TestCommunity.Found(server);
        var proposal = await here.Draft();
        (await here[1].Post($"proposals/{proposal}/revisions", new { title = "y", text = "x" }, ("If-Match", "\"9\"")))
            .Refused(HttpStatusCode.Forbidden, "not-permitted");
    }

    [Theory]
    [InlineData("If-Match", "3")]
    [InlineData("If-Match", "\"three\"")]
    [InlineData("If-Match", "\"1\", \"2\"")]
    [InlineData("If-None-Match", "\"1\"")]
    public async Task A_precondition_that_cannot_be_read_is_refused(string header, string value)
    {
        var here = await TestCommunity.Found(server);
        (await here[0].Post("proposals", new { title = "y", text = "x" }, (header, value)))
            .Refused(HttpStatusCode.BadRequest, "header-is-malformed")["header"]!.GetValue<string>().ShouldBe(header);
    }

    [Fact]
    public async Task An_answer_that_the_asker_has_is_not_sent_again()
    {
        var here = await TestCommunity.Found(server);
        var path = $"proposals/{await here.Draft()}";
        var tag = (await here[0].Get(path)).Tag!;
        foreach (var known in new[] { tag, $"W/{tag}", $"\"other\", {tag}", "*" })
        {
            var unchanged = await here[0].Get(path, ("If-None-Match", known));
            unchanged.Status.ShouldBe(HttpStatusCode.NotModified);
            unchanged.Text.ShouldBeEmpty();
            unchanged.Tag.ShouldBe(tag);
            unchanged.Index.ShouldNotBeEmpty();
        }
        (await here[0].Get(path, ("If-None-Match", "\"1\""))).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_ballot_of_another_round_has_another_tag()
    {
        var here = await TestCommunity.Found(server);
        var proposal = await here.OpenVote(terms => terms["quorum"]!["atLeast"] = 4);
        (await TestCommunity.Cast(here[0], proposal, "yes")).Ok();
        var tag = (await here[0].Get($"proposals/{proposal}/ballot")).Tag!;
        await here.Decide(proposal);
        await here.Open(proposal, await here.Adopt(), TimeSpan.FromHours(1));
        (await TestCommunity.Cast(here[0], proposal, "yes")).Ok();
        (await here[0].Get($"proposals/{proposal}/ballot", ("If-None-Match", tag))).Status.ShouldBe(HttpStatusCode.OK);
    }
}
