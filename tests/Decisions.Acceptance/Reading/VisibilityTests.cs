using Decisions.Acceptance.Running;
using Decisions.Domain.Ballots;
using Decisions.Domain.Communities;

namespace Decisions.Acceptance.Reading;

/// <summary>Who may open which page.</summary>
public sealed class VisibilityTests(Site site)
{
    [Theory]
    [InlineData(Visibility.Public, 200, 200, 200, 401)]
    [InlineData(Visibility.Hybrid, 200, 200, 401, 401)]
    [InlineData(Visibility.MembersOnly, 401, 401, 401, 401)]
    public async Task A_visitor_reads_what_the_community_shows(Visibility visibility, int home, int register, int decision, int members)
    {
        var community = await TestCommunity.Found(site, visibility);
        var proposal = await community.Proposal("Buy a second oven");
        await community.Open(proposal, await community.Rule());
        await community.Cast(community.Secretary, proposal, new YesNoChoice(Answer.Yes));
        await using var visitor = await site.Visit();
        var page = community.PageOf(proposal);

        (await visitor.Go(community.Home))!.Status.ShouldBe(home);
        (await visitor.Go($"{community.Home}/decisions"))!.Status.ShouldBe(register);
        foreach (var address in new[] { page, $"{page}/history", $"{page}/revisions" })
        {
            (await visitor.Go(address))!.Status.ShouldBe(decision, address);
            (await visitor.Source()).ShouldNotContain("Ada Okafor", customMessage: address);
        }
        foreach (var address in new[] { $"{page}/ballots", $"{community.Home}/members", $"{community.Home}/propose", $"{page}/open" })
            (await visitor.Go(address))!.Status.ShouldBe(members, address);
    }

    [Theory]
    [InlineData(Visibility.Public, 200, 200)]
    [InlineData(Visibility.Hybrid, 200, 401)]
    [InlineData(Visibility.MembersOnly, 401, 401)]
    public async Task A_visitor_reads_what_has_been_decided_as_the_community_says(Visibility visibility, int decision, int history)
    {
        var community = await TestCommunity.Found(site, visibility);
        var proposal = await community.Proposal("Buy a second oven");
        await community.Open(proposal, await community.Rule());
        await community.Cast(community.Secretary, proposal, new YesNoChoice(Answer.Yes));
        await community.Close(proposal);
        await using var visitor = await site.Visit();
        var page = community.PageOf(proposal);

        (await visitor.Go(page))!.Status.ShouldBe(decision);
        (await visitor.Source()).ShouldNotContain("Ada Okafor");
        if (decision == 200)
            (await visitor.Text()).ShouldContain("The proposal is carried.");
        (await visitor.Page.Locator($"a[href='{page}/history']").CountAsync()).ShouldBe(decision == 200 && history == 200 ? 1 : 0);
        (await visitor.Go($"{page}/history"))!.Status.ShouldBe(history);
    }

    [Fact]
    public async Task A_member_keeps_neither_members_nor_rules_and_opens_no_vote()
    {
        var community = await TestCommunity.Found(site);
        var ben = await community.Member("Ben Carter");
        var proposal = await community.Proposal("Buy a second oven");
        await using var member = await site.SignIn(ben);

        (await member.Go($"{community.Home}/members"))!.Status.ShouldBe(200);
        (await member.Text()).ShouldNotContain("Invite someone");
        await member.Go(community.PageOf(proposal));
        (await member.Text()).ShouldNotContain("What you can do");
        foreach (var address in new[] { "members/invite", "members/import", "rules/adopt", $"members/{ben.Member}", $"decisions/{proposal}/open" })
            (await member.Go($"{community.Home}/{address}"))!.Status.ShouldBe(403, address);
    }

    [Fact]
    public async Task A_member_of_one_community_is_a_visitor_in_another()
    {
        var (own, other) = (await TestCommunity.Found(site), await TestCommunity.Found(site, Visibility.MembersOnly));
        await using var member = await site.SignIn(await own.Member("Ben Carter"));
        (await member.Go(other.Home))!.Status.ShouldBe(403);
        (await member.Source()).ShouldNotContain("Hill Street Bakery");
    }
}
