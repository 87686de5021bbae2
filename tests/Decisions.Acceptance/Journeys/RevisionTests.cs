using Decisions.Acceptance.Running;

namespace Decisions.Acceptance.Journeys;

/// <summary>Revising a proposal, and comparing what it said.</summary>
public sealed class RevisionTests(Site site)
{
    [Fact]
    public async Task Any_two_revisions_can_be_compared_word_by_word()
    {
        var community = await TestCommunity.Found(site);
        var proposal = await community.Proposal("Buy a second oven", "A second oven costs 8,400.");
        await using var proposer = await site.SignIn(community.Secretary);
        await Revise(proposer, community.PageOf(proposal), "A used second oven costs 5,200.", "A used one is enough.");
        await Revise(proposer, community.PageOf(proposal), "A used second oven costs 5,200 and lasts.", "");

        await proposer.Go($"{community.PageOf(proposal)}/revisions?from=1&to=2");
        await proposer.Picture("difference");
        var difference = proposer.Page.Locator(".difference");
        (await difference.Locator("ins").AllInnerTextsAsync()).Select(Words).ShouldBe(["used", "5,200"], ignoreOrder: true);
        (await difference.Locator("del").AllInnerTextsAsync()).Select(Words).ShouldBe(["8,400"]);
        (await proposer.Text()).ShouldContain("A used one is enough.");
    }

    [Fact]
    public async Task A_revision_made_meanwhile_is_not_overwritten_unseen()
    {
        var community = await TestCommunity.Found(site);
        var page = community.PageOf(await community.Proposal("Buy a second oven", "First."));
        await using var slow = await site.SignIn(community.Secretary);
        await using var quick = await site.SignIn(community.Secretary);
        await slow.Go($"{page}/revise");
        await Revise(quick, page, "Second.", "");
        await slow.Fill("Text", "Mine.");
        await slow.Press("Put the revision on record");
        (await slow.Text()).ShouldContain("Someone made revision 2 while you were writing.");
        (await slow.Page.GetByLabel("Text", new() { Exact = true }).InputValueAsync()).ShouldBe("Mine.");
        await slow.Press("Put the revision on record");
        (await slow.Text()).ShouldContain("Revision 3, by Ada Okafor.");
    }

    private static async Task Revise(Visit proposer, string page, string text, string note)
    {
        await proposer.Go($"{page}/revise");
        await proposer.Fill("Text", text);
        await proposer.Fill("What did you change, and why? (optional)", note);
        await proposer.Press("Put the revision on record");
        (await proposer.Text()).ShouldContain("The new revision is on record.");
    }

    private static string Words(string marked) => marked.Replace("added:", "").Replace("removed:", "").Replace("(end)", "").Trim();
}
