using Decisions.Acceptance.Running;

namespace Decisions.Acceptance.Journeys;

/// <summary>One member hears others and decides, on the pages and without scripts.</summary>
public sealed class AdviceTests(Site site)
{
    [Theory]
    [InlineData("phone")]
    [InlineData("desktop")]
    public async Task One_member_asks_is_advised_answers_and_decides(string on)
    {
        var device = on == "phone" ? Device.Phone : Device.Desktop;
        var community = await TestCommunity.Found(site);
        var (ben, cleo) = (await community.Member("Ben Carter"), await community.Member("Cleo Díaz"));
        await community.OnAdvice();
        var oven = await community.Proposal("A new oven", "We buy a new oven.");
        await using var decider = await site.SignIn(community.Secretary, device);
        await decider.Go(community.PageOf(oven));
        await decider.Follow("Decide it on advice");
        await decider.Picture($"advice-ask-{on}");
        await decider.Press("Ask them");
        (await decider.Text()).ShouldContain("This was not recorded.");
        await decider.Choose("Ben Carter");
        await decider.Page.Locator("input[name=expert]").Last.CheckAsync();
        await decider.Press("Ask them");
        (await decider.Text()).ShouldContain("They are asked.");

        await using var affected = await site.SignIn(ben, device);
        await affected.Go(community.Home);
        (await affected.Text()).ShouldContain("Your advice is asked for.");
        await affected.Page.Locator("#waiting").GetByText("A new oven").ClickAsync();
        await affected.Fill("What do you advise?", "Electric: the flue is old.");
        await affected.Picture($"advice-give-{on}");
        await affected.Press("Give my advice");
        (await affected.Text()).ShouldContain("Your advice is on record.");
        await using var expert = await site.SignIn(cleo, device);
        await expert.Go($"{community.PageOf(oven)}/advice");
        await expert.Press("I have no advice to give");
        (await expert.Text()).ShouldContain("Has no advice to give.");

        await decider.Go(community.Home);
        (await decider.Text()).ShouldContain("Advice waits for your answer.");
        await decider.Go($"{community.PageOf(oven)}/advice");
        (await decider.Text()).ShouldNotContain("Go on to decide");
        await decider.Fill("What do you make of it?", "It will be electric.");
        await decider.Picture($"advice-answer-{on}");
        await decider.Press("Answer Ben Carter");
        await decider.Picture($"advice-decide-{on}");
        await decider.Press("Go on to decide");
        (await decider.Text()).ShouldContain("You alone decide now.");
        await decider.Picture($"advice-vote-{on}");
        await decider.Choose("Yes");
        await decider.Fill("Your reason", "Ben is right about the flue.");
        await decider.Press("Cast my vote");
        for (var tries = 0; !(await decider.Text()).Contains("Carried", StringComparison.Ordinal); tries++)
        {
            tries.ShouldBeLessThan(100, "the decider has decided");
            await Task.Delay(200, TestContext.Current.CancellationToken);
            await decider.Go(community.PageOf(oven));
        }
        await affected.Go($"{community.PageOf(oven)}/advice");
        (await affected.Text()).ShouldContain("It will be electric.");
        (await affected.Text()).ShouldNotContain("Your advice");
        await decider.Picture($"advice-decided-{on}");
    }
}
