using Decisions.Acceptance.Running;

namespace Decisions.Acceptance.Journeys;

/// <summary>Voting with the keyboard alone.</summary>
public sealed class KeyboardTests(Site site)
{
    [Fact]
    public async Task A_vote_is_cast_without_a_pointer()
    {
        var community = await TestCommunity.Found(site);
        var proposal = await community.Proposal("Buy a second oven");
        await community.Open(proposal, await community.Rule());
        await using var member = await site.SignIn(community.Secretary, Device.Desktop.WithScripts());
        await member.Go(community.PageOf(proposal));
        var keys = member.Page.Keyboard;

        await keys.PressAsync("Tab");
        (await Focused(member)).ShouldBe("Skip to the content");
        await keys.PressAsync("Enter");
        await TabTo(member, "Go to the vote");
        await keys.PressAsync("Enter");
        await TabTo(member, "Yes");
        await keys.PressAsync("ArrowDown");
        (await Focused(member)).ShouldBe("No");
        await TabTo(member, "Your reason (optional)");
        await keys.TypeAsync("We have no room.");
        await TabTo(member, "Cast my vote");
        await keys.PressAsync("Enter");

        await member.Page.WaitForURLAsync("**/vote/recorded/*");
        (await member.Page.Locator(".verdict").InnerTextAsync()).ShouldBe("No");
    }

    private static async Task TabTo(Visit member, string words)
    {
        for (var i = 0; i < 30; i++)
        {
            await member.Page.Keyboard.PressAsync("Tab");
            if (await Focused(member) == words)
                return;
        }
        throw new InvalidOperationException($"The keyboard does not reach '{words}'.");
    }

    private static Task<string> Focused(Visit member) => member.Page.EvaluateAsync<string>(
        "() => { const e = document.activeElement; return ((e.labels && e.labels[0]) || e).textContent.trim(); }");
}
