using Decisions.Acceptance.Running;

namespace Decisions.Acceptance.Journeys;

/// <summary>A role that passes on in turns, on a phone: stated, read, and passed over.</summary>
public sealed class RotationTests(Site site)
{
    [Fact]
    public async Task An_order_is_stated_and_whoever_is_next_knows_and_may_be_passed_over()
    {
        var community = await TestCommunity.Found(site);
        var (ben, cleo, dev) = (await community.Member("Ben Carter"), await community.Member("Cleo Díaz"), await community.Member("Dev Patel"));
        var circle = $"{community.Home}/circles/{await community.Circle("Bakers", null, ben, cleo, dev)}";
        await using var chair = await site.SignIn(community.Secretary);
        await using var reader = await site.SignIn(cleo);

        await chair.Go($"{circle}/lead");
        await chair.Follow("Have a role pass on in turns");
        await chair.Select("Role", "Secretary");
        await chair.Fill("Ben Carter", "1");
        await chair.Fill("Cleo Díaz", "1");
        await chair.Press("State this order");
        (await chair.Text()).ShouldContain("Two members have the place 1. Give each a number of their own.");
        await chair.Fill("Ben Carter", "2");
        await chair.Press("State this order");
        await chair.Picture("rotation-stated");
        var text = await Reads(chair, circle, "Next: Ben Carter, from");
        text.ShouldContain("Cleo Díaz, until");
        text.ShouldContain("It passes on every month, in this order: Cleo Díaz, Ben Carter.");
        await chair.Picture("rotation-circle");

        await using var next = await site.SignIn(ben);
        await next.Go(community.Home);
        (await next.Text()).ShouldContain("Your turn is coming: you are secretary of Bakers from");
        await next.Picture("rotation-home");
        await reader.Go(circle);
        (await reader.Text()).ShouldNotContain("can you not take it?");
        await next.Go(circle);
        await next.Unfold("can you not take it?");
        await next.Fill("Why can you not take it? (optional)", "My exams are then.");
        await next.Picture("rotation-pass");
        await next.Press("Pass me over as secretary");
        (await next.Text()).ShouldContain("Your turn goes to who comes after you.");
        await Reads(next, circle, "Next: Cleo Díaz, from");

        await chair.Go($"{circle}/rotate");
        await chair.Picture("rotation-form");
        await chair.Follow("State it anew");
        (await chair.Page.GetByLabel("Cleo Díaz", new() { Exact = true }).InputValueAsync()).ShouldBe("1");
        await chair.Unfold("End it");
        await chair.Fill("Why?", "We choose whom from now on.");
        await chair.Press("End this order");
        (await chair.Text()).ShouldContain("The order has ended. The turns on record stand.");
        await chair.Go(circle);
        (await chair.Text()).ShouldNotContain("It passes on");
        (await chair.Text()).ShouldContain("Next: Cleo Díaz, from");

        // Ben's term as facilitator is in nobody's way once he is suspended, and can be ended.
        await community.Suspend(ben, "He hid the flour.");
        text = await Reads(chair, $"{circle}/lead", "They are not in the circle now, so they do not fill it");
        text.ShouldContain("Ben Carter: facilitator");
        await chair.Picture("rotation-lead");
        await chair.Unfold("Ben Carter: facilitator");
        await chair.Page.Locator("details[open]").GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "End it", Exact = true }).ClickAsync();
        (await chair.Text()).ShouldNotContain("They are not in the circle now");
    }

    /// <summary>The page once the turns that the server puts on record by itself are on it.</summary>
    private static async Task<string> Reads(Visit visit, string page, string what)
    {
        for (var tries = 0; tries < 100; tries++)
        {
            await visit.Go(page);
            if (await visit.Text() is var text && text.Contains(what, StringComparison.Ordinal))
                return text;
            await Task.Delay(200, TestContext.Current.CancellationToken);
        }
        throw new Xunit.Sdk.XunitException($"“{what}” is not on {page}: {await visit.Text()}");
    }
}
