using Decisions.Acceptance.Running;
using Decisions.Domain.Ballots;
using Decisions.Domain.Proposals;

namespace Decisions.Acceptance.Journeys;

/// <summary>Amending a text while members vote on it.</summary>
public sealed class AmendmentTests(Site site)
{
    private const string Text = "We buy a new oven for 8,400. Ben collects it on Friday.";

    [Fact]
    public async Task Of_two_competing_amendments_one_is_carried_and_members_are_asked_again()
    {
        var community = await TestCommunity.Found(site);
        var (ben, cleo) = (await community.Member("Ben Carter"), await community.Member("Cleo Díaz"));
        var proposal = await community.Proposal("A second oven", Text);
        await community.Open(proposal, await community.Rule());
        await community.Cast(ben, proposal, new YesNoChoice(Answer.No), "Too dear.");
        await using var mover = await site.SignIn(ben);
        await using var other = await site.SignIn(cleo);
        await using var chair = await site.SignIn(community.Secretary);
        var all = $"{community.PageOf(proposal)}/amendments";

        var used = await Move(mover, all, Text.Replace("new oven for 8,400", "used oven for 5,200"), "A used one is enough.");
        (await mover.Text()).ShouldContain("It waits for another member to second it.");
        var small = await Move(other, all, Text.Replace("new oven", "small oven"), "");
        (await other.Text()).ShouldContain("Amendment 1 changes the same words");
        await Second(other, used);
        await Second(mover, small);
        await chair.Go(all);
        await chair.Picture("amendments");
        (await chair.Text()).ShouldContain("Changes the same words as amendment 2.");
        (await chair.Text()).ShouldContain("Next to be put");

        await chair.Go(used);
        await chair.Picture("amendment");
        (await Marked(chair, "ins")).ShouldBe(["used", "5,200"]);
        (await Marked(chair, "del")).ShouldBe(["new", "8,400"]);
        await chair.Press("Put it to the vote");
        (await chair.Text()).ShouldContain("The vote on the amendment is open.");
        await other.Go(small);
        (await other.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Put it to the vote" }).CountAsync()).ShouldBe(0);

        await Vote(other, used);
        await Vote(chair, used);
        (await chair.Text()).ShouldContain("To vote no is to keep the text as it is.");
        await chair.Picture("question");
        var question = new ProposalId(Guid.Parse(chair.Path.Split('/')[^1]));
        await community.Close(question);

        await mover.Go(community.Home);
        (await mover.Text()).ShouldContain("The text was amended. Votes on revision 1 do not count for it.");
        await mover.Go(community.PageOf(proposal));
        await mover.Picture("asked-again");
        (await mover.Text()).ShouldContain("Yours is one of them: please vote again.");
        (await mover.Text()).ShouldContain("You vote on this text.");
        (await Marked(mover, "ins")).ShouldBe(["used", "5,200"]);
        await mover.Choose("Yes");
        await mover.Press("Cast my vote");
        (await mover.Text()).ShouldContain("Your vote is counted");

        await other.Go(small);
        await other.Picture("outdated");
        (await other.Text()).ShouldContain("It no longer fits the text");
        await other.Follow("Fit it to the new text");
        await other.Fill("Text", Text.Replace("new oven for 8,400", "small used oven for 5,200"));
        await other.Press("Put the new wording on record");
        (await other.Text()).ShouldContain("The new wording is on record.");
        (await Marked(other, "ins")).ShouldBe(["small"]);
        await other.Unfold("Withdraw the amendment");
        await other.Press("Withdraw the amendment");
        (await other.Text()).ShouldContain("Its mover has taken it back.");

        await chair.Go(community.PageOf(proposal));
        (await chair.Text()).ShouldContain("ended without a result, because the text was amended");
        await chair.Go($"{community.PageOf(proposal)}/history");
        (await chair.Text()).ShouldContain("Its votes do not count for the new text.");
    }

    [Fact]
    public async Task A_lost_amendment_becomes_a_proposal_of_its_own()
    {
        var community = await TestCommunity.Found(site);
        var ben = await community.Member("Ben Carter");
        var proposal = await community.Proposal("A second oven", Text);
        await using var mover = await site.SignIn(ben);
        await using var chair = await site.SignIn(community.Secretary);
        var used = await Move(mover, $"{community.PageOf(proposal)}/amendments", Text.Replace("new", "used"), "");
        await Second(chair, used);
        await chair.Press("Put it to the vote");
        await chair.Follow("Go to the vote on it");
        await chair.Choose("No");
        await chair.Press("Cast my vote");
        await community.Close(new ProposalId(Guid.Parse(chair.Path.Split('/')[4])));

        await mover.Go(used);
        (await mover.Text()).ShouldContain("It was not made; the text stands.");
        await mover.Follow("Make it a proposal of its own");
        await mover.Fill("Title", "A used oven");
        await mover.Press("Put the proposal on record");
        (await mover.Heading()).ShouldBe("A used oven");
        await mover.Follow("an amendment that was lost");
        (await mover.Text()).ShouldContain("It has become a proposal of its own.");
    }

    [Fact]
    public async Task The_proposer_accepts_an_amendment_before_voting_opens()
    {
        var community = await TestCommunity.Found(site);
        var ben = await community.Member("Ben Carter");
        var proposal = await community.Proposal("A second oven", Text);
        await using var mover = await site.SignIn(ben);
        await using var proposer = await site.SignIn(community.Secretary);
        var used = await Move(mover, $"{community.PageOf(proposal)}/amendments", Text.Replace("new", "used"), "");
        await proposer.Go(used);
        await proposer.Press("Accept the amendment");
        (await proposer.Text()).ShouldContain("The amendment is made: the text has a new revision.");
        await proposer.Go(community.PageOf(proposal));
        (await proposer.Text()).ShouldContain("We buy a used oven");
        (await proposer.Text()).ShouldContain("Revision 2");
    }

    /// <returns>The amendment's page.</returns>
    private static async Task<string> Move(Visit mover, string all, string text, string why)
    {
        await mover.Go(all);
        await mover.Follow("Move an amendment");
        await mover.Fill("Text", text);
        await mover.Fill("Why? (optional)", why);
        await mover.Press("Move the amendment");
        (await mover.Text()).ShouldContain("Your amendment is on record.");
        return mover.Path;
    }

    private static async Task Second(Visit seconder, string amendment)
    {
        await seconder.Go(amendment);
        await seconder.Press("Second the amendment");
        (await seconder.Text()).ShouldContain("You have seconded the amendment.");
    }

    private static async Task Vote(Visit voter, string amendment)
    {
        await voter.Go(amendment);
        await voter.Follow("Go to the vote on it");
        var question = voter.Path;
        await voter.Choose("Yes");
        await voter.Press("Cast my vote");
        await voter.Go(question);
    }

    private static async Task<IEnumerable<string>> Marked(Visit visit, string mark) =>
        (await visit.Page.Locator($".difference {mark}").AllInnerTextsAsync())
            .Select(words => words.Replace("added:", "").Replace("removed:", "").Replace("(end)", "").Trim());
}
