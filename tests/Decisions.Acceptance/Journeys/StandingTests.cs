using Decisions.Acceptance.Running;
using Decisions.Domain.Ballots;
using Decisions.Domain.Members;
using Decisions.Engine;
using Decisions.Engine.Members;

namespace Decisions.Acceptance.Journeys;

/// <summary>What the pages offer by how a member stands, and what they say of a vote that is cast.</summary>
public sealed class StandingTests(Site site)
{
    [Fact]
    public async Task Someone_invited_is_offered_to_propose_once_they_have_joined()
    {
        var community = await TestCommunity.Found(site);
        await using var emi = await site.SignIn(await community.Member("Emi Tanaka", hasJoined: false));
        (await emi.Text()).ShouldNotContain("Propose something");
        (await emi.Go($"{community.Home}/propose"))!.Status.ShouldBe(403);
        (await emi.Text()).ShouldContain("Join first, on the home page.");
        await emi.Picture("join-first");

        await emi.Go(community.Home);
        await emi.Press("Join Hill Street Bakery");
        await emi.Follow("Propose something");
        (await emi.Heading()).ShouldBe("Propose something");
    }

    [Fact]
    public async Task A_suspended_member_is_not_offered_to_propose()
    {
        var community = await TestCommunity.Found(site);
        var ben = await community.Member("Ben Carter");
        await using var member = await site.SignIn(ben);
        (await member.Text()).ShouldContain("Propose something");
        await community.Land(await ChangeStandingHandler.Handle(
            new SuspendMember(ben.Member!.Value, "Asked to pause."), community.Context(community.Secretary),
            site.Get<DecisionsEngine>(), TestContext.Current.CancellationToken));
        await member.Go(community.Home);
        (await member.Text()).ShouldNotContain("Propose something");
        (await member.Go($"{community.Home}/propose"))!.Status.ShouldBe(403);
    }

    [Fact]
    public async Task Home_marks_the_open_votes_that_one_has_voted_in()
    {
        var community = await TestCommunity.Found(site);
        var ben = await community.Member("Ben Carter");
        var (voted, waiting) = (await community.Proposal("Buy a second oven"), await community.Proposal("Close on Mondays"));
        var rule = await community.Rule();
        await community.Open(voted, rule);
        await community.Open(waiting, rule);
        await community.Cast(ben, voted, new YesNoChoice(Answer.Yes));
        await using var member = await site.SignIn(ben);
        await using var secretary = await site.SignIn(community.Secretary);

        (await member.Page.Locator("#open li").InnerTextAsync()).ShouldContain("You voted");
        (await member.Page.Locator("#needs-vote").InnerTextAsync()).ShouldContain("Close on Mondays");
        await member.Picture("home-voted");
        (await secretary.Text()).ShouldNotContain("You voted");
    }
}
