using Decisions.Acceptance.Running;
using Decisions.Domain.Ballots;
using Decisions.Domain.Meetings;
using Decisions.Domain.Rules;
using NodaTime;

namespace Decisions.Acceptance.Journeys;

/// <summary>Members who cannot vote themselves, and those who speak for them.</summary>
public sealed class ProxyTests(Site site)
{
    [Fact]
    public async Task A_member_is_spoken_for_sees_what_was_cast_and_may_still_vote_themselves()
    {
        var community = await TestCommunity.Found(site);
        var (ben, cleo) = (await community.Member("Ben Carter"), await community.Member("Cleo Díaz"));
        var proposal = await community.Proposal("Join the regional buying group");
        await community.Open(proposal, await community.Rule(rule => rule with { Name = "By proxy", Proxies = ProxyTerms.Usual }));

        await using var appointing = await site.SignIn(ben);
        await appointing.Go(community.PageOf(proposal));
        await appointing.Follow("Appoint a proxy");
        await appointing.Select("Who speaks for you?", "Cleo Díaz");
        await appointing.Choose("My proxy decides");
        await appointing.Press("Appoint my proxy");
        (await appointing.Text()).ShouldContain("Cleo Díaz speaks for you and decides how to vote.");
        await appointing.Picture("proxy-appointed");
        await appointing.Go(community.Home);
        (await appointing.Text()).ShouldContain("Cleo Díaz speaks for you, unless you vote yourself.");

        await using var holding = await site.SignIn(cleo);
        await holding.Go(community.Home);
        (await holding.Text()).ShouldContain("You speak for Ben Carter.");
        await holding.Picture("home-speaks-for");
        await holding.Go(community.PageOf(proposal));
        (await holding.Text()).ShouldContain("You speak for Ben Carter.");
        await holding.Follow("See for whom you can vote");
        await holding.Choose("Yes");
        await holding.Press("Cast what I have chosen");
        await holding.Picture("proxy-cast");

        await appointing.Go(community.Home);
        (await appointing.Text()).ShouldContain("Cast in your name by your proxy");
        await appointing.Go(community.PageOf(proposal));
        (await appointing.Text()).ShouldContain("Cast in your name by your proxy, Cleo Díaz.");
        await appointing.Unfold("Change my vote");
        await appointing.Choose("No");
        await appointing.Press("Change my vote");
        await appointing.Go(community.Home);
        (await appointing.Text()).ShouldContain("You voted");
        (await appointing.Text()).ShouldNotContain("speaks for you");
        await appointing.Go(community.PageOf(proposal));
        (await appointing.Text()).ShouldContain("You have voted yourself or taken a vote back, so nobody votes for you.");

        await holding.Go($"{community.PageOf(proposal)}/proxies");
        (await holding.Text()).ShouldContain("has voted themselves, or taken a vote back.");
    }

    [Fact]
    public async Task A_member_lets_another_vote_for_them_until_they_take_it_back()
    {
        var community = await TestCommunity.Found(site);
        var (ben, cleo) = (await community.Member("Ben Carter"), await community.Member("Cleo Díaz"));
        var proposal = await community.Proposal("Sell the van");
        await community.Open(proposal, await community.Rule(rule => rule with { Name = "By delegation", Proxies = ProxyTerms.Usual with { StandingDelegation = true } }));

        await using var giving = await site.SignIn(ben);
        await giving.Go(community.PageOf(proposal));
        await giving.Follow("Let another vote for me");
        await giving.Select("Who votes for you?", "Cleo Díaz");
        await giving.Press("Let them vote for me");
        (await giving.Text()).ShouldContain("Cleo Díaz can vote for you.");
        await giving.Picture("delegation-given");
        await giving.Go(community.Home);
        var home = await giving.Page.Locator("#delegation").InnerTextAsync();
        home.ShouldContain("Cleo Díaz can vote for you.");
        home.ShouldContain("Only where the decision’s rule allows it");
        await giving.Picture("home-delegation");
        await giving.Follow("Change who votes for me");
        giving.Path.ShouldBe($"{community.Home}/delegation");

        await using var holding = await site.SignIn(cleo);
        var held = await holding.Page.Locator("#delegation").InnerTextAsync();
        held.ShouldContain("You can vote for Ben Carter.");
        held.ShouldContain("Nobody, unless you appoint a proxy for a decision.");
        await holding.Go($"{community.Home}/delegation");
        (await holding.Text()).ShouldContain("For whom you can vote");
        await holding.Go(community.PageOf(proposal));
        await holding.Follow("See for whom you can vote");
        await holding.Choose("Yes");
        await holding.Press("Cast what I have chosen");
        await giving.Go(community.PageOf(proposal));
        (await giving.Text()).ShouldContain("Cast in your name by your proxy, Cleo Díaz.");
        await giving.Go($"{community.Home}/delegation");
        await giving.Press("Take it back");
        (await giving.Text()).ShouldContain("It is taken back.");
        await giving.Go(community.Home);
        (await giving.Text()).ShouldNotContain("can vote for you");
        (await giving.Text()).ShouldContain("Let another vote for me");
    }

    [Fact]
    public async Task A_member_who_cannot_come_to_a_meeting_is_spoken_for_in_all_that_is_voted_on_there()
    {
        var community = await TestCommunity.Found(site);
        var (ben, cleo) = (await community.Member("Ben Carter"), await community.Member("Cleo Díaz"));
        var (van, oven) = (await community.Proposal("Sell the van"), await community.Proposal("Buy a second oven"));
        var rule = await community.Rule(rule => rule with { Name = "By proxy", Proxies = ProxyTerms.Usual });
        var meeting = await community.Meeting("Yearly assembly", SystemClock.Instance.GetCurrentInstant() + Duration.FromSeconds(1), van, oven);

        await using var appointing = await site.SignIn(ben, Device.Phone);
        await appointing.Go(community.PageOf(meeting));
        (await appointing.Text()).ShouldContain("No decision on the agenda has a rule yet that lets a proxy decide.");
        await appointing.Follow("Appoint a proxy for this meeting");
        await appointing.Picture("meeting-proxy-appoint");
        await appointing.Select("Who speaks for you?", "Cleo Díaz");
        await appointing.Press("Appoint my proxy");
        (await appointing.Text()).ShouldContain("Cleo Díaz speaks for you in what is voted on at this meeting");
        await appointing.Picture("meeting-proxy-appointed");

        await community.Come(meeting, cleo, Presence.InPerson);
        await community.Begin(meeting);
        await community.OpenAt(meeting, van, rule);
        await community.OpenAt(meeting, oven, await community.Rule());
        await appointing.Go(community.PageOf(van));
        (await appointing.Text()).ShouldContain("Cleo Díaz speaks for you at this meeting, so here too, and decides how to vote.");
        await appointing.Picture("meeting-proxy-vote");
        await appointing.Go(community.PageOf(oven));
        (await appointing.Text()).ShouldNotContain("speaks for you", customMessage: "its rule allows no proxies");

        await using var holding = await site.SignIn(cleo, Device.Phone);
        (await holding.Text()).ShouldContain("You speak for Ben Carter.");
        await holding.Go(community.PageOf(meeting));
        var held = await holding.Page.Locator("#proxies").InnerTextAsync();
        held.ShouldContain("You speak for Ben Carter at this meeting.");
        held.ShouldContain("a proxy can speak in: “Sell the van”.");
        await holding.Picture("meeting-proxy-held");
        await holding.Go(community.PageOf(van));
        await holding.Follow("See for whom you can vote");
        await holding.Choose("Yes");
        await holding.Press("Cast what I have chosen");
        await appointing.Go(community.PageOf(van));
        (await appointing.Text()).ShouldContain("Cast in your name by your proxy, Cleo Díaz.");
        await appointing.Go($"{community.PageOf(meeting)}/proxy/revocation");
        await appointing.Press("Take my proxy back");
        (await appointing.Text()).ShouldContain("Your proxy has voted for you in a vote that is not over.");
        await community.Close(van);
        await appointing.Go(community.PageOf(meeting));
        await appointing.Follow("Take my proxy back");
        await appointing.Press("Take my proxy back");
        (await appointing.Text()).ShouldContain("Your proxy for this meeting is taken back.");
        (await appointing.Page.Locator("#proxies").InnerTextAsync()).ShouldNotContain("speaks for you");

        await using var secretary = await site.SignIn(community.Secretary, Device.Phone);
        await secretary.Go(community.PageOf(meeting));
        (await secretary.Page.Locator("#proxies").InnerTextAsync()).ShouldNotContain("Cleo", customMessage: "nobody sees another's");
    }

    [Fact]
    public async Task Where_no_rule_lets_another_vote_until_it_is_taken_back_home_does_not_speak_of_it()
    {
        var community = await TestCommunity.Found(site);
        await community.Rule(rule => rule with { Name = "By proxy", Proxies = ProxyTerms.Usual });
        await using var visit = await site.SignIn(await community.Member("Ben Carter"));
        (await visit.Text()).ShouldContain("Needs your vote");
        (await visit.Page.Locator("#delegation").CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task What_a_member_instructs_is_cast_when_voting_has_closed_and_their_proxy_does_not_see_it()
    {
        var community = await TestCommunity.Found(site);
        var (ben, cleo) = (await community.Member("Ben Carter"), await community.Member("Cleo Díaz"));
        var proposal = await community.Proposal("Sell the van");
        await community.Open(proposal, await community.Rule(rule => rule with { Name = "By proxy", Proxies = ProxyTerms.Usual }));

        await using var appointing = await site.SignIn(ben);
        await appointing.Go($"{community.PageOf(proposal)}/proxy");
        await appointing.Select("Who speaks for you?", "Cleo Díaz");
        await appointing.Page.GetByLabel("No", new() { Exact = true }).CheckAsync();
        await appointing.Choose("My proxy decides");
        await appointing.Press("Appoint my proxy");
        (await appointing.Text()).ShouldContain("You let your proxy decide, and also said how you vote. Do one of the two.");
        await appointing.Choose("I say how I vote");
        await appointing.Press("Appoint my proxy");
        (await appointing.Text()).ShouldContain("As you instructed, “No” is cast in your name once voting has closed.");
        await appointing.Picture("proxy-instructed");
        await appointing.Go($"{community.PageOf(proposal)}/proxy");
        (await appointing.Text()).ShouldContain("You have said how your proxy votes for you. It is not shown again");
        (await appointing.Page.Locator("input[name=decides]:checked").CountAsync()).ShouldBe(0);

        await using var holding = await site.SignIn(cleo);
        await holding.Go($"{community.PageOf(proposal)}/proxies");
        var held = await holding.Text();
        held.ShouldContain("has said how they vote. It is cast by itself once voting has closed.");
        held.ShouldNotContain("“No”");

        await community.Cast(cleo, proposal, new YesNoChoice(Answer.Yes));
        await community.Close(proposal);
        await appointing.Go(community.PageOf(proposal));
        (await appointing.Text()).ShouldContain("Cast in your name by your proxy, Cleo Díaz, as you instructed.");
    }
}
