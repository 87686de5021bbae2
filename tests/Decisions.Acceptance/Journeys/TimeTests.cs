using Decisions.Acceptance.Running;
using Decisions.Domain.Ballots;
using Decisions.Domain.Rules;
using NodaTime;

namespace Decisions.Acceptance.Journeys;

/// <summary>Votes that open and end by themselves.</summary>
public sealed class TimeTests(Site site)
{
    [Fact]
    public async Task A_vote_is_scheduled_in_words_that_hold_when_clocks_change_and_taken_back()
    {
        var community = await TestCommunity.Found(site);
        await community.Rule();
        var proposal = await community.Proposal("Buy a second oven");
        await using var secretary = await site.SignIn(community.Secretary);
        await secretary.Go(community.PageOf(proposal));
        await secretary.Follow("Open voting");
        await secretary.Choose("By itself, at this time:");
        await secretary.Fill("Date and time in Europe/London", "2099-03-29T01:30");
        await secretary.Fill("When does voting close?", "2099-11-30T18:00");
        await secretary.Picture("open-later");
        await secretary.Press("Open voting");
        (await secretary.Text()).ShouldContain("There is no such time in Europe/London: the clocks go from 29 March 2099, 01:00 straight to 29 March 2099, 02:00.");
        await secretary.Fill("Date and time in Europe/London", "2099-10-25T01:30");
        await secretary.Press("Open voting");
        var text = await secretary.Text();
        text.ShouldContain("Voting opens by itself at the time that you said.");
        text.ShouldContain("Sunday 25 October 2099 at 01:30, the second time the clocks show it");
        await secretary.Picture("scheduled");

        await secretary.Follow("Take back the notice");
        await secretary.Picture("notice-withdraw");
        await secretary.Fill("Why? (optional)", "The hall is not free.");
        await secretary.Press("Take back the notice");
        text = await secretary.Text();
        text.ShouldContain("Nothing opens by itself.");
        text.ShouldContain("Voting has not opened yet.");
        await secretary.Follow("The whole history");
        (await secretary.Text()).ShouldContain("took back the notice of the vote.");
    }

    [Fact]
    public async Task Those_who_can_mend_it_are_told_why_a_scheduled_vote_did_not_open()
    {
        var community = await TestCommunity.Found(site);
        var ben = await community.Member("Ben Carter");
        var rule = await community.Rule(terms => terms with { Name = "After a year", Franchise = new Franchise(365) });
        var proposal = await community.Proposal("Buy a second oven");
        await community.GiveNotice(proposal, rule, Duration.FromSeconds(1), opensByItself: true);
        await Task.Delay(TimeSpan.FromSeconds(1.5), TestContext.Current.CancellationToken);
        await using var secretary = await site.SignIn(community.Secretary, Device.Phone);
        await secretary.Go(community.PageOf(proposal));
        (await secretary.Text()).ShouldContain(
            "Voting could not open. Nobody may vote under this rule yet. Invite members and let them join first. Once that is put right it opens by itself within five minutes, until ");
        await secretary.Picture("not-opened");
        await using var member = await site.SignIn(ben);
        await member.Go(community.PageOf(proposal));
        (await member.Text()).ShouldNotContain("Voting could not open.");
    }

    [Fact]
    public async Task A_scheduled_vote_opens_under_the_eyes_of_its_readers_and_ends_once_it_is_certain()
    {
        var community = await TestCommunity.Found(site);
        var ben = await community.Member("Ben Carter");
        var rule = await community.Rule(terms => terms with { Name = "Until it is certain", EndsWhenCertain = true });
        var proposal = await community.Proposal("Buy a second oven");
        await community.GiveNotice(proposal, rule, Duration.FromSeconds(4), opensByItself: true);
        await using var member = await site.SignIn(ben, Device.Phone.WithScripts());
        await member.Go(community.PageOf(proposal));
        (await member.Text()).ShouldContain("Voting is to open");
        await member.Page.GetByText("Voting is open").First.WaitForAsync();
        await community.Cast(community.Secretary, proposal, new YesNoChoice(Answer.Yes));
        await community.Cast(ben, proposal, new YesNoChoice(Answer.Yes));
        await member.Page.GetByText("those who had not voted could no longer change the verdict").First.WaitForAsync();
        await member.Page.GetByText("Carried").First.WaitForAsync();
        await member.Picture("certain");
    }
}
