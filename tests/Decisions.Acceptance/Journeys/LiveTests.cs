using Decisions.Acceptance.Running;
using Decisions.Domain.Ballots;
using Microsoft.Playwright;

namespace Decisions.Acceptance.Journeys;

/// <summary>An open page follows what others do, and leaves alone what its reader is doing.</summary>
public sealed class LiveTests(Site site)
{
    [Fact]
    public async Task A_vote_shows_in_another_browser_and_no_form_is_disturbed()
    {
        var community = await TestCommunity.Found(site);
        var ben = await community.Member("Ben Carter");
        var proposal = await community.Proposal("Buy a second oven");
        await community.Open(proposal, await community.Rule());
        await using var ada = await site.SignIn(community.Secretary, Device.Phone.WithScripts());
        var following = ada.Page.WaitForResponseAsync(response => response.Url.EndsWith("/live", StringComparison.Ordinal));
        await ada.Go(community.PageOf(proposal));
        await following;
        (await ada.Text()).ShouldContain("Nobody has voted yet.");
        await ada.Fill("Your reason (optional)", "I am still writing");

        await community.Cast(ben, proposal, new YesNoChoice(Answer.Yes));

        await Assertions.Expect(ada.Page.Locator("#standing")).ToContainTextAsync("These are the votes so far.", new() { Timeout = 15_000 });
        (await ada.Page.Locator("#standing table").InnerTextAsync()).ShouldNotBeNull();
        (await ada.Page.Locator("#live-status").TextContentAsync()).ShouldBe("This page has been updated.");
        (await ada.Page.GetByLabel("Your reason (optional)").InputValueAsync()).ShouldBe("I am still writing");

        await ada.Fill("Your reason (optional)", "");
        await ada.Page.GetByLabel("No", new() { Exact = true }).CheckAsync();
        await ada.Press("Cast my vote");
        (await ada.Heading()).ShouldBe("Your vote is counted");
    }

    [Fact]
    public async Task What_happens_between_drawing_the_page_and_the_first_event_is_shown()
    {
        var community = await TestCommunity.Found(site);
        var proposal = await community.Proposal("Buy a second oven");
        await community.Open(proposal, await community.Rule());
        await using var ada = await site.SignIn(community.Secretary, Device.Phone.WithScripts());
        var drawn = new TaskCompletionSource();
        await ada.Page.RouteAsync("**/live", async route =>
        {
            await drawn.Task;
            await route.ContinueAsync();
        });
        await ada.Go($"{community.PageOf(proposal)}?done=opened");
        (await ada.Text()).ShouldContain("Voting is open.");

        await community.Close(proposal);
        drawn.SetResult();

        await Assertions.Expect(ada.Page.Locator("#state")).ToContainTextAsync("Not carried", new() { Timeout = 15_000 });
        (await ada.Text()).ShouldNotContain("Voting is open.");
    }

    [Fact]
    public async Task The_log_of_a_community_for_members_is_not_followed_by_visitors()
    {
        var community = await TestCommunity.Found(site, Domain.Communities.Visibility.MembersOnly);
        await using var visitor = await site.Visit();
        (await visitor.Page.APIRequest.GetAsync($"{community.Home}/live")).Status.ShouldBe(404);
    }
}
