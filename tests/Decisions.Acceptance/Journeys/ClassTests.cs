using Decisions.Acceptance.Running;
using Decisions.Domain.Ballots;
using Decisions.Domain.Rules;

namespace Decisions.Acceptance.Journeys;

/// <summary>A co-operative of workers and users, who are placed, weighed and told how each class voted.</summary>
public sealed class ClassTests(Site site)
{
    [Fact]
    public async Task Classes_are_named_given_to_members_weighed_by_a_rule_and_told_with_the_result()
    {
        var community = await TestCommunity.Found(site);
        var (ben, cleo, dev) = (await community.Member("Ben Carter"), await community.Member("Cleo Díaz"), await community.Member("Dev Patel"));
        await using var secretary = await site.SignIn(community.Secretary);
        await secretary.Go($"{community.Home}/members");
        await secretary.Follow("Classes");
        await secretary.Fill("The classes, one a line", "workers\nusers");
        await secretary.Press("Keep these classes");
        (await secretary.Text()).ShouldContain("The classes are on record.");
        await secretary.Select("Class of Ada Okafor", "workers");
        await secretary.Select("Class of Ben Carter", "users");
        await secretary.Select("Class of Cleo Díaz", "users");
        await secretary.Fill("Votes of Dev Patel", "many");
        await secretary.Press("Keep who is of which class");
        (await secretary.Text()).ShouldContain("Votes of Dev Patel");
        await secretary.Fill("Votes of Dev Patel", "1");
        await secretary.Select("Class of Dev Patel", "users");
        await secretary.Press("Keep who is of which class");
        await secretary.Picture("classes-placed");
        await secretary.Go($"{community.Home}/members");
        (await secretary.Text()).ShouldContain("of the class users");

        await secretary.Go($"{community.Home}/rules/adopt");
        await secretary.Fill("What is it called?", "General assembly");
        await secretary.Choose("Every member, once results show");
        await secretary.Fill("At least such a share of the members, as 1/2 or 20 %", "");
        await secretary.Unfold("Classes of members, their weights, and several votes");
        await secretary.Fill("Weights of colleges, one on each line, such as workers 50", "workers 60\nusers");
        await secretary.Press("Adopt the rule");
        (await secretary.Text()).ShouldContain("Write one class on each line with its number behind it");
        await secretary.Fill("Weights of colleges, one on each line, such as workers 50", "workers 60\nusers 40");
        await secretary.Picture("classes-rule");
        await secretary.Press("Adopt the rule");
        (await secretary.Source()).ShouldContain("Workers weigh 60 and users 40.");

        var proposal = await community.Proposal("Share the surplus");
        await secretary.Go($"{community.PageOf(proposal)}/open");
        await secretary.Press("Open voting");
        await community.Cast(community.Secretary, proposal, new YesNoChoice(Answer.Yes));
        foreach (var member in new[] { ben, cleo, dev })
            await community.Cast(member, proposal, new YesNoChoice(Answer.No));
        await community.Close(proposal);
        await secretary.Go(community.PageOf(proposal));
        var text = await secretary.Text();
        text.ShouldContain("The proposal is carried.");
        text.ShouldContain("Users (3 members): 0 yes, 3 no, 0 abstained. That counts as 0 yes and 40 no.");
        text.ShouldContain("yes counts 60 of 100");
        await secretary.Picture("classes-result");
    }

    [Fact]
    public async Task A_rule_that_counts_a_class_which_is_not_named_cannot_be_chosen_until_it_is()
    {
        var community = await TestCommunity.Found(site);
        await community.Classes("workers");
        await community.Rule();
        var rule = await community.Rule(terms => terms with { Name = "General assembly", Classes = new ClassTerms([new("workers", 60), new("users", 40)]) });
        var proposal = await community.Proposal("Share the year's surplus");
        await using var secretary = await site.SignIn(community.Secretary);
        await secretary.Go($"{community.PageOf(proposal)}/open");
        var choice = secretary.Page.Locator($"input[name=rule][value='{rule}']");
        (await choice.IsDisabledAsync()).ShouldBeTrue();
        (await secretary.Page.Locator("input[name=rule]:enabled").CountAsync()).ShouldBe(1);
        (await secretary.Text()).ShouldContain("“General assembly” counts the class “users”, which this community has not named: voting cannot open by it.");
        await secretary.Picture("open-unnamed-class");
        await secretary.Follow("Name it");
        secretary.Path.ShouldBe($"{community.Home}/members/classes");
        await community.Classes("workers", "users");
        await secretary.Go($"{community.PageOf(proposal)}/open");
        (await choice.IsDisabledAsync()).ShouldBeFalse();
    }
}
