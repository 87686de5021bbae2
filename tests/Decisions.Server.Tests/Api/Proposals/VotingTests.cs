using System.Net;
using Decisions.Server.Tests.Api.Running;
using Npgsql;

namespace Decisions.Server.Tests.Api.Proposals;

public sealed class VotingTests(ApiServer server)
{
    [Fact]
    public async Task Voting_is_opened_extended_closed_early_and_declared()
    {
        var here = await TestCommunity.Found(server);
        var (proposal, rule) = (await here.Draft(), await here.Adopt());
        (await here[0].Post($"proposals/{proposal}/voting", new { ruleId = rule, closesAt = TestCommunity.After(TimeSpan.FromHours(1)) }))
            .Refused(HttpStatusCode.Forbidden, "not-permitted");
        await here.Open(proposal, rule, TimeSpan.FromHours(1));
        var later = TestCommunity.After(TimeSpan.FromHours(2));
        (await here.Secretary.Post($"proposals/{proposal}/voting/extensions", new { closesAt = later, reason = "The post was late." })).Ok();
        (await here.Secretary.Post($"proposals/{proposal}/voting/extensions", new { closesAt = TestCommunity.After(TimeSpan.FromMinutes(1)) }))
            .Refused(HttpStatusCode.UnprocessableEntity, "deadline-is-not-later");
        (await here.Secretary.Post($"proposals/{proposal}/result")).Refused(HttpStatusCode.Conflict, "voting-has-not-closed");
        await TestCommunity.Cast(here[0], proposal, "yes");
        await here.Decide(proposal);
        var result = (await here.Visitor.Get($"proposals/{proposal}/result")).Ok();
        result["isDeclared"]!.GetValue<bool>().ShouldBeTrue();
        result["tally"]!["verdict"]!.GetValue<string>().ShouldBe("carried");
        result["inWords"]!.AsArray().ShouldNotBeEmpty();
        (await here[0].Get($"proposals/{proposal}"))["status"]!.GetValue<string>().ShouldBe("carried");
        (await here.Secretary.Post($"proposals/{proposal}/result")).Refused(HttpStatusCode.Conflict, "result-is-declared");
    }

    [Fact]
    public async Task A_deadline_in_the_past_is_refused()
    {
        var here = await TestCommunity.Found(server);
        var (proposal, rule) = (await here.Draft(), await here.Adopt());
        foreach (var past in new[] { TestCommunity.After(-TimeSpan.FromMinutes(1)), "2001-01-01T00:00:00Z", "0001-01-01T00:00:00Z" })
            (await here.Secretary.Post($"proposals/{proposal}/voting", new { ruleId = rule, closesAt = past }))
                .Refused(HttpStatusCode.UnprocessableEntity, "deadline-is-past");
    }

    [Theory]
    [InlineData("tomorrow")]
    [InlineData("2026-12-24")]
    [InlineData("2026-12-24T18:00:00")]
    [InlineData("2026-13-24T18:00:00Z")]
    public async Task A_time_that_is_none_is_refused_with_where_it_stands(string time)
    {
        var here = await TestCommunity.Found(server, 0);
        var refused = (await here.Secretary.Post($"proposals/{Guid.CreateVersion7()}/voting", new { ruleId = Guid.CreateVersion7(), closesAt = time }))
            .Refused(HttpStatusCode.BadRequest, "body-is-malformed");
        refused["path"]!.GetValue<string>().ShouldBe("$.closesAt");
        refused["detail"]!.GetValue<string>().ShouldContain("RFC 3339");
    }

    [Fact]
    public async Task A_deadline_at_the_calendars_end_is_kept()
    {
        var here = await TestCommunity.Found(server);
        var (proposal, rule) = (await here.Draft(), await here.Adopt());
        (await here.Secretary.Post($"proposals/{proposal}/voting", new { ruleId = rule, closesAt = "9999-12-31T23:59:59.9999999Z" })).Ok();
        (await TestCommunity.Cast(here[0], proposal, "yes")).Ok();
        (await here[0].Get($"proposals/{proposal}"))["round"]!["closesAt"]!.GetValue<string>().ShouldStartWith("9999-12-31T23:59:59.99");
    }

    [Fact]
    public async Task What_needs_voting_that_has_not_opened_is_a_404_to_a_question_and_a_conflict_to_a_command()
    {
        var here = await TestCommunity.Found(server);
        var proposal = await here.Draft();
        foreach (var part in new[] { "tally", "ballots", "ballot" })
            (await here[0].Get($"proposals/{proposal}/{part}")).Refused(HttpStatusCode.NotFound, "voting-has-not-opened");
        (await here[0].Get($"proposals/{proposal}/result")).Refused(HttpStatusCode.NotFound, "result-is-not-declared");
        (await TestCommunity.Cast(here[0], proposal, "yes")).Refused(HttpStatusCode.Conflict, "voting-has-not-opened");
    }

    [Fact]
    public async Task Rules_can_forbid_closing_early_and_extending()
    {
        var here = await TestCommunity.Found(server);
        var proposal = await here.OpenVote(terms => (terms["mayCloseEarly"], terms["mayExtend"]) = (false, false));
        (await here.Secretary.Post($"proposals/{proposal}/voting/close", new { })).Refused(HttpStatusCode.Conflict, "rule-forbids-early-close");
        (await here.Secretary.Post($"proposals/{proposal}/voting/extensions", new { closesAt = TestCommunity.After(TimeSpan.FromDays(1)) }))
            .Status.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task A_decided_proposal_cannot_be_changed()
    {
        var here = await TestCommunity.Found(server);
        var proposal = await here.OpenVote();
        await TestCommunity.Cast(here[0], proposal, "yes");
        await here.Decide(proposal);
        (await here[0].Post($"proposals/{proposal}/revisions", new { title = "x", text = "x" })).Refused(HttpStatusCode.Conflict, "proposal-is-decided");
        (await here[0].Post($"proposals/{proposal}/withdrawal", new { })).Refused(HttpStatusCode.Conflict, "proposal-is-decided");
        (await TestCommunity.Cast(here[0], proposal, "no")).Refused(HttpStatusCode.Conflict, "voting-has-closed");
    }

    [Fact]
    public async Task Reading_a_withdrawn_proposal_past_its_deadline_writes_nothing()
    {
        var here = await TestCommunity.Found(server, visibility: "public");
        var proposal = await here.Draft();
        await here.Open(proposal, await here.Adopt(), TimeSpan.FromSeconds(2));
        (await here[0].Post($"proposals/{proposal}/withdrawal", new { })).Ok();
        await Task.Delay(TimeSpan.FromSeconds(2.1), TestContext.Current.CancellationToken);

        var before = await HeadRow(here);
        foreach (var part in new[] { "", "/history", "/revisions", "/tally" })
            (await here.Visitor.Get($"proposals/{proposal}{part}")).Ok();
        (await HeadRow(here)).ShouldBe(before);
    }

    /// <summary>Which writing of the row that orders a community's appends is the last.</summary>
    private async Task<string> HeadRow(TestCommunity here)
    {
        await using var source = NpgsqlDataSource.Create(await server.Connection());
        await using var command = source.CreateCommand("select xmin::text from decisions.ledger_head where community = $1");
        command.Parameters.AddWithValue(here.Id);
        return (string)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }
}
