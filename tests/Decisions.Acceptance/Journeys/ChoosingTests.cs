using Decisions.Acceptance.Running;
using Decisions.Domain.Rules;
using Decisions.Engine.Identity;

namespace Decisions.Acceptance.Journeys;

/// <summary>A community that is too large for a list: members are found by name and then chosen, without scripts.</summary>
public sealed class ChoosingTests(Site site)
{
    [Fact]
    public async Task Anyone_can_be_found_by_name_to_vote_for_a_member()
    {
        var (community, ben) = await Large();
        await using var visit = await site.SignIn(ben);
        await visit.Go($"{community.Home}/delegation");
        (await Offered(visit, "Who votes for you?")).Length.ShouldBe(101, "a hundred, and nobody");
        (await visit.Text()).ShouldContain("The first 100 by name are listed. Find others by name, above.");
        await visit.Picture("choose-delegate-of-many");

        await Find(visit, "Find a member by name", "nobody");
        (await visit.Text()).ShouldContain("Nobody who can be chosen has “nobody” in their name.");
        await Find(visit, "Find a member by name", "BEN");
        (await visit.Text()).ShouldContain("Nobody who can be chosen has “BEN” in their name.", customMessage: "nobody delegates to themselves");
        await Find(visit, "Find a member by name", "quist");
        (await Offered(visit, "Who votes for you?")).ShouldBe(["Choose a member", "Anna Quist", "Zoë Quist"]);
        await Find(visit, "Find a member by name", "zoe q");
        (await Offered(visit, "Who votes for you?")).ShouldBe(["Choose a member", "Zoë Quist"]);
        await visit.Picture("choose-delegate-found");
        await visit.Press("Let them vote for me");
        (await visit.Text()).ShouldContain("Zoë Quist can vote for you.");
    }

    [Fact]
    public async Task Anyone_can_be_found_by_name_to_be_a_proxy_and_stays_chosen_where_a_form_is_refused()
    {
        var (community, ben) = await Large();
        var proposal = await community.Proposal("Join the regional buying group");
        await community.Open(proposal, await community.Rule(rule => rule with { Name = "By proxy", Proxies = ProxyTerms.Usual }));
        await using var visit = await site.SignIn(ben);
        await visit.Go($"{community.PageOf(proposal)}/proxy");
        await Find(visit, "Find a member by name", "quist");
        await visit.Select("Who speaks for you?", "Zoë Quist");
        await visit.Choose("I say how I vote");
        await visit.Press("Appoint my proxy");
        (await visit.Text()).ShouldContain("This was not recorded.");
        (await visit.Page.Locator("#holder option:checked").InnerTextAsync()).ShouldBe("Zoë Quist");
        (await Offered(visit, "Who speaks for you?")).ShouldBe(["Choose a member", "Anna Quist", "Zoë Quist"]);
        await visit.Picture("choose-proxy-refused");
        await visit.Choose("My proxy decides");
        await visit.Press("Appoint my proxy");
        (await visit.Text()).ShouldContain("Zoë Quist speaks for you and decides how to vote.");
    }

    [Fact]
    public async Task Two_tellers_are_found_by_name_at_once()
    {
        var (community, _) = await Large();
        await using var visit = await site.SignIn(community.Secretary);
        await visit.Go($"{community.Home}/tellers");
        await visit.Fill("Find the first by name", "zoe");
        await Find(visit, "Find the second by name", "anna");
        (await Offered(visit, "First teller")).ShouldBe(["Nobody", "Zoë Quist"]);
        (await Offered(visit, "Second teller")).ShouldBe(["Nobody", "Anna Quist"]);
        await visit.Picture("choose-tellers-found");
        await visit.Press("Name the tellers");
        (await visit.Text()).ShouldContain("The tellers are on record.");
        (await visit.Text()).ShouldContain("Zoë Quist");

        await Find(visit, "Find another by name", "quist");
        (await visit.Text()).ShouldContain("Nobody who can be chosen has “quist” in their name.", customMessage: "both are tellers");
    }

    [Fact]
    public async Task Where_all_are_listed_nobody_is_asked_to_search()
    {
        var community = await TestCommunity.Found(site);
        await using var visit = await site.SignIn(await community.Member("Ben Carter"));
        await visit.Go($"{community.Home}/delegation");
        (await Offered(visit, "Who votes for you?")).ShouldBe(["Choose a member", "Ada Okafor"]);
        (await visit.Page.Locator("[role=search]").CountAsync()).ShouldBe(0);
    }

    private static async Task Find(Visit visit, string label, string name)
    {
        await visit.Fill(label, name);
        await visit.Press("Find");
    }

    private static async Task<string[]> Offered(Visit visit, string label) =>
        [.. await visit.Page.GetByLabel(label, new() { Exact = true }).Locator("option").AllInnerTextsAsync()];

    /// <summary>Ada, Ben, two of the name of Quist, and a hundred more than come before the one of them and after the other.</summary>
    private async Task<(TestCommunity Community, Actor Ben)> Large()
    {
        var community = await TestCommunity.Found(site);
        var all = await community.Members(["Ben Carter", "Anna Quist", "Zoë Quist", .. Enumerable.Range(1, 100).Select(number => $"Member {number:000}")]);
        return (community, all[0]);
    }
}
