using Decisions.Acceptance.Running;
using Decisions.Domain.Rules;

namespace Decisions.Acceptance.Journeys;

/// <summary>Ranking options by one list an option, without a script.</summary>
public sealed class RankingTests(Site site)
{
    [Fact]
    public async Task A_shared_place_is_told_and_nothing_is_lost()
    {
        await using var member = await AtTheBallot();
        await member.Select("Oak", "1st");
        await member.Select("Ash", "1st");
        await member.Select("Rowan", "3rd");
        await member.Fill("Your reason (optional)", "For the birds.");
        await member.Press("Cast my vote");

        await member.Picture("refused");
        var alert = member.Page.GetByRole(Microsoft.Playwright.AriaRole.Alert);
        (await alert.InnerTextAsync()).ShouldBe("This was not recorded. “Oak” and “Ash” both have the 1st place. Give each a place of its own.");
        (await alert.EvaluateAsync<bool>("element => element.ownerDocument.activeElement === element")).ShouldBeTrue();
        (await member.Page.GetByLabel("Rowan").InputValueAsync()).ShouldBe("3");
        (await member.Page.GetByLabel("Your reason (optional)").InputValueAsync()).ShouldBe("For the birds.");

        await member.Select("Ash", "2nd");
        await member.Press("Cast my vote");
        (await member.Page.Locator(".verdict").InnerTextAsync()).ShouldBe("1. Oak, 2. Ash, 3. Rowan");
    }

    [Fact]
    public async Task An_empty_ballot_must_be_meant()
    {
        await using var member = await AtTheBallot();
        await member.Press("Cast my vote");
        (await member.Text()).ShouldContain("You have not ranked any option.");
        await member.Choose("I hand in a blank ballot");
        await member.Press("Cast my vote");
        (await member.Page.Locator(".verdict").InnerTextAsync()).ShouldBe("A blank ballot");
    }

    private async Task<Visit> AtTheBallot()
    {
        var community = await TestCommunity.Found(site);
        var rule = await community.Rule(terms => terms with { Method = new RankedMethod() });
        var proposal = await community.Proposal("Which tree?", "One tree.", "Oak", "Ash", "Rowan");
        await community.Open(proposal, rule);
        var member = await site.SignIn(community.Secretary, Device.Phone.WithScripts());
        await member.Go(community.PageOf(proposal));
        return member;
    }
}
