using System.Net;
using Decisions.Server.Tests.Api.Running;

namespace Decisions.Server.Tests.Api.Rules;

public sealed class EntrenchedTests(ApiServer server)
{
    [Fact]
    public async Task An_entrenched_rule_becomes_what_members_voted_on_and_nothing_else()
    {
        var here = await TestCommunity.Found(server);
        var rule = await here.Adopt(FormalDecisions.Entrenched);
        (await here.Secretary.Put($"rules/{rule}", TestCommunity.Terms())).Refused(HttpStatusCode.Conflict, "rule-is-entrenched");
        (await here.Secretary.Post($"rules/{rule}/retirement", new { })).Refused(HttpStatusCode.Conflict, "rule-is-entrenched");
        var other = await here.Adopt();
        var plain = await here.OpenVote();
        (await here.Secretary.Post($"rules/{rule}/changes", new { proposalId = plain })).Refused(HttpStatusCode.Conflict, "decision-is-of-another-change");

        var decision = await FormalDecisions.CarriedChange(here, rule, TestCommunity.Terms(terms => terms["name"] = "Plainer rule"));
        (await here.Secretary.Get($"proposals/{decision}"))["change"]!["ruleId"]!.GetValue<Guid>().ShouldBe(rule);
        (await here[0].Post($"rules/{rule}/changes", new { proposalId = decision })).Refused(HttpStatusCode.Forbidden, "not-permitted");
        (await here.Secretary.Post($"rules/{other}/changes", new { proposalId = decision })).Refused(HttpStatusCode.Conflict, "decision-is-of-another-change");
        (await here.Secretary.Post($"rules/{rule}/changes", new { proposalId = decision })).Ok();
        var read = (await here.Secretary.Get($"rules/{rule}")).Ok();
        (read["ruleVersion"]!.GetValue<int>(), read["terms"]!["name"]!.GetValue<string>()).ShouldBe((2, "Plainer rule"));

        (await here.Secretary.Put($"rules/{rule}", TestCommunity.Terms())).Ok();
        (await here.Secretary.Post($"rules/{rule}/changes", new { proposalId = decision })).Refused(HttpStatusCode.Conflict, "decision-is-carried-out");
    }

    [Fact]
    public async Task A_decision_retires_a_rule()
    {
        var here = await TestCommunity.Found(server);
        var rule = await here.Adopt(FormalDecisions.Entrenched);
        var decision = await FormalDecisions.CarriedChange(here, rule, terms: null);
        (await here.Secretary.Post($"rules/{rule}/changes", new { proposalId = decision })).Ok();
        (await here.Secretary.Get($"rules/{rule}"))["isRetired"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Fact]
    public async Task A_community_begins_with_the_library_s_rules_that_it_names()
    {
        var admin = await server.Admin();
        var library = (await (await server.Visitor()).Get("rule-library")).Ok().Items;
        library.Select(rule => rule!["key"]!.GetValue<string>()).ShouldBe(Domain.Rules.RuleLibrary.All.Select(rule => rule.Key));
        library.ShouldAllBe(rule => rule!["inWords"]!.AsArray().Count > 5 && rule["source"]!.GetValue<string>().EndsWith('.'));
        object Body(params string[] rules) => new
        {
            name = "Hill Street Bakery", purpose = "Bread.", timeZone = "Europe/London", visibility = "public", founderName = "Ada", rules,
        };
        (await admin.Post("communities", Body("ordinary", "extraordinary"))).Refused(HttpStatusCode.UnprocessableEntity, "library-has-no-such-rule");
        var founded = (await admin.Post("communities", Body([.. Domain.Rules.RuleLibrary.All.Select(rule => rule.Key)]))).Ok();
        var listed = (await (await server.Visitor()).In(founded.Id).Get("rules", ("Decisions-Index", founded.Index))).Ok().Items;
        listed.Count.ShouldBe(library.Count);
        listed.Count(rule => rule!["terms"]!["entrenched"] is not null).ShouldBe(1);
    }
}
