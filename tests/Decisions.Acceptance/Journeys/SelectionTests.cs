using Decisions.Acceptance.Running;
using Decisions.Domain.Ballots;
using Decisions.Domain.Proposals;
using Decisions.Domain.Selections;
using Decisions.Engine.Identity;
using NodaTime;
using NodaTime.Text;

namespace Decisions.Acceptance.Journeys;

/// <summary>A circle of five chooses together who facilitates it, on the pages and without scripts.</summary>
public sealed class SelectionTests(Site site)
{
    [Theory]
    [InlineData("phone")]
    [InlineData("desktop")]
    public async Task Five_nominate_hear_change_object_and_consent(string on)
    {
        var device = on == "phone" ? Device.Phone : Device.Desktop;
        var community = await TestCommunity.Found(site);
        await community.RuleOfConsent();
        List<Actor> all = [community.Secretary];
        foreach (var name in new[] { "Ben Carter", "Cleo Díaz", "Dev Patel", "Emi Tanaka" })
            all.Add(await community.Member(name));
        var (ben, cleo, dev, emi) = (all[1], all[2], all[3], all[4]);
        var bakers = await community.Circle("Bakers", null, [.. all]);

        await using var ada = await site.SignIn(community.Secretary, device);
        await ada.Go($"{community.Home}/circles/{bakers}");
        await ada.Follow("Choose together");
        await ada.Fill("What does the role ask for?", "Somebody who listens, and ends on time.");
        await ada.Fill("They can be changed until", "2020-01-01T10:00");
        await ada.Press("Ask the circle");
        (await ada.Text()).ShouldContain("This was not recorded.");
        await ada.Fill("They can be changed until", LocalDatePattern.Iso.Format(community.Today.PlusDays(20)) + "T10:00");
        var (from, until) = (SystemClock.Instance.GetCurrentInstant().InUtc().Date, SystemClock.Instance.GetCurrentInstant().InUtc().Date.PlusYears(1));
        await ada.Fill("From", LocalDatePattern.Iso.Format(from));
        await ada.Fill("To", LocalDatePattern.Iso.Format(until));
        await ada.Picture($"selection-begin-{on}");
        await ada.Press("Ask the circle");
        (await ada.Text()).ShouldContain("Ada Okafor, Ben Carter, Cleo Díaz and 2 others have yet to nominate, until");
        var selection = ada.Path.Split('?')[0];
        await Nominate(ada, "Ben Carter", "He asks before he answers.");
        (await ada.Text()).ShouldContain("1 of 5 have spoken.");

        await using var second = await site.SignIn(ben, device);
        await second.Go(community.Home);
        (await second.Text()).ShouldContain("Say whom you nominate.");
        await second.Picture($"selection-home-{on}");
        await second.Follow("Who is facilitator of Bakers?");
        (await second.Text()).ShouldNotContain("He asks before he answers.");
        await Nominate(second, "Cleo Díaz", " ");
        (await second.Text()).ShouldContain("This was not recorded.");
        await second.Picture($"selection-nominate-{on}");
        await Nominate(second, "Cleo Díaz", "She knows everyone.");
        (await second.Text()).ShouldContain("What you said is on record.");
        await using var third = await site.SignIn(cleo, device);
        await third.Go(selection);
        await Nominate(third, "I nominate nobody", "");
        await community.Nominate(emi, bakers, Id(selection), dev.Member, "He is patient.");
        await community.Nominate(emi, bakers, Id(selection), ben.Member, "He has time for it.");
        await community.Nominate(dev, bakers, Id(selection), cleo.Member);

        await second.Go(selection);
        var heard = await second.Text();
        heard.ShouldContain("and 2 others have yet to keep or change what they said, until");
        heard.ShouldContain("He asks before he answers.");
        heard.ShouldContain("nominates nobody.");
        // What was said otherwise while it was hidden is shown with the rest, as whoever said it was told.
        (await second.Page.GetByText("He is patient.").TextContentAsync()).ShouldBe("He is patient.");
        await second.Unfold("Say it otherwise");
        await second.Page.GetByLabel("Member", new() { Exact = true }).SelectOptionAsync("Ben Carter (you)");
        await second.Fill("What speaks for them?", "I would, now that I have heard you.");
        await second.Picture($"selection-hear-{on}");
        await second.Press("Say this instead");
        await second.Unfold("What they said before");
        (await second.Text()).ShouldContain("She knows everyone.");
        await third.Go(community.Home);
        (await third.Text()).ShouldContain("The nominations are shown. Keep yours or change it.");
        await third.Follow("Who is facilitator of Bakers?");
        await third.Press("I keep to it");
        (await third.Text()).ShouldContain("It is on record that you keep to what you said.");
        (await third.Text()).ShouldNotContain("Propose one of the nominees");
        await ada.Go(selection);
        await ada.Press("I keep to it");
        await ada.Unfold("Go on now");
        await ada.Fill("Why does nobody need longer?", "We are all here.");
        await ada.Press("Go on");
        (await ada.Text()).ShouldContain("Ada Okafor proposes one of the nominees.");

        await Propose(ada, "Cleo Díaz", "She knows everyone.");
        await ada.Picture($"selection-proposed-{on}");
        await ada.Follow("Cleo Díaz");
        (await ada.Text()).ShouldContain("The circle has not been asked for its consent yet.");
        await ada.Picture($"selection-drafted-{on}");
        await ada.Go(selection);
        var first = await Ask(ada);
        await ada.Go(Page(first));
        (await ada.Text()).ShouldContain($"It makes Cleo Díaz facilitator of Bakers from {Spoken(from)} to {Spoken(until)}, once the circle consents.");
        (await ada.Text()).ShouldNotContain("Open voting");
        foreach (var member in all.Where(each => each != dev))
            await community.Cast(member, first, new PositionChoice(Position.NoObjection));
        await using var fourth = await site.SignIn(dev, device);
        await fourth.Go($"{Page(first)}/consent-round");
        (await fourth.Text()).ShouldContain($"It makes Cleo Díaz facilitator of Bakers");
        await fourth.Picture($"selection-consent-{on}");
        await community.Cast(dev, first, new PositionChoice(Position.Objection), "She is on leave from March.");
        await ada.Go($"{Page(first)}/withdraw");
        await ada.Fill("Why? (optional)", "She is away too long.");
        await ada.Press("Withdraw the proposal");
        await ada.Go(selection);
        (await ada.Text()).ShouldContain("Ada Okafor proposes another of the nominees, or ends this.");
        (await ada.Text()).ShouldContain("The proposal was taken back.");
        await ada.Go(Page(first));
        (await ada.Text()).ShouldContain($"It was to make Cleo Díaz facilitator of Bakers from {Spoken(from)} to {Spoken(until)}, and was taken back.");
        await ada.Go(selection);

        await Propose(ada, "Ben Carter", "He asks before he answers, and has the time.");
        (await ada.Text()).ShouldContain("The proposal was taken back.", Case.Sensitive, "it is said of the first still, once another is proposed");
        var next = await Ask(ada);
        foreach (var member in all)
            await community.Cast(member, next, new PositionChoice(Position.NoObjection));
        for (var tries = 0; !(await ada.Text()).Contains("The circle consented: Ben Carter was chosen as facilitator", StringComparison.Ordinal); tries++)
        {
            tries.ShouldBeLessThan(100);
            await Task.Delay(200, TestContext.Current.CancellationToken);
            await ada.Go(selection);
        }
        await ada.Picture($"selection-filled-{on}");
        await ada.Go(Page(next));
        (await ada.Text()).ShouldContain($"The circle consented to Ben Carter as facilitator of Bakers from {Spoken(from)} to {Spoken(until)}.");
        await ada.Go($"{community.Home}/circles/{bakers}");
        await ada.Picture($"selection-circle-{on}");
        (await ada.Page.Locator("li", new() { HasTextString = "Ben Carter" }).Last.InnerTextAsync()).ShouldContain($"Facilitator until {Spoken(until)}");

        static string Spoken(LocalDate day) => LocalDatePattern.CreateWithInvariantCulture("dddd d MMMM yyyy").Format(day);

        string Page(ProposalId proposal) => $"{community.Home}/decisions/{proposal}";

        // Begins the consent round as the page asks for it, and goes on to positions.
        async Task<ProposalId> Ask(Visit leading)
        {
            await leading.Follow("Begin the consent round");
            var proposal = new ProposalId(Guid.Parse(leading.Path.Split('/')[4]));
            await leading.Fill("Why act?", "Nobody facilitates us from January on.");
            await leading.Press("Begin the consent round");
            await community.GoOn(proposal, Domain.ConsentRounds.ConsentStep.Driver, Domain.ConsentRounds.ConsentStep.Signal);
            await community.PlanReview(proposal, community.Today.PlusMonths(6), "Meetings end on time.");
            return proposal;
        }
    }

    [Fact]
    public async Task A_circle_that_could_not_consent_is_told_so_where_it_begins()
    {
        var community = await TestCommunity.Found(site);
        var bakers = await community.Circle("Bakers", null, community.Secretary);
        await using var ada = await site.SignIn(community.Secretary, Device.Phone);
        await ada.Go($"{community.Home}/circles/{bakers}/selections");
        (await ada.Text()).ShouldContain("This circle has no rule of consent or consensus by which it could agree to a nominee.");
        await ada.Picture("selection-without-rule-phone");
        await community.RuleOfConsent();
        await ada.Go($"{community.Home}/circles/{bakers}/selections");
        (await ada.Text()).ShouldNotContain("This circle has no rule of consent");
    }

    private static SelectionId Id(string path) => new(Guid.Parse(path.Split('/')[^1]));

    private static async Task Propose(Visit leading, string nominee, string reason)
    {
        await leading.Page.GetByLabel("Nominee", new() { Exact = true }).SelectOptionAsync(nominee);
        await leading.Fill("Which reasons weigh most?", reason);
        await leading.Press("Propose them");
        (await leading.Text()).ShouldContain($"{nominee} is proposed. Ada Okafor begins the consent round.");
    }

    private static async Task Nominate(Visit member, string nominee, string reason)
    {
        await member.Page.GetByLabel("Member", new() { Exact = true }).SelectOptionAsync(nominee);
        await member.Fill("What speaks for them?", reason);
        await member.Press("Say so");
    }
}
