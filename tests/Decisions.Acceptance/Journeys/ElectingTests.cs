using System.Collections.Immutable;
using Decisions.Acceptance.Running;
using Decisions.Domain.Rules;

namespace Decisions.Acceptance.Journeys;

/// <summary>Choosing among options by the counting rules, without a script.</summary>
public sealed class ElectingTests(Site site)
{
    [Fact]
    public async Task A_secretary_adopts_a_counting_rule_and_reads_it_back()
    {
        var community = await TestCommunity.Found(site);
        await using var secretary = await site.SignIn(community.Secretary, Device.Phone);
        await secretary.Go($"{community.Home}/rules/adopt");
        await secretary.Fill("What is it called?", "Choosing several");
        await secretary.Choose("They mark, score or rank options");
        await secretary.Select("Counting rule", "Approval: most marks");
        await secretary.Fill("How many are chosen", "2");
        await secretary.Choose("Yes, no or abstain");
        await secretary.Press("Adopt the rule");
        (await secretary.Text()).ShouldContain("chosen another way to vote");
        await secretary.Choose("They mark, score or rank options");
        await secretary.Unfold("Other settings");
        await secretary.Fill("One on each line, such as ties=order", "maximum");
        await secretary.Press("Adopt the rule");
        (await secretary.Text()).ShouldContain("“maximum” is no setting. Write one on each line");
        await secretary.Fill("One on each line, such as ties=order", "maximum=2\nties=order");
        await secretary.Press("Adopt the rule");
        var text = await secretary.Text();
        text.ShouldContain("2 are chosen. Each ballot approves of as many as it likes");
        await secretary.Follow("Change “Choosing several”");
        (await secretary.Page.GetByLabel("Counting rule").InputValueAsync()).ShouldBe("approval");
        (await secretary.Page.GetByLabel("How many are chosen").InputValueAsync()).ShouldBe("2");
        (await secretary.Page.Locator("#settings").InputValueAsync()).ShouldBe("maximum=2\nties=order");
    }

    [Fact]
    public async Task Options_are_marked_and_too_many_are_refused()
    {
        await using var member = await AtTheBallot("approval", 1, ("maximum", "2"));
        foreach (var option in new[] { "Oak", "Ash", "Rowan" })
            await member.Choose(option);
        await member.Press("Cast my vote");
        (await member.Text()).ShouldContain("This was not recorded. Choose at most 2.");
        await member.Page.GetByLabel("Ash").UncheckAsync();
        await member.Press("Cast my vote");
        (await member.Page.Locator(".verdict").InnerTextAsync()).ShouldBe("Oak, Rowan");
    }

    [Fact]
    public async Task Options_are_scored()
    {
        await using var member = await AtTheBallot("star", 1);
        await member.Press("Cast my vote");
        (await member.Text()).ShouldContain("You have not chosen any option.");
        await member.Select("Oak", "5");
        await member.Select("Rowan", "0");
        await member.Press("Cast my vote");
        (await member.Page.Locator(".verdict").InnerTextAsync()).ShouldBe("Oak: 5, Rowan: 0");
    }

    [Fact]
    public async Task Options_share_a_place_where_the_rule_takes_it()
    {
        await using var member = await AtTheBallot("schulze", 1);
        await member.Select("Oak", "1st");
        await member.Select("Ash", "1st");
        await member.Select("Rowan", "2nd");
        await member.Press("Cast my vote");
        (await member.Page.Locator(".verdict").InnerTextAsync()).ShouldBe("1. Oak and Ash, 2. Rowan");
    }

    private async Task<Visit> AtTheBallot(string rule, int seats, params (string Name, string Value)[] settings)
    {
        var community = await TestCommunity.Found(site);
        var method = new ElectionMethod(rule, seats, settings.ToImmutableSortedDictionary(each => each.Name, each => each.Value, StringComparer.Ordinal));
        var proposal = await community.Proposal("Which tree?", "One tree.", "Oak", "Ash", "Rowan");
        await community.Open(proposal, await community.Rule(terms => terms with { Method = method }));
        var member = await site.SignIn(community.Secretary, Device.Phone);
        await member.Go(community.PageOf(proposal));
        return member;
    }
}
