using Decisions.Acceptance.Running;
using Decisions.Domain.Ballots;
using Decisions.Domain.Rules;
using Microsoft.Playwright;

namespace Decisions.Acceptance.Journeys;

/// <summary>Members are heard before anything is decided.</summary>
public sealed class GatheringTests(Site site)
{
    [Theory]
    [InlineData("phone")]
    [InlineData("desktop")]
    public async Task A_temperature_check_is_adopted_answered_and_shown_as_a_spread(string on)
    {
        var device = on == "phone" ? Device.Phone : Device.Desktop;
        var community = await TestCommunity.Found(site);
        var (ben, cleo) = (await community.Member("Ben Carter"), await community.Member("Cleo Díaz"));
        await using var secretary = await site.SignIn(community.Secretary, device);
        await secretary.Go($"{community.Home}/rules/adopt?from=temperature-check");
        await secretary.Picture($"temperature-rule-{on}");
        await secretary.Press("Adopt the rule");
        await secretary.Unfold("The whole rule in words");
        (await secretary.Text()).ShouldContain("Nothing is decided by it: it shows what members think, however few take part.");

        var proposal = await community.Proposal("Move the bakery to the old mill", "The rent is half, and the road is longer.");
        await secretary.Go($"{community.PageOf(proposal)}/open");
        await secretary.Picture($"temperature-open-{on}");
        await secretary.Press("Open voting");
        await community.Settle();
        await community.Cast(cleo, proposal, new LeaningChoice(Leaning.StronglyAgainst), "I walk here.");

        await using var visit = await site.SignIn(ben, device);
        await visit.Go(community.PageOf(proposal));
        (await visit.Text()).ShouldContain("How members are heard");
        await visit.Picture($"temperature-ask-{on}");
        await visit.Choose("In between");
        await visit.Press("Cast my vote");
        (await visit.Text()).ShouldContain("In between");
        await visit.Picture($"temperature-answered-{on}");

        await community.Close(proposal);
        await visit.Go(community.PageOf(proposal));
        (await visit.Text()).ShouldContain("Members have been heard");
        (await visit.Text()).ShouldContain("This is what members think. Nothing is decided by it.");
        (await visit.Text()).ShouldContain("0 strongly for, 0 for, 1 in between, 0 against, 1 strongly against");
        await visit.Picture($"temperature-spread-{on}");
        await visit.Go($"{community.Home}/decisions?status=gathered");
        (await visit.Text()).ShouldContain("Move the bakery to the old mill");
        await secretary.Go(community.PageOf(proposal));
        await secretary.Follow("Open voting");
        (await secretary.Heading()).ShouldBe("Open voting");
    }

    [Theory]
    [InlineData("phone")]
    [InlineData("desktop")]
    public async Task A_date_is_proposed_answered_and_found(string on)
    {
        var device = on == "phone" ? Device.Phone : Device.Desktop;
        var community = await TestCommunity.Found(site);
        var (ben, cleo) = (await community.Member("Ben Carter"), await community.Member("Cleo Díaz"));
        var rule = await community.FindingADate();
        await using var secretary = await site.SignIn(community.Secretary, device);
        await secretary.Go($"{community.Home}/propose");
        await secretary.Fill("Title", "When do we meet?");
        await secretary.Fill("Text", "For the yearly meeting.");
        await secretary.Unfold("Dates to choose from");
        await secretary.Page.Locator("#date-starts-1").FillAsync("2036-06-08T18:00");
        await secretary.Page.Locator("#date-starts-3").FillAsync("2036-06-07T18:00");
        await secretary.Page.Locator("#date-ends-3").FillAsync("2036-06-07T17:00");
        await secretary.Press("Put it on record");
        (await secretary.Text()).ShouldContain("ends before it begins");
        await secretary.Page.Locator("#date-ends-2").FillAsync("2036-06-07T20:00");
        await secretary.Picture($"dates-proposed-{on}");
        await secretary.Press("Put it on record");
        (await secretary.Text()).ShouldContain("Saturday 7 June 2036 at 18:00 until 20:00 (Europe/London time)");
        var proposal = new Domain.Proposals.ProposalId(Guid.Parse(secretary.Path.Split('/')[^1]));
        await secretary.Follow("Revise the text");
        await secretary.Page.Locator("#date-starts-3").FillAsync("2036-06-10T09:00");
        await secretary.Press("Put the revision on record");
        (await secretary.Text()).ShouldContain("Tuesday 10 June 2036 at 09:00 (Europe/London time)");
        await community.Open(proposal, rule);
        var dates = await community.Options(proposal);
        await community.Cast(cleo, proposal, new DatesChoice([new(dates[0], Suits.Yes), new(dates[1], Suits.No), new(dates[2], Suits.No)]), revision: 2);

        await using var visit = await site.SignIn(ben, device);
        await visit.Go(community.PageOf(proposal));
        await visit.Picture($"dates-asked-{on}");
        var answers = visit.Page.Locator("fieldset.suits");
        await answers.Nth(0).GetByLabel("If need be").CheckAsync();
        await answers.Nth(1).GetByLabel("Yes").CheckAsync();
        await answers.Nth(2).GetByLabel("No").CheckAsync();
        await visit.Press("Cast my vote");
        (await visit.Text()).ShouldContain("Sunday 8 June 2036 at 18:00 (Europe/London time): yes");
        await community.Close(proposal);
        await visit.Go(community.PageOf(proposal));
        (await visit.Text()).ShouldContain("This is which dates suit members. Nothing is decided by it.");
        (await visit.Text()).ShouldContain("Saturday 7 June 2036 at 18:00 until 20:00 (Europe/London time) suits most.");
        await visit.Picture($"dates-found-{on}");
    }

    [Theory]
    [InlineData("phone")]
    [InlineData("desktop")]
    public async Task Ideas_are_asked_for_added_merged_and_taken_out(string on)
    {
        var device = on == "phone" ? Device.Phone : Device.Desktop;
        var community = await TestCommunity.Found(site);
        var ben = await community.Member("Ben Carter");
        await using var secretary = await site.SignIn(community.Secretary, device);
        await secretary.Go($"{community.Home}/propose");
        await secretary.Fill("Title", "What shall we bake in spring?");
        await secretary.Fill("Text", "Say what you like.");
        await secretary.Fill("Options to choose from (optional)", "Rolls");
        await secretary.Choose("Ask for ideas");
        await secretary.Press("Put it on record");
        (await secretary.Text()).ShouldContain("Any member may add ideas until notice is given of the vote, or it opens.");
        var page = secretary.Path;

        await using var visit = await site.SignIn(ben, device);
        await visit.Go(page);
        await visit.Picture($"ideas-asked-{on}");
        await visit.Follow("See the ideas, and add yours");
        await visit.Fill("Your idea", "rolls");
        await visit.Press("Add my idea");
        (await visit.Text()).ShouldContain("This was not recorded.");
        foreach (var idea in new[] { "Rye", "Buns", "Cake" })
        {
            await visit.Fill("Your idea", idea);
            await visit.Press("Add my idea");
            (await visit.Text()).ShouldContain("Your idea is on the list.");
        }
        (await visit.Text()).ShouldContain("Added by Ben Carter");
        await Card(visit, "Cake").Locator("summary").First.ClickAsync();
        await Card(visit, "Cake").GetByLabel("Why is “Cake” taken out?").FillAsync("Too sweet.");
        await Card(visit, "Cake").GetByRole(AriaRole.Button, new() { Name = "Take it out" }).ClickAsync();
        (await visit.Text()).ShouldContain("Cake: Too sweet.");

        await secretary.Go($"{page}/ideas");
        await Card(secretary, "Buns").Locator("summary").Last.ClickAsync();
        await secretary.Picture($"ideas-merging-{on}");
        await Card(secretary, "Buns").GetByLabel("What it is called then (optional)").FillAsync("Rolls and buns");
        await Card(secretary, "Buns").GetByLabel("Why are they one?").FillAsync("Both are small.");
        await Card(secretary, "Buns").GetByRole(AriaRole.Button, new() { Name = "Merge them" }).ClickAsync();
        (await secretary.Text()).ShouldContain("Buns: Both are small.");
        await secretary.Picture($"ideas-merged-{on}");
        await secretary.Go($"{page}/history");
        (await secretary.Text()).ShouldContain("merged the idea “Buns” into “Rolls and buns”.");
        await secretary.Go($"{page}/revise");
        await secretary.Fill("Options to choose from (optional)", "Rolls and buns");
        await secretary.Press("Put the revision on record");
        (await secretary.Text()).ShouldContain("“Rye” is another member's idea.");

        static ILocator Card(Visit visit, string idea) => visit.Page.Locator("section.card", new() { Has = visit.Page.GetByRole(AriaRole.Heading, new() { Name = idea, Exact = true }) });
    }

    [Fact]
    public async Task An_order_of_options_is_shown_and_none_is_chosen()
    {
        var community = await TestCommunity.Found(site);
        var (ben, cleo) = (await community.Member("Ben Carter"), await community.Member("Cleo Díaz"));
        var proposal = await community.Proposal("What shall we bake in spring?", "Say what you like.", "Rye", "Rolls", "Plaits");
        await community.Open(proposal, await community.Order());
        var options = await community.Options(proposal);
        await community.Cast(ben, proposal, RankedChoice.Of(options[2], options[0]));
        await community.Cast(cleo, proposal, RankedChoice.Of(options[2], options[1]));
        await community.Close(proposal);
        await using var visit = await site.SignIn(ben);
        await visit.Go(community.PageOf(proposal));
        (await visit.Text()).ShouldContain("So the order is: Plaits; Rye and Rolls equal.");
        (await visit.Text()).ShouldNotContain("chosen:", Case.Insensitive);
        await visit.Picture("ordered");
    }
}
