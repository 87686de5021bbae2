using System.Net;
using Decisions.Server.Tests.Api.Running;

namespace Decisions.Server.Tests.Api.Templates;

/// <summary>Templates over the API, and the guide to a fitting rule.</summary>
public sealed class TemplateTests(ApiServer server)
{
    [Fact]
    public async Task A_facilitator_saves_one_changes_it_and_retires_it()
    {
        var here = await TestCommunity.Found(server, 2);
        var rule = await here.Adopt();
        (await here[0].Post("templates", Templated.Body("Spending", rule))).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await here.Secretary.Post("templates", Templated.Body(" ", rule))).Refused(HttpStatusCode.UnprocessableEntity, "text-is-missing");
        (await here.Secretary.Post("templates", Templated.Body("Spending", rule, votingHours: 0))).Refused(HttpStatusCode.UnprocessableEntity, "number-is-out-of-range");
        (await here.Secretary.Post("templates", Templated.Body("Spending", Guid.CreateVersion7()))).Refused(HttpStatusCode.NotFound, "rule-is-unknown");

        var facilitator = await here.Key(here.Members[1].Id, Engine.Identity.Role.Member, Engine.Identity.Role.Facilitator);
        var template = (await facilitator.Post("templates", Templated.Body("Spending", rule))).Ok().Id;
        await Templated.Save(here, "Away days", rule);
        var read = (await here.Visitor.Get($"templates/{template}")).Ok();
        (read["title"]!.GetValue<string>(), read["ruleId"]!.GetValue<Guid>(), read["votingHours"]!.GetValue<int>(), read["reviewMonths"]!.GetValue<int>()).ShouldBe(("Spending", rule, 72, 6));

        (await here.Secretary.Put($"templates/{template}", Templated.Body("Buying", rule, votingHours: null))).Ok();
        (await here[0].Get("templates")).Ok().Items.Select(each => each!["title"]!.GetValue<string>()).ShouldBe(["Away days", "Buying"]);
        (await here[0].Get($"templates/{template}")).Ok()["votingHours"].ShouldBeNull();

        (await here[0].Post($"templates/{template}/retirement", new { reason = "Unused." })).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await here.Secretary.Post($"templates/{template}/retirement", new { reason = "Unused." })).Ok();
        (await here[0].Get("templates")).Ok().Items.ShouldHaveSingleItem()!["title"]!.GetValue<string>().ShouldBe("Away days");
        (await here[0].Get($"templates/{template}")).Ok()["isRetired"]!.GetValue<bool>().ShouldBeTrue();
        (await here.Secretary.Put($"templates/{template}", Templated.Body("Spending", rule))).Refused(HttpStatusCode.Conflict, "template-is-retired");
        (await here[0].Get($"templates/{Guid.CreateVersion7()}")).Refused(HttpStatusCode.NotFound, "template-is-unknown");
    }

    [Fact]
    public async Task A_proposal_says_with_which_it_began()
    {
        var here = await TestCommunity.Found(server, 2);
        var template = await Templated.Save(here, "Spending");
        var proposal = (await Draft(template)).Ok().Id;
        (await here[1].Get($"proposals/{proposal}")).Ok()["templateId"]!.GetValue<Guid>().ShouldBe(template);
        (await here[1].Get($"proposals/{await here.Draft()}")).Ok()["templateId"].ShouldBeNull();
        (await Draft(Guid.CreateVersion7())).Refused(HttpStatusCode.NotFound, "template-is-unknown");
        (await here.Secretary.Post($"templates/{template}/retirement", new { })).Ok();
        (await Draft(template)).Refused(HttpStatusCode.Conflict, "template-is-retired");
        (await here[1].Get($"proposals/{proposal}")).Ok()["templateId"]!.GetValue<Guid>().ShouldBe(template);

        Task<Answer> Draft(Guid templateId) => here[0].Post("proposals", new { title = "A second oven", text = "What: an oven.", templateId });
    }

    [Fact]
    public async Task Members_alone_are_told_of_a_community_that_is_not_public()
    {
        var here = await TestCommunity.Found(server, 2, visibility: "membersOnly");
        var template = await Templated.Save(here, "Spending");
        foreach (var path in new[] { "templates", $"templates/{template}" })
        {
            (await here[0].Get(path)).Ok();
            (await here.Visitor.Get(path)).Status.ShouldNotBe(HttpStatusCode.OK);
        }
    }

    [Fact]
    public async Task The_guide_leads_from_the_first_question_to_a_rule_of_the_library()
    {
        var questions = (await (await server.Visitor()).Get("guide")).Ok().Items;
        var keys = questions.Select(question => question!["key"]!.GetValue<string>()).ToList();
        var library = (await (await server.Visitor()).Get("rule-library")).Ok().Items.Select(rule => rule!["key"]!.GetValue<string>()).ToList();
        foreach (var answer in questions.SelectMany(question => question!["answers"]!.AsArray()))
        {
            if (answer!["next"]?.GetValue<string>() is { } next)
                keys.ShouldContain(next);
            else
                library.ShouldContain(answer["rule"]!.GetValue<string>());
        }
    }
}
