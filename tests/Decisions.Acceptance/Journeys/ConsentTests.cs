using System.Globalization;
using Decisions.Acceptance.Running;
using Decisions.Domain.Ballots;
using Decisions.Domain.Proposals;
using Decisions.Engine.Identity;
using NodaTime;
using NodaTime.Text;

namespace Decisions.Acceptance.Journeys;

/// <summary>A worker co-operative of twelve seeks consent, and finds it in its second pass.</summary>
public sealed class ConsentTests(Site site)
{
    private const string First = "We bake through the night on Thursdays and Fridays. Two of us take each night.";

    private const string Second = "We bake through the night on Thursdays and Fridays until May. Two of us take each night, and nobody takes two in a row.";

    [Fact]
    public async Task A_consent_round_whose_meeting_has_ended_goes_on_without_one()
    {
        var community = await TestCommunity.Found(site);
        var proposal = await community.Proposal("Bake through the night", First);
        await community.RuleOfConsent();
        var meeting = await community.Meeting("Yearly assembly", SystemClock.Instance.GetCurrentInstant() + Duration.FromMilliseconds(500), proposal);
        await community.Begin(meeting);
        await using var ada = await site.SignIn(community.Secretary, Device.Phone);
        await ada.Go($"{community.PageOf(proposal)}/consent-round/begin?meeting={meeting}");
        await ada.Fill("Why act?", "Orders are turned away every Friday, and people stop asking.");
        await ada.Choose("Yearly assembly");
        await ada.Press("Begin the consent round");
        (await ada.Text()).ShouldContain("It is held at Yearly assembly.");
        await community.CloseAndApprove(meeting);
        await ada.Go($"{community.PageOf(proposal)}/consent-round");
        (await ada.Text()).ShouldContain("The meeting Yearly assembly is over. Go on at another, or at none, below.");
        await ada.Choose("At no meeting: members take part by themselves");
        await ada.Fill("Positions (1 at least)", "many");
        await ada.Press("Go on there");
        (await ada.Text()).ShouldContain("This was not recorded.");
        (await ada.Page.GetByLabel("Positions (1 at least)").InputValueAsync()).ShouldBe("many");
        await ada.Fill("Positions (1 at least)", "72");
        await ada.Fill("Is there a reason to act?", "48");
        await ada.Picture("consent-move");
        await ada.Press("Go on there");
        (await ada.Text()).ShouldContain("The consent round goes on as you said.");
        (await ada.Text()).ShouldNotContain("Yearly assembly");
        (await ada.Text()).ShouldContain("It goes on by itself");
        await ada.Picture("consent-moved");
        await ada.Go($"{community.PageOf(proposal)}/history");
        (await ada.Text()).ShouldContain("went on with the consent round at no meeting");
    }

    [Fact]
    public async Task Twelve_members_agree_in_two_rounds_act_with_volunteers_and_look_again_half_a_year_later()
    {
        await using var own = await Site.WithMovedClock();
        var community = await TestCommunity.Found(own);
        List<Actor> others = [];
        foreach (var name in new[] { "Ben Carter", "Cleo Díaz", "Dev Patel", "Emi Tanaka", "Finn Walsh", "Gita Rao", "Hal Moss", "Ines Roy", "Jon Bell", "Kit Lund", "Lea Marsh" })
            others.Add(await community.Member(name));
        var (ben, cleo, dev) = (others[0], others[1], others[2]);

        await using var ada = await own.SignIn(community.Secretary);
        await ada.Go($"{community.Home}/rules/adopt");
        await ada.Fill("What is it called?", "Consent");
        await ada.Choose("They seek consent: it is agreed when no objection stands");
        await ada.Picture("consent-rule");
        await ada.Press("Adopt the rule");
        (await ada.Text()).ShouldContain("The rule is adopted.");

        var proposal = await community.Proposal("Bake through the night", First);
        await ada.Go(community.PageOf(proposal));
        await ada.Follow("Begin a consent round");
        await ada.Fill("Why act?", "Orders are turned away every Friday, and people stop asking.");
        foreach (var step in new[] { "Is there a reason to act?", "Presenting the proposal", "Questions", "Responses", "Judging objections" })
            await ada.Fill(step, "");
        await ada.Fill("Positions (1 at least)", "1");
        await ada.Picture("consent-begin");
        await ada.Press("Begin the consent round");
        (await ada.Text()).ShouldContain("12 of 12 have yet to say whether there is a reason to act.");
        await ada.Choose("Yes, there is");
        await ada.Press("Respond");
        foreach (var member in others)
            await community.Respond(member, proposal, consents: true);
        await Until(ada, "Present it, then press “Go on”.");

        await GoOn(ada, "Questions");
        await using var asking = await own.SignIn(cleo);
        await asking.Go($"{community.PageOf(proposal)}/consent-round");
        await asking.Fill("Your question", "Who pays for the light?");
        await asking.Press("Ask");
        (await asking.Text()).ShouldContain("One question waits for its answer.");
        await ada.Go($"{community.PageOf(proposal)}/consent-round");
        await ada.Fill("Answer", "The bakery does.");
        await ada.Press("Answer");
        (await ada.Text()).ShouldContain("Every question is answered. Ada Okafor leads on.");
        await ada.Picture("consent-questions");
        await GoOn(ada, "Responses");
        await ada.Fill("What you say to it", "I like that we try it.");
        await ada.Press("Respond");
        foreach (var member in others)
            await community.Respond(member, proposal, consents: null, "Let us see.");

        await using var objecting = await own.SignIn(ben);
        await objecting.Go(community.PageOf(proposal));
        await objecting.Choose("An objection");
        await objecting.Picture("consent-position");
        await objecting.Press("Give my position");
        (await objecting.Text()).ShouldContain("an objection is an argument that all can look at");
        await objecting.Fill("Your reason (needed with a concern or an objection)", "Two nights in a row are unsafe at the ovens.");
        await objecting.Press("Give my position");
        (await objecting.Text()).ShouldContain("Your position is counted");
        await community.Cast(community.Secretary, proposal, new PositionChoice(Position.NoObjection));
        foreach (var member in others.Where(member => member != ben))
            await community.Cast(member, proposal, new PositionChoice(Position.NoObjection));
        await Until(objecting, "An objection stands, by Ben Carter", $"{community.PageOf(proposal)}/consent-round");
        await objecting.Picture("consent-own-objection");

        await using var judging = await own.SignIn(dev);
        await judging.Go(community.Home);
        (await judging.Text()).ShouldContain("Waits for you");
        await judging.Picture("consent-home");
        await judging.Follow("Bake through the night");
        await judging.Choose("Yes, it qualifies");
        await judging.Press("Say so");
        (await judging.Text()).ShouldContain("Dev Patel says that it qualifies.");
        await ada.Go($"{community.PageOf(proposal)}/consent-round");
        await ada.Press("Record what the test comes to");
        (await ada.Text()).ShouldContain("By Ben Carter: it qualifies, and stands");
        await ada.Unfold("Say what is done about it");
        await ada.Choose("Change the text");
        await ada.Fill("How does that answer it?", "Nobody takes two nights in a row, and it ends in May.");
        await ada.Fill("Text", Second);
        await ada.Picture("consent-resolve");
        await ada.Press("Resolve it so");
        (await ada.Text()).ShouldContain("12 of 12 have yet to say where they stand.");
        (await ada.Text()).ShouldContain("Positions, the 2nd time");
        (await ada.Text()).ShouldContain("Resolved: the text was changed.");

        await using var keeping = await own.SignIn(cleo);
        await keeping.Go(community.PageOf(proposal));
        (await keeping.Text()).ShouldContain("nobody takes two in a row");
        await keeping.Choose("A concern");
        await keeping.Fill("Your reason (needed with a concern or an objection)", "The neighbours may hear us.");
        await keeping.Press("Give my position");
        await community.Cast(community.Secretary, proposal, new PositionChoice(Position.NoObjection), revision: 2);
        foreach (var member in others.Where(member => member != cleo))
            await community.Cast(member, proposal, new PositionChoice(Position.NoObjection), revision: 2);
        await Until(ada, "No objection stands. It waits for a day at which it is looked at again.", $"{community.PageOf(proposal)}/consent-round");
        await ada.Unfold("Plan a day");
        var review = community.Today.PlusMonths(6);
        await ada.Fill("Day", LocalDatePattern.Iso.Format(review));
        await ada.Fill("How will one tell whether it did what it was for? (optional)", "No order is turned away.");
        await ada.Press("Plan it");
        await Until(ada, "Agreed.", $"{community.PageOf(proposal)}/consent-round");
        var page = await ada.Text();
        page.ShouldContain(review.ToString("d MMMM uuuu", CultureInfo.InvariantCulture));
        page.ShouldContain("The neighbours may hear us.");
        page.ShouldNotContain("For whoever leads");
        await ada.Unfold("12 responses");
        (await ada.Text()).ShouldContain("Lea Marsh agree that there is.");
        await ada.Unfold("Positions on revision 1");
        (await ada.Text()).ShouldContain("Two nights in a row are unsafe at the ovens.");
        await ada.Picture("consent-agreed");

        await ada.Go(community.PageOf(proposal));
        var decided = await ada.Text();
        decided.ShouldContain("The proposal is agreed.");
        decided.ShouldNotContain("Open another round of voting");
        await ada.Picture("consent-decided");
        await ada.Follow("The whole history");
        var history = await ada.Text();
        history.ShouldContain("began a consent round, and asked whether there is a reason to act.");
        await ada.Follow("What came next");
        history += await ada.Text();
        history.ShouldContain("resolved an objection: change the text.");
        history.ShouldContain("asked everyone where they stand to revision 2, in round 2");
        await ada.Picture("consent-history");

        await CarryOut(own, community, proposal, ada, others);
        await own.Clock.Forward(Period.Between(community.Today, review, PeriodUnits.Days).Days + 1, TestContext.Current.CancellationToken);
        await using var later = await own.SignIn(community.Secretary);
        await later.Go(community.Home);
        (await later.Text()).ShouldContain("Its review is due since");
        await later.Follow("Bake through the night");
        (await later.Text()).ShouldContain("No order is turned away.");
        (await later.Text()).ShouldContain("The neighbours may hear us.");
        await later.Picture("consent-review-due");
        await later.Unfold("Say what a review found");
        await later.Fill("What was found?", "No order was turned away. The neighbours heard nothing.");
        await later.Choose("It stays as it is");
        await later.Choose("No further review is planned");
        await later.Press("Put it on record");
        (await later.Text()).ShouldContain("The neighbours heard nothing.");
        await later.Picture("consent-reviewed");
    }

    /// <summary>Three actions, each with one who sees to it and one who helps.</summary>
    private static async Task CarryOut(Site site, TestCommunity community, ProposalId proposal, Visit ada, List<Actor> others)
    {
        var follow = $"{community.PageOf(proposal)}/follow-up";
        string[] actions = ["Draw up the roster of nights.", "Mend the lamp in the yard.", "Tell the neighbours."];
        for (var at = 0; at < actions.Length; at++)
        {
            await ada.Go(follow);
            await ada.Unfold("Plan an action");
            await ada.Fill("What is to be done?", actions[at]);
            await ada.Press("Plan it");
            await using var owner = await site.SignIn(others[at]);
            await owner.Go(follow);
            await owner.Press("I will see to it");
            await owner.Unfold("Call for volunteers");
            await owner.Fill("What is there to do?", $"Help: {actions[at]}");
            await owner.Fill("How many volunteers?", "1");
            await owner.Fill("About how many minutes? (optional)", "60");
            await owner.Choose("Online");
            await owner.Press("Call for them");
            await using var volunteer = await site.SignIn(others[at + 4]);
            await volunteer.Go($"{community.Home}/calls");
            await volunteer.Follow($"Help: {actions[at]}");
            await volunteer.Press("Sign up");
            (await volunteer.Text()).ShouldContain("You have a place. Thank you.");
            await owner.Go(follow);
            await owner.Unfold("Thank a volunteer");
            await owner.Press("Say thank you");
            await owner.Unfold("It is done");
            await owner.Press("Say that it is done");
        }

        await ada.Go(follow);
        (await ada.Text()).ShouldContain("Carried out: all 3 actions are done.");
        await ada.Picture("consent-carried-out");
    }

    private static async Task GoOn(Visit visit, string to)
    {
        await visit.Select("Go on to", to);
        await visit.Press("Go on");
        (await visit.Text()).ShouldContain("The consent round has gone on.");
    }

    /// <summary>Positions and results are dealt with by the server within moments.</summary>
    private static async Task Until(Visit visit, string text, string? address = null)
    {
        for (var i = 0; i < 100; i++)
        {
            await visit.Go(address ?? visit.Path);
            if ((await visit.Text()).Contains(text, StringComparison.Ordinal))
                return;
            await Task.Delay(200, TestContext.Current.CancellationToken);
        }

        (await visit.Text()).ShouldContain(text);
    }
}
