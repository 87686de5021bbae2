using System.Net;
using System.Text.Json.Nodes;
using Decisions.Server.Tests.Api.Running;

namespace Decisions.Server.Tests.Api.Rules;

public sealed class RuleTests(ApiServer server)
{
    [Fact]
    public async Task A_rule_is_adopted_read_in_words_amended_and_retired()
    {
        var here = await TestCommunity.Found(server);
        var adopted = (await here.Secretary.Post("rules", TestCommunity.Terms())).Ok();
        adopted.Status.ShouldBe(HttpStatusCode.Created);
        var read = (await here.Visitor.Get($"rules/{adopted.Id}")).Ok();
        read["inWords"]!.AsArray().Count.ShouldBeGreaterThan(4);
        (await here.Secretary.Put($"rules/{adopted.Id}", TestCommunity.Terms(terms => terms["name"] = "Special"), ("If-Match", read.Tag!))).Ok();
        var amended = (await here.Visitor.Get($"rules/{adopted.Id}")).Ok();
        amended["ruleVersion"]!.GetValue<int>().ShouldBe(2);
        amended["versions"]!.AsArray().Count.ShouldBe(2);
        var retired = (await here.Secretary.Post($"rules/{adopted.Id}/retirement", new { reason = "Replaced." })).Ok();
        var fresh = ("Decisions-Index", retired.Index);
        (await here.Visitor.Get("rules", fresh)).Ok().Items.ShouldBeEmpty();
        (await here.Visitor.Get("rules?retired=true", fresh)).Ok().Items.ShouldHaveSingleItem();
        var proposal = await here.Draft();
        (await here.Secretary.Post($"proposals/{proposal}/voting", new { ruleId = adopted.Id, closesAt = TestCommunity.After(TimeSpan.FromDays(1)) }))
            .Refused(HttpStatusCode.Conflict, "rule-is-retired");
    }

    [Theory]
    [InlineData(0, 0, "fraction-is-not-proper")]
    [InlineData(3, 2, "fraction-is-not-proper")]
    [InlineData(-1, 2, "fraction-is-not-proper")]
    [InlineData(1, 1, "threshold-cannot-be-reached")]
    public async Task A_threshold_that_is_no_fraction_or_out_of_reach_is_refused(int numerator, int denominator, string code)
    {
        var here = await TestCommunity.Found(server, 0);
        var terms = TestCommunity.Terms(terms =>
            terms["method"]!["threshold"]!["fraction"] = new JsonObject { ["numerator"] = numerator, ["denominator"] = denominator });
        (await here.Secretary.Post("rules", terms)).Refused(HttpStatusCode.UnprocessableEntity, code);
    }

    [Fact]
    public async Task A_fraction_with_a_part_missing_is_refused()
    {
        var here = await TestCommunity.Found(server, 0);
        var terms = TestCommunity.Terms(terms => terms["turnoutFloor"] = new JsonObject { ["numerator"] = 1 });
        ((int)(await here.Secretary.Post("rules", terms)).Status).ShouldBeOneOf(400, 422);
    }

    [Fact]
    public async Task Only_the_secretary_keeps_rules()
    {
        var here = await TestCommunity.Found(server);
        foreach (var other in new[] { here[0], here.Auditor, here.Admin })
            (await other.Post("rules", TestCommunity.Terms())).Refused(HttpStatusCode.Forbidden, "not-permitted");
        (await here.Visitor.Post("rules", TestCommunity.Terms())).Refused(HttpStatusCode.Unauthorized, "sign-in-is-needed");
    }

    [Fact]
    public async Task An_unknown_rule_is_a_404()
    {
        var here = await TestCommunity.Found(server);
        var unknown = Guid.CreateVersion7();
        (await here[0].Get($"rules/{unknown}")).Refused(HttpStatusCode.NotFound, "rule-is-unknown");
        (await here.Secretary.Put($"rules/{unknown}", TestCommunity.Terms())).Refused(HttpStatusCode.NotFound, "rule-is-unknown");
        var proposal = await here.Draft();
        (await here.Secretary.Post($"proposals/{proposal}/voting", new { ruleId = unknown, closesAt = TestCommunity.After(TimeSpan.FromDays(1)) }))
            .Refused(HttpStatusCode.NotFound, "rule-is-unknown");
    }

    [Fact]
    public async Task Secret_ballots_are_not_counted_in_the_open()
    {
        var here = await TestCommunity.Found(server, 0);
        var terms = TestCommunity.Terms(terms => terms["secrecy"] = "secret");
        (await here.Secretary.Post("rules", terms)).Refused(HttpStatusCode.UnprocessableEntity, "secret-ballots-need-hidden-results");
        var rule = await here.Adopt(TestCommunity.Secret);
        (await here.Secretary.Put($"rules/{rule}", terms)).Refused(HttpStatusCode.UnprocessableEntity, "secret-ballots-need-hidden-results");
    }
}
