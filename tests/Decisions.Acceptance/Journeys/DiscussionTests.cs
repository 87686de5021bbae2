using Decisions.Acceptance.Running;

namespace Decisions.Acceptance.Journeys;

/// <summary>Talking about a proposal: asked, answered, edited, hidden.</summary>
public sealed class DiscussionTests(Site site)
{
    [Fact]
    public async Task A_question_is_asked_answered_and_moderated()
    {
        var community = await TestCommunity.Found(site);
        var (ben, cleo) = (await community.Member("Ben Carter"), await community.Member("Cleo Díaz"));
        var dev = await community.Member("Dev Patel");
        var proposal = await community.Proposal("A second oven", "We buy a new oven for 8,400. Ben collects it on Friday.");
        await using var asker = await site.SignIn(ben);
        await using var other = await site.SignIn(cleo);
        await using var chair = await site.SignIn(community.Secretary);
        await asker.Go(community.PageOf(proposal));
        await asker.Follow("Discussion");
        await asker.Picture("discussion-empty");
        var here = asker.Path;
        await asker.Choose("A question that needs an answer");
        await asker.Fill("Your words", "Does it *fit* through the door, @Cleo Díaz?");
        await asker.Fill("Words of the text that you mean (optional)", "a used oven");
        await asker.Press("Say it");
        (await asker.Text()).ShouldContain("Those words do not stand in revision 1 of the text.");
        (await asker.Page.Locator("#text").InputValueAsync()).ShouldBe("Does it *fit* through the door, @Cleo Díaz?");
        await asker.Fill("Words of the text that you mean (optional)", "a new oven");
        await asker.Press("Say it");
        (await asker.Text()).ShouldContain("Question, waits for an answer");
        (await asker.Page.Locator(".comment em").TextContentAsync()).ShouldBe("fit");
        (await asker.Text()).ShouldContain("through the door, @Cleo Díaz?");
        await asker.Follow("Edit");
        await asker.Page.Locator("summary", new() { HasText = "Edit it" }).ClickAsync();
        (await asker.Page.Locator("#text").InputValueAsync()).ShouldBe("Does it *fit* through the door, @Cleo Díaz?");

        await other.Go(community.Home);
        (await other.Text()).ShouldContain("Ben Carter mentions you");
        await other.Picture("home-said-to-me");
        await other.Go(community.PageOf(proposal));
        (await other.Text()).ShouldContain("Discussion: 1 comment, 1 question waits for an answer");

        await other.Go(here);
        await other.Page.Locator("summary", new() { HasText = "Reply" }).First.ClickAsync();
        await other.Fill("Your reply", "It does, but a fool asks.");
        await other.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Reply", Exact = true }).ClickAsync();
        (await other.Text()).ShouldContain("It does, but a fool asks.");
        await other.Go(community.Home);
        (await other.Text()).ShouldNotContain("mentions you");
        await asker.Go(community.Home);
        (await asker.Text()).ShouldContain("Cleo Díaz replies to you");
        await asker.Go(here);
        await asker.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Thanks" }).Last.ClickAsync();
        (await asker.Text()).ShouldContain("Thanks 1");
        await asker.Picture("discussion");
        await asker.Press("It answers the question");
        (await asker.Text()).ShouldContain("The answer");
        await asker.Picture("discussion-answered");
        await asker.Page.Locator(".reply a", new() { HasText = "This comment by itself" }).ClickAsync();
        var reply = asker.Path;
        await asker.Press("It does not answer the question");
        await asker.Press("It answers the question");

        await chair.Go(reply);
        await chair.Page.Locator("summary", new() { HasText = "Hide this comment" }).ClickAsync();
        await chair.Fill("Why?", "It insults a member.");
        await chair.Press("Hide it");
        (await chair.Text()).ShouldContain("a fool asks");
        await chair.Picture("comment-hidden");
        await using var reader = await site.SignIn(dev);
        foreach (var member in new[] { asker, reader })
            foreach (var address in new[] { here, reply, $"{community.PageOf(proposal)}/history", community.Home })
            {
                await member.Go(address);
                (await member.Page.ContentAsync()).ShouldNotContain("fool");
            }
        await other.Go(here);
        (await other.Text()).ShouldContain("You can still read it, because it is yours.");
        await asker.Go(here);
        (await asker.Text()).ShouldContain("Question, waits for an answer");
        await asker.Go(here);
        (await asker.Text()).ShouldContain("hid this comment. The reason: It insults a member.");
        await asker.Picture("discussion-hidden");

        await chair.Page.Locator("summary", new() { HasText = "Restore this comment" }).ClickAsync();
        await chair.Fill("Why?", "Cleo says sorry.");
        await chair.Press("Restore it");
        await other.Go(reply);
        await other.Page.Locator("summary", new() { HasText = "Edit it" }).ClickAsync();
        await other.Fill("Your words", "It does, just.");
        await other.Press("Save the new version");
        (await other.Text()).ShouldContain("What was changed");
        await other.Picture("comment-edited");
    }
}
