using Decisions.Acceptance.Running;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using NodaTime;

namespace Decisions.Acceptance.Journeys;

/// <summary>Decisions that law asks more of: notice, consent to short notice, a second vote, and rules that members keep themselves.</summary>
public sealed class FormalTests(Site site)
{
    private static readonly NoticePeriod TwoWeeks = new(14, new Fraction(1, 2));

    [Fact]
    public async Task Notice_is_given_members_consent_to_its_shortness_and_the_vote_is_held_as_it_said()
    {
        var community = await TestCommunity.Found(site);
        var ben = await community.Member("Ben Carter");
        var rule = await community.Rule(terms => terms with { Name = "Special resolution", MayCloseEarly = false, MayExtend = false, Notice = TwoWeeks });
        var proposal = await community.Proposal("Change what we are for");
        await using var secretary = await site.SignIn(community.Secretary);
        await secretary.Go(community.PageOf(proposal));
        await secretary.Follow("Open voting");
        (await secretary.Text()).ShouldContain("One rule that fits needs notice first");
        await secretary.Follow("give notice of a vote");
        await secretary.Picture("notice-form");
        await secretary.Fill("When does voting close?", "2001-01-01T18:00");
        await secretary.Press("Give notice");
        (await secretary.Text()).ShouldContain("Voting must close after it opens.");
        await secretary.Fill("When does voting close?", "2099-03-29T01:30");
        await secretary.Press("Give notice");
        (await secretary.Text()).ShouldContain("There is no such time in Europe/London: the clocks go from 29 March 2099, 01:00 straight to 29 March 2099, 02:00.");
        await secretary.Fill("When does voting close?", "2099-01-01T18:00");
        await secretary.Fill("Anything else to tell (optional)", "The plans hang in the bakehouse.");
        await secretary.Press("Give notice");
        var text = await secretary.Text();
        text.ShouldContain("The notice is given. It stands with the proposal.");
        text.ShouldContain("The plans hang in the bakehouse.");
        text.ShouldNotContain("The notice is short");
        await secretary.Follow("Revise the text");
        (await secretary.Text()).ShouldContain("It no longer holds once you revise it");
        await secretary.Picture("revise-noticed");
        await secretary.Fill("Text", "We bake, and we mend bicycles.");
        await secretary.Press("Put the revision on record");
        var revised = await secretary.Text();
        revised.ShouldContain("The notice of a vote no longer holds: give it anew.");
        revised.ShouldNotContain("Take back the notice");

        await community.GiveNotice(proposal, rule, Duration.FromSeconds(2));
        await using var member = await site.SignIn(ben);
        await member.Go(community.PageOf(proposal));
        (await member.Text()).ShouldContain("The notice is short: it gives 0 of 14 clear days. Of those who may vote, half must consent to that: 1 of 2. 0 have so far.");
        await member.Picture("notice-short");
        await Task.Delay(TimeSpan.FromSeconds(2.5), TestContext.Current.CancellationToken);
        await secretary.Go($"{community.PageOf(proposal)}/open");
        await secretary.Press("Open voting");
        (await secretary.Text()).ShouldContain("1 of those who may vote must consent to that; 0 have.");
        await member.Follow("Consent to the short notice");
        await member.Picture("notice-consent");
        await member.Press("I consent to the short notice");
        (await member.Text()).ShouldContain("Your consent to the short notice is on record.");
        await member.Go($"{community.PageOf(proposal)}/consent");
        (await member.Text()).ShouldContain("half must consent to that: 1 of 2. 1 has: it is enough.");
        (await member.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "I consent to the short notice" }).CountAsync()).ShouldBe(0);
        await secretary.Press("Open voting");
        (await secretary.Text()).ShouldContain("Voting is open");
        await secretary.Follow("The whole history");
        (await secretary.Text()).ShouldContain("consented to the short notice.");
    }

    [Fact]
    public async Task What_was_carried_is_confirmed_by_a_second_vote()
    {
        var community = await TestCommunity.Found(site);
        var proposal = await community.ToBeConfirmed("Join with the Mill Lane bakers");
        await using var secretary = await site.SignIn(community.Secretary);
        await secretary.Go(community.PageOf(proposal));
        var text = await secretary.Text();
        text.ShouldContain("Carried, to be confirmed");
        text.ShouldContain("It counts only once a second vote has confirmed it");
        text.ShouldContain("The first vote carries the proposal. A second must confirm it.");
        await secretary.Picture("to-be-confirmed");
        await secretary.Follow("Open the second vote");
        await secretary.Picture("confirm-form");
        await secretary.Fill("When does it close?", "2099-01-01T18:00");
        await secretary.Press("Open the second vote");
        (await secretary.Text()).ShouldContain("Choose times in it.");
        await secretary.Page.GetByLabel("When does it close?").FillAsync(
            SystemClock.Instance.GetCurrentInstant().Plus(Duration.FromDays(5)).InZone(DateTimeZoneProviders.Tzdb["Europe/London"]).ToString("uuuu-MM-dd'T'HH:mm", null));
        await secretary.Press("Open the second vote");
        (await secretary.Text()).ShouldContain("This is the second vote. Members have carried the proposal once");
        await secretary.Picture("second-vote");
    }

    [Fact]
    public async Task A_second_vote_that_nobody_held_in_time_is_told_as_lapsed()
    {
        var community = await TestCommunity.Found(site);
        var proposal = await community.ToBeConfirmed("Sell the van", closesBy: Duration.FromMilliseconds(1));
        await using var visitor = await site.SignIn(community.Secretary);
        await visitor.Go(community.PageOf(proposal));
        (await visitor.Text()).ShouldContain("Members carried it, and no second vote confirmed it by");
        await visitor.Go($"{community.Home}/decisions?status=lapsed");
        (await visitor.Text()).ShouldContain("Sell the van");
    }

    [Fact]
    public async Task A_rule_that_members_keep_becomes_what_they_decide()
    {
        var community = await TestCommunity.Found(site);
        var ben = await community.Member("Ben Carter");
        await using var secretary = await site.SignIn(community.Secretary);
        await secretary.Go($"{community.Home}/rules/adopt");
        await secretary.Follow("Rule change");
        await secretary.Picture("adopt-from-library");
        await secretary.Fill("Clear days of notice", "");
        await secretary.Fill("Share that may consent to shorter notice, as 9/10 (optional)", "");
        await secretary.Choose("A facilitator may close voting early");
        await secretary.Press("Adopt the rule");
        (await secretary.Text()).ShouldContain("Only members change this rule, by a decision.");

        await using var member = await site.SignIn(ben);
        await member.Go($"{community.Home}/rules");
        await member.Follow("Propose a change of “Rule change”");
        (await member.Text()).ShouldContain("It must be carried under “Rule change”.");
        await member.Fill("Why?", "Two thirds are enough.");
        await member.Select("How many yes", "At least two thirds");
        await member.Press("Put it on record");
        (await member.Text()).ShouldContain("At least two thirds of the members who take part must vote yes");
        await member.Picture("rule-change-proposed");

        var proposal = new ProposalId(Guid.Parse(member.Path.Split('/')[^1]));
        await secretary.Go($"{community.PageOf(proposal)}/open");
        await secretary.Press("Open voting");
        await community.Cast(ben, proposal, new Domain.Ballots.YesNoChoice(Domain.Ballots.Answer.Yes));
        await community.Cast(community.Secretary, proposal, new Domain.Ballots.YesNoChoice(Domain.Ballots.Answer.Yes));
        await community.Close(proposal);
        await secretary.Go(community.PageOf(proposal));
        await secretary.Follow("Change the rule as decided");
        await secretary.Press("Change the rule");
        (await secretary.Text()).ShouldContain("Version 2");
        await secretary.Go(community.PageOf(proposal));
        (await secretary.Text()).ShouldNotContain("Change the rule as decided");
    }
}
