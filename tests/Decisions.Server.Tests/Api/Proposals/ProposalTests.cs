using System.Net;
using Decisions.Server.Tests.Api.Running;

namespace Decisions.Server.Tests.Api.Proposals;

public sealed class ProposalTests(ApiServer server)
{
    [Fact]
    public async Task A_proposal_is_drafted_revised_and_withdrawn()
    {
        var here = await TestCommunity.Found(server);
        var drafted = (await here[0].Post("proposals", new { title = "Buy a second oven", text = "We turn orders away." })).Ok();
        drafted.Status.ShouldBe(HttpStatusCode.Created);
        var path = $"proposals/{drafted.Id}";
        (await here[1].Post($"{path}/revisions", new { title = "Mine", text = "x" })).Refused(HttpStatusCode.Forbidden, "not-permitted");
        (await here[0].Post($"{path}/revisions", new { title = "Buy a used oven", text = "It costs less.", note = "A used one is enough." })).Ok();
        var read = (await here[1].Get(path)).Ok();
        read["status"]!.GetValue<string>().ShouldBe("draft");
        read["current"]!["title"]!.GetValue<string>().ShouldBe("Buy a used oven");
        (await here[1].Get($"{path}/revisions")).Ok().Items.Count.ShouldBe(2);
        var withdrawn = (await here[0].Post($"{path}/withdrawal", new { reason = "We found a partner." })).Ok();
        (await here[1].Get(path))["status"]!.GetValue<string>().ShouldBe("withdrawn");
        (await here[0].Post($"{path}/revisions", new { title = "Again", text = "x" })).Refused(HttpStatusCode.Conflict, "proposal-is-withdrawn");
        var history = (await here[1].Get($"{path}/history", ("Decisions-Index", withdrawn.Index))).Ok();
        history.Items.Select(item => item!["type"]!.GetValue<string>())
            .ShouldBe(["proposal_drafted", "proposal_revised", "proposal_withdrawn"]);
        history.Items[0]!["actorName"]!.GetValue<string>().ShouldBe("Member 1");
    }

    [Fact]
    public async Task Markup_is_kept_as_text_to_the_letter()
    {
        var here = await TestCommunity.Found(server);
        const string markup = "<script>alert('x')</script> & **bold** 🍞 \u05D0\u05D1";
        var drafted = (await here[0].Post("proposals", new { title = markup, text = markup })).Ok();
        var read = await here[1].Get($"proposals/{drafted.Id}");
        read["current"]!["title"]!.GetValue<string>().ShouldBe(markup);
        read["current"]!["text"]!.GetValue<string>().ShouldBe(markup);
        read.Type.ShouldStartWith("application/json");
        read.Headers["X-Content-Type-Options"].ShouldBe("nosniff");
    }

    [Theory]
    [InlineData("Bell \u0007", "text-has-control-characters")]
    [InlineData("Null \0", "text-has-control-characters")]
    [InlineData("Turned \u202E", "text-has-control-characters")]
    [InlineData("Two\nlines", "text-has-control-characters")]
    [InlineData("   ", "text-is-missing")]
    public async Task A_title_that_cannot_be_shown_is_refused(string title, string code)
    {
        var here = await TestCommunity.Found(server);
        (await here[0].Post("proposals", new { title, text = "x" })).Refused(HttpStatusCode.UnprocessableEntity, code)["field"]!
            .GetValue<string>().ShouldBe("title");
    }

    [Fact]
    public async Task A_text_that_is_too_long_is_refused_with_its_length()
    {
        var here = await TestCommunity.Found(server);
        var refused = (await here[0].Post("proposals", new { title = "x", text = new string('x', 100_001) }))
            .Refused(HttpStatusCode.UnprocessableEntity, "text-is-too-long");
        refused["length"]!.GetValue<int>().ShouldBe(100_001);
        refused["limit"]!.GetValue<int>().ShouldBe(100_000);
    }

    [Fact]
    public async Task An_unknown_proposal_is_a_404_to_whoever_may_read()
    {
        var here = await TestCommunity.Found(server);
        var path = $"proposals/{Guid.CreateVersion7()}";
        foreach (var part in new[] { "", "/revisions", "/history", "/ballots", "/tally", "/result", "/ballot" })
            (await here[0].Get(path + part)).Refused(HttpStatusCode.NotFound, "proposal-is-unknown");
        (await TestCommunity.Cast(here[0], Guid.CreateVersion7(), "yes")).Refused(HttpStatusCode.NotFound, "proposal-is-unknown");
        (await here[0].Post($"{path}/withdrawal", new { })).Refused(HttpStatusCode.NotFound, "proposal-is-unknown");
    }

    [Fact]
    public async Task Who_may_not_act_is_not_told_what_there_is()
    {
        var (here, there) = (await TestCommunity.Found(server), await TestCommunity.Found(server));
        var proposal = await here.Draft();
        foreach (var id in new[] { proposal, Guid.CreateVersion7() })
        {
            (await here.Visitor.Post($"proposals/{id}/withdrawal", new { }, ("If-Match", "\"7\""))).Refused(HttpStatusCode.Unauthorized, "sign-in-is-needed");
            (await there[0].In(here.Id).Post($"proposals/{id}/withdrawal", new { }, ("If-Match", "\"7\""))).Refused(HttpStatusCode.Forbidden, "not-permitted");
        }
    }

    [Fact]
    public async Task The_register_is_searched_and_filtered()
    {
        var here = await TestCommunity.Found(server);
        await here.Draft();
        var other = (await here[0].Post("proposals", new { title = "Close on Mondays", text = "x" })).Ok();
        var fresh = ("Decisions-Index", other.Index);
        (await here[0].Get("proposals?text=MONDAYS", fresh)).Ok().Items.ShouldHaveSingleItem();
        (await here[0].Get("proposals?status=draft&status=open", fresh)).Ok().Items.Count.ShouldBe(2);
        (await here[0].Get("proposals?status=carried", fresh)).Ok().Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_outcome_is_stated_once_there_is_a_result()
    {
        var here = await TestCommunity.Found(server);
        var proposal = await here.OpenVote();
        var outcome = new { statement = "Ben orders the oven by Friday." };
        (await here.Secretary.Put($"proposals/{proposal}/outcome", outcome)).Refused(HttpStatusCode.Conflict, "result-is-not-declared");
        await here.Decide(proposal);
        (await here[0].Put($"proposals/{proposal}/outcome", outcome)).Refused(HttpStatusCode.Forbidden, "not-permitted");
        (await here.Secretary.Put($"proposals/{proposal}/outcome", outcome)).Ok();
        (await here[0].Get($"proposals/{proposal}/result"))["outcome"]!.GetValue<string>().ShouldBe(outcome.statement);
    }
}
