using Decisions.Acceptance.Running;

namespace Decisions.Acceptance.Journeys;

/// <summary>Working in circles on a phone: formed, joined, led, decided in and handed on.</summary>
public sealed class CircleTests(Site site)
{
    [Fact]
    public async Task A_circle_is_formed_joined_and_decides_and_hands_on()
    {
        var community = await TestCommunity.Found(site);
        var (ben, cleo, dev) = (await community.Member("Ben Carter"), await community.Member("Cleo Díaz"), await community.Member("Dev Patel"));
        await community.Rule();
        await using var chair = await site.SignIn(community.Secretary);
        await using var baker = await site.SignIn(ben);
        await using var miller = await site.SignIn(cleo);
        await using var other = await site.SignIn(dev);

        await chair.Go($"{community.Home}/circles");
        (await chair.Text()).ShouldContain("There is no circle yet.");
        await chair.Fill("Name", "Bakers");
        await chair.Fill("Purpose", "The bread, and what it is baked in.");
        await chair.Choose("Members ask, and whoever leads it lets them in");
        await chair.Press("Form this circle");
        var circle = chair.Path.Split('?')[0];
        await chair.Picture("circle-empty");

        await baker.Go(circle);
        await baker.Fill("What would you say with it? (optional)", "I have baked rye for ten years.");
        await baker.Press("Ask to join");
        (await baker.Text()).ShouldContain("You have asked to join.");
        await miller.Go(circle);
        await miller.Press("Ask to join");
        await chair.Go(community.Home);
        (await chair.Text()).ShouldContain("2 members ask to join this circle.");
        await chair.Go(circle);
        await chair.Follow("Lead this circle: 2 ask to join");
        (await chair.Text()).ShouldContain("I have baked rye for ten years.");
        await chair.Press("Let Ben Carter in");
        await chair.Press("Let Cleo Díaz in");
        await chair.Page.GetByLabel("Member", new() { Exact = true }).SelectOptionAsync("Ben Carter");
        await chair.Press("Fill the role");
        (await chair.Text()).ShouldContain("The role is filled.");
        await chair.Picture("circle-lead");
        await other.Go(circle);
        await other.Press("Ask to join");
        await chair.Go($"{circle}/lead");
        await chair.Unfold("Not now");
        await chair.Fill("Why not?", "We are many already. Ask us in May.");
        await chair.Press("Do not let in");
        await other.Go(circle);
        (await other.Text()).ShouldContain("you were not let in:\n\nWe are many already. Ask us in May.");
        await other.Picture("circle-refused");
        await baker.Go(circle);
        (await baker.Text()).ShouldContain("Facilitator until");
        await baker.Picture("circle");

        await miller.Go(circle);
        await miller.Follow("Propose something to it");
        await miller.Fill("Title", "A used oven");
        await miller.Fill("Text", "It costs half as much.");
        await miller.Picture("propose-to-circle");
        await miller.Press("Put it on record");
        (await miller.Text()).ShouldContain("those who are in it decide");
        var decision = miller.Path.Split('?')[0];

        await other.Go(community.Home);
        (await other.Text()).ShouldNotContain("A used oven");
        await other.Follow("Show what is with every circle");
        (await other.Text()).ShouldContain("A used oven");
        await other.Go(circle);
        await other.Press("Follow it");
        await other.Go(community.Home);
        (await other.Text()).ShouldContain("A used oven");
        await other.Picture("home-with-circles");
        await other.Go(decision);
        (await other.Text()).ShouldNotContain("Hand it on");

        await baker.Go(decision);
        await baker.Picture("decision-with-circle");
        await baker.Follow("Hand it on");
        await baker.Choose("Up, to the whole community");
        await baker.Fill("Why?", "Everyone eats of it.");
        await baker.Picture("hand-on");
        await baker.Press("Hand it on");
        (await baker.Text()).ShouldContain("The decision is handed on.");
        (await baker.Text()).ShouldNotContain("those who are in it decide");
        await baker.Go($"{decision}/history");
        (await baker.Text()).ShouldContain("handed this decision on from the circle “Bakers” to the whole community.");
        (await baker.Text()).ShouldContain("Everyone eats of it.");

        await baker.Go(circle);
        await baker.Page.Locator("summary", new() { HasText = "Leave it" }).ClickAsync();
        await baker.Press("Leave the circle");
        (await baker.Text()).ShouldNotContain("Facilitator until");
        await chair.Go($"{circle}/lead");
        await chair.Page.Locator("summary", new() { HasText = "Close this circle" }).ClickAsync();
        await chair.Page.Locator("#close-reason").FillAsync("Everyone bakes now.");
        await chair.Press("Close the circle");
        await miller.Go(circle);
        (await miller.Text()).ShouldContain("You are still in it, and so read what it keeps to itself.");
        await miller.Page.Locator("summary", new() { HasText = "Leave it" }).ClickAsync();
        await miller.Picture("circle-closed");
        await miller.Press("Leave the circle");
        (await miller.Text()).ShouldNotContain("You are still in it");
        (await miller.Text()).ShouldNotContain("Join this circle");
        await other.Go(circle);
        (await other.Text()).ShouldContain("Follow it no more");
        await chair.Go($"{community.Home}/circles");
        await chair.Picture("circles");
    }
}
