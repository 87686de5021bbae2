using Decisions.Acceptance.Running;
using Decisions.Domain.Ballots;
using NodaTime.Text;

namespace Decisions.Acceptance.Journeys;

/// <summary>What follows a decision, on a phone and without scripts: half a year of it.</summary>
public sealed class FollowThroughTests
{
    [Fact]
    public async Task A_decision_is_carried_out_and_looked_at_again_half_a_year_later()
    {
        await using var site = await Site.WithMovedClock();
        var community = await TestCommunity.Found(site);
        var (ben, cleo, dev) = (await community.Member("Ben Carter"), await community.Member("Cleo Díaz"), await community.Member("Dev Patel"));
        var rule = await community.Rule();
        var old = await community.Proposal("One oven is enough");
        await community.Open(old, rule);
        await community.Cast(ben, old, new YesNoChoice(Answer.Yes));
        await community.Close(old);
        var oven = await community.Proposal("A second oven");
        await using (var ada = await site.SignIn(community.Secretary))
        {
            await ada.Go(community.PageOf(oven));
            await ada.Follow("Say which decisions it supersedes");
            await ada.Picture("superseded");
            await ada.Choose("One oven is enough");
            await ada.Press("Put it on record");
            (await ada.Text()).ShouldContain("Once it is carried, it supersedes:");
            await community.Open(oven, rule);
            await community.Cast(ben, oven, new YesNoChoice(Answer.Yes));
            await community.Close(oven);
            await ada.Go($"{community.Home}/in-force");
            (await ada.Text()).ShouldContain("A second oven");
            (await ada.Text()).ShouldNotContain("One oven is enough");
            await ada.Picture("in-force");
            await ada.Go(community.PageOf(old));
            (await ada.Text()).ShouldContain("In its place members carried A second oven.");

            await ada.Go(community.PageOf(oven));
            await ada.Picture("decision-follows");
            await ada.Follow("Reviews, actions and calls for help");
            await ada.Unfold("Plan a day");
            await ada.Fill("Day", Day(community, 180));
            await ada.Fill("How will one tell whether it did what it was for? (optional)", "No order is turned away.");
            await ada.Press("Plan it");
            (await ada.Text()).ShouldContain("The day is on record.");
            await ada.Unfold("Plan an action");
            await ada.Fill("What is to be done?", "Fetch the oven.");
            await ada.Fill("By which day? (optional)", Day(community, 3));
            await ada.Press("Plan it");
            (await ada.Text()).ShouldContain("Nobody sees to it yet");
            await ada.Picture("follow-up-planned");
        }

        await using (var owner = await site.SignIn(ben))
        {
            await owner.Go(community.Home);
            await owner.Follow("Calls to action");
            await owner.Picture("calls-free");
            await owner.Follow("Fetch the oven.");
            await owner.Press("I will see to it");
            (await owner.Text()).ShouldContain("Ben Carter sees to it");
            await owner.Unfold("Call for volunteers");
            await owner.Fill("What is there to do?", "Carry it in.");
            await owner.Fill("How many volunteers?", "1");
            await owner.Fill("About how many minutes? (optional)", "90");
            await owner.Choose("On site");
            await owner.Fill("When does it begin? (optional)", $"{Day(community, 2)}T08:00");
            await owner.Fill("What helps to know? (optional)", "lifting, first aid");
            await owner.Press("Call for them");
            (await owner.Text()).ShouldContain("Say where volunteers are needed on site.");
            (await owner.Page.GetByLabel("What is there to do?").First.InputValueAsync()).ShouldBe("Carry it in.");
            await owner.Picture("call-refused");
            await owner.Fill("Where exactly, or by which link? (needed on site)", "At the back door.");
            await owner.Press("Call for them");
            (await owner.Text()).ShouldContain("1 of 1 place left");
            await owner.Go(community.Home);
            (await owner.Text()).ShouldContain("You see to it, for “A second oven”.");
            await owner.Picture("home-waits");
        }

        await using (var volunteer = await site.SignIn(cleo))
        await using (var late = await site.SignIn(dev))
        {
            await volunteer.Go($"{community.Home}/calls?skill=lifting&venue=onSite");
            await late.Go($"{community.Home}/calls");
            await late.Follow("Carry it in.");
            await volunteer.Picture("calls");
            await volunteer.Follow("Carry it in.");
            await volunteer.Press("Sign up");
            (await volunteer.Text()).ShouldContain("You have a place. Thank you.");
            await volunteer.Go(community.Home);
            (await volunteer.Text()).ShouldContain("You help with it, for “");
            await late.Press("Sign up");
            (await late.Text()).ShouldContain("The one place is taken. Thank you for offering");
            await late.Go($"{community.Home}/calls");
            (await late.Text()).ShouldContain("No call has places left.");
        }

        await site.Clock.Forward(5, TestContext.Current.CancellationToken);
        await using (var owner = await site.SignIn(ben))
        {
            await owner.Go(community.Home);
            (await owner.Text()).ShouldContain("Its day was");
            await owner.Follow("Fetch the oven.");
            (await owner.Text()).ShouldContain("It has begun");
            await owner.Unfold("Thank a volunteer");
            await owner.Fill("In your words (optional)", "You saved the day.");
            await owner.Press("Say thank you");
            (await owner.Text()).ShouldContain("Ben Carter thanks Cleo Díaz for 1 hour and 30 minutes. “You saved the day.”");
            await owner.Unfold("It is done");
            await owner.Press("Say that it is done");
            (await owner.Text()).ShouldContain("Carried out: the one action is done.");
            await owner.Picture("carried-out");
        }

        await site.Clock.Forward(176, TestContext.Current.CancellationToken);
        await using (var ada = await site.SignIn(community.Secretary))
        {
            await ada.Go(community.Home);
            (await ada.Text()).ShouldContain("Its review is due since");
            await ada.Picture("home-review");
            await ada.Follow("A second oven");
            await ada.Unfold("Say what a review found");
            await ada.Fill("What was found?", "No order was turned away.");
            await ada.Choose("It stays as it is");
            await ada.Press("Put it on record");
            (await ada.Text()).ShouldContain("Say on which day it is looked at next, or that no further review is planned");
            await ada.Picture("review-refused");
            await ada.Choose("No further review is planned");
            await ada.Press("Put it on record");
            (await ada.Text()).ShouldContain("No further review was planned.");
            await ada.Picture("reviewed");
        }
    }

    private static string Day(TestCommunity community, int days) => LocalDatePattern.Iso.Format(community.Today.PlusDays(days));
}
