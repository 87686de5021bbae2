using Decisions.Acceptance.Running;
using Decisions.Domain.Rules;

namespace Decisions.Acceptance.Journeys;

/// <summary>A community finds a fitting way to decide, saves it, and a member proposes with it.</summary>
public sealed class TemplateTests(Site site)
{
    [Fact]
    public async Task A_few_questions_lead_to_a_rule_and_a_saved_template_fills_in_a_proposal()
    {
        var community = await TestCommunity.Found(site);
        var ben = await community.Member("Ben Carter");
        await community.Rule(terms => terms with { Name = "By hand" });

        await using var secretary = await site.SignIn(community.Secretary);
        await secretary.Go($"{community.Home}/rules");
        await secretary.Follow("Templates");
        (await secretary.Text()).ShouldContain("There is no template yet.");
        await secretary.Follow("Find a fitting way to decide");
        await secretary.Picture("guide");
        await secretary.Follow("Whether we do one thing");
        await secretary.Follow("People who work closely together");
        await secretary.Follow("When nobody has a reasoned objection");
        var found = await secretary.Text();
        found.ShouldContain("An objection is a gift");
        found.ShouldContain("has not adopted it yet");
        await secretary.Picture("guide-found");
        await secretary.Follow("Look through it and adopt it");
        await secretary.Press("Adopt the rule");
        await secretary.Go($"{community.Home}/guide?a=matter&a=near&a=objection");
        (await secretary.Text()).ShouldContain("decides by it already");
        await secretary.Picture("guide-adopted");
        await secretary.Follow("Save a template with it");
        await secretary.Fill("What do you call it?", "How we work together");
        await secretary.Fill("What is it for?", "Whatever changes how we bake, open or clean.");
        await secretary.Fill("What does a proposal begin with? (optional)", "What happens now:\n\nWhat we would do:");
        await secretary.Fill("For how many days is voting open? (optional)", "three");
        await secretary.Press("Save it");
        (await secretary.Text()).ShouldContain("three");
        (await secretary.Page.InputValueAsync("#text")).ShouldContain("What we would do:");
        await secretary.Picture("template-refused");
        await secretary.Fill("For how many days is voting open? (optional)", "3");
        await secretary.Fill("After how many months is the decision looked at again? (optional)", "6");
        await secretary.Press("Save it");
        var saved = await secretary.Text();
        saved.ShouldContain("The template is saved.");
        saved.ShouldContain("Voting is usually open for 3 days.");
        await secretary.Picture("templates");

        await using var member = await site.SignIn(ben);
        await member.Go($"{community.Home}/propose");
        await member.Picture("propose-begin");
        await member.Follow("How we work together");
        (await member.Page.InputValueAsync("#text")).ShouldStartWith("What happens now:");
        await member.Fill("Title", "Open on Mondays");
        await member.Picture("propose-by-template");
        await member.Press("Put it on record");
        (await member.Text()).ShouldContain("It began with the template How we work together.");
        await member.Picture("began-with-template");
        var decision = member.Page.Url.Split('?')[0];

        await secretary.Go($"{decision}/consent-round/begin");
        await secretary.Fill("Why act?", "Orders wait until Tuesday.");
        await secretary.Press("Begin the consent round");
        await secretary.Go($"{decision}/consent-round");
        await secretary.Page.Locator("#review summary").ClickAsync();
        (await secretary.Page.InputValueAsync("#on")).ShouldBe(community.Today.PlusMonths(6).ToString("uuuu'-'MM'-'dd", null));

        await secretary.Go($"{community.Home}/templates");
        await secretary.Follow("Retire “How we work together”");
        await secretary.Fill("Why? (optional)", "We have a better one.");
        await secretary.Press("Retire the template");
        (await secretary.Text()).ShouldContain("There is no template yet.");
        await member.Go($"{community.Home}/propose");
        (await member.Text()).ShouldNotContain("How we work together");
    }
}
