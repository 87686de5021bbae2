using Decisions.Acceptance.Running;
using Decisions.Domain.Draws;

namespace Decisions.Acceptance.Journeys;

/// <summary>A panel is drawn by lot on the pages, without scripts.</summary>
public sealed class DrawTests(Site site)
{
    [Theory]
    [InlineData("phone")]
    [InlineData("desktop")]
    public async Task A_panel_is_announced_drawn_and_answered(string on)
    {
        var device = on == "phone" ? Device.Phone : Device.Desktop;
        var community = await TestCommunity.Found(site);
        var members = new[] { community.Secretary, await community.Member("Ben Carter"), await community.Member("Cleo Díaz") };
        await using var secretary = await site.SignIn(community.Secretary, device);
        await secretary.Go($"{community.Home}/members");
        await secretary.Follow("Panels drawn by lot");
        await secretary.Fill("What is the panel called?", "Panel on the roof");
        await secretary.Fill("What is it for?", "To ask for three offers.");
        await secretary.Fill("How many places", "many");
        await secretary.Fill("How many to step in", "1");
        await secretary.Fill("Where will the seed come from?", "The Lotto numbers of Saturday.");
        await secretary.Press("Announce the draw");
        (await secretary.Text()).ShouldContain("This was not recorded.");
        await secretary.Fill("How many places", "1");
        await secretary.Picture($"draw-announce-{on}");
        await secretary.Press("Announce the draw");
        (await secretary.Text()).ShouldContain("The draw is announced.");
        await secretary.Unfold("Withdraw the draw");
        await secretary.Fill("Why?", "The roof holds.");
        await secretary.Press("Withdraw it");
        (await secretary.Text()).ShouldContain("Nobody is drawn.");
        (await secretary.Text()).ShouldContain("The roof holds.");

        var draw = await community.Draw("Panel on the rent");
        await Task.Delay(TimeSpan.FromSeconds(2.2), TestContext.Current.CancellationToken);
        await secretary.Go($"{community.Home}/draws");
        (await secretary.Text()).ShouldContain("One draw waits at a time");
        (await secretary.Text()).ShouldContain("Due since");
        await secretary.Picture($"draw-due-{on}");
        await secretary.Go(community.Home);
        (await secretary.Text()).ShouldContain("Its seed can be known since");
        await secretary.Go(community.PageOf(draw));
        (await secretary.Text()).ShouldContain("Before it, the draw “Panel on the roof” was withdrawn on");
        (await secretary.Text()).ShouldContain("Due since");
        await secretary.Fill("The seed, exactly as announced", "4 12 19");
        await secretary.Picture($"draw-seed-{on}");
        await secretary.Press("Publish it and draw");
        (await secretary.Text()).ShouldContain("The seed is published, and the panel drawn by it.");
        await secretary.Unfold("How to draw it again");
        var order = await community.Order(draw);
        (await secretary.Text()).ShouldContain(DrawOrder.Hash(draw, "4 12 19", order[0]));
        await secretary.Picture($"draw-drawn-{on}");

        await using var first = await site.SignIn(members.Single(member => member.Member == order[0]), device);
        await first.Go(community.Home);
        (await first.Text()).ShouldContain("You were drawn. Say whether you take the place");
        await first.Picture($"draw-home-{on}");
        await first.Follow("Panel on the rent");
        await first.Press("I take the place");
        (await first.Text()).ShouldContain("You are on the panel.");
        await first.Unfold("Give the place back");
        await first.Fill("Why (optional)", "I am away until March.");
        await first.Press("Give it back");
        (await first.Text()).ShouldContain("The next in the order steps in.");
        await using var next = await site.SignIn(members.Single(member => member.Member == order[1]), device);
        await next.Go(community.PageOf(draw));
        await next.Press("I take the place");
        (await next.Text()).ShouldContain("You are on the panel.");
        (await next.Text()).ShouldContain("I am away until March.");
        await next.Picture($"draw-answered-{on}");
    }

    [Theory]
    [InlineData("phone")]
    [InlineData("desktop")]
    public async Task Who_is_suspended_is_offered_no_place_that_they_cannot_take(string on)
    {
        var community = await TestCommunity.Found(site);
        var members = new[] { await community.Member("Ben Carter"), await community.Member("Cleo Díaz") };
        var draw = await community.Drawn("Panel on the rent");
        var order = await community.Order(draw);
        // Whoever leads suspends others: where they were drawn first, the place goes to the next.
        if (order[0] == community.Secretary.Member)
            await community.Decline(draw, community.Secretary);
        var drawn = members.Single(member => member.Member == order.First(each => each != community.Secretary.Member));
        await community.Suspend(drawn, "Did not pay.");
        await using var page = await site.SignIn(drawn, on == "phone" ? Device.Phone : Device.Desktop);
        await page.Go(community.PageOf(draw));
        (await page.Text()).ShouldContain("You cannot take the place while you are suspended.");
        (await page.Text()).ShouldNotContain("I take the place");
        await page.Picture($"draw-suspended-{on}");
        await page.Unfold("Decline it");
        await page.Press("I do not take the place");
        (await page.Text()).ShouldContain("The next in the order steps in.");
    }
}
