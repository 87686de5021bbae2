using Decisions.Acceptance.Running;
using Decisions.Domain.Rules;

namespace Decisions.Acceptance.Journeys;

/// <summary>A community whose proposals have topics, in which members let different members vote for them.</summary>
public sealed class TopicTests(Site site)
{
    [Fact]
    public async Task Topics_are_named_chosen_found_by_and_voted_in_by_whom_a_member_names_for_each()
    {
        var community = await TestCommunity.Found(site);
        var (ben, cleo) = (await community.Member("Ben Carter"), await community.Member("Cleo Díaz"));
        await community.Member("Dev Patel");
        var rule = await community.Rule(terms => terms with { Name = "By delegation", Proxies = ProxyTerms.Usual with { StandingDelegation = true } });

        await using var secretary = await site.SignIn(community.Secretary);
        await secretary.Go($"{community.Home}/rules");
        await secretary.Follow("Topics");
        await secretary.Fill("The topics, one a line", "Money\nmoney");
        await secretary.Press("Keep these topics");
        (await secretary.Text()).ShouldContain("The topic 'Money' stands twice. Name each once.");
        await secretary.Fill("The topics, one a line", "Money\nThe bakehouse");
        await secretary.Press("Keep these topics");
        (await secretary.Text()).ShouldContain("The topics are on record.");
        await secretary.Picture("topics-named");

        await secretary.Go($"{community.Home}/propose");
        await secretary.Fill("Title", "Mend the roof");
        await secretary.Fill("Text", "It rains in.");
        await secretary.Select("Topic (optional)", "Money");
        await secretary.Picture("topic-proposed");
        await secretary.Press("Put it on record");
        (await secretary.Text()).ShouldContain("Topic: Money");
        await secretary.Follow("Revise the text");
        await secretary.Select("Topic (optional)", "The bakehouse");
        await secretary.Picture("topic-revised");
        await secretary.Press("Keep this topic");
        (await secretary.Text()).ShouldContain("The topic is on record. It stands from when voting opens.");
        var page = secretary.Page.Url.Split('?')[0];
        var proposal = new Domain.Proposals.ProposalId(Guid.Parse(page.Split('/')[^1]));
        await community.Proposal("Dance on Fridays");
        await community.Open(proposal, rule);

        await secretary.Go(community.PageOf(proposal));
        (await secretary.Text()).ShouldContain("Topic: The bakehouse");
        await secretary.Picture("topic-decision");
        await secretary.Follow("The bakehouse");
        (await secretary.Text()).ShouldContain("Mend the roof");
        (await secretary.Text()).ShouldNotContain("Dance on Fridays");
        await secretary.Picture("topic-register");

        await using var giving = await site.SignIn(ben);
        await giving.Go($"{community.Home}/delegation");
        await giving.Select("Who votes for you?", "Dev Patel");
        await giving.Press("Let them vote for me");
        await giving.Select("In which decisions?", "The bakehouse");
        await giving.Select("Who votes for you?", "Cleo Díaz");
        await giving.Press("Let them vote for me");
        var rows = await giving.Text();
        rows.ShouldContain("Cleo Díaz can vote for you.");
        rows.ShouldContain("As in all else: Dev Patel can vote for you.");
        await giving.Picture("delegation-by-topic");
        await giving.Go(community.Home);
        var home = await giving.Page.Locator("#delegation").InnerTextAsync();
        home.ShouldContain("In decisions of the topic “The bakehouse” Cleo Díaz can vote for you.");
        home.ShouldContain("In all else Dev Patel can vote for you.");
        await giving.Picture("home-delegation-by-topic");
        await giving.Go(community.PageOf(proposal));
        (await giving.Text()).ShouldContain("Cleo Díaz can vote for you here, as you said for decisions of the topic “The bakehouse”.");

        await using var holding = await site.SignIn(cleo);
        await holding.Go($"{community.Home}/delegation");
        (await holding.Text()).ShouldContain("Ben Carter, in The bakehouse");
        await holding.Go(community.PageOf(proposal));
        await holding.Follow("See for whom you can vote");
        await holding.Choose("Yes");
        await holding.Press("Cast what I have chosen");
        await giving.Go(community.PageOf(proposal));
        (await giving.Text()).ShouldContain("Cast in your name by your proxy, Cleo Díaz.");

        await giving.Go($"{community.Home}/delegation");
        await giving.Press("Take it back for The bakehouse");
        (await giving.Text()).ShouldContain("It is taken back.");
        (await giving.Text()).ShouldNotContain("Cleo Díaz can vote for you.");
    }
}
