using Decisions.Acceptance.Running;
using Decisions.Domain.Ballots;
using Decisions.Domain.Communities;
using Decisions.Domain.Meetings;
using Decisions.Domain.Rules;
using NodaTime;

namespace Decisions.Acceptance.Journeys;

/// <summary>A meeting from the call to the close: agenda, door, votes, and an adjournment because too few came.</summary>
public sealed class MeetingTests(Site site)
{
    [Fact]
    public async Task An_amendment_is_put_at_the_meeting_that_decides_on_its_proposal()
    {
        var community = await TestCommunity.Found(site);
        var (ben, cleo) = (await community.Member("Ben Carter"), await community.Member("Cléo Díaz"));
        var oven = await community.Proposal("Buy a second oven");
        await community.Amendment(ben, cleo, oven, "We buy a used oven.");
        var meeting = await community.Meeting("Yearly assembly", SystemClock.Instance.GetCurrentInstant() + Duration.FromMilliseconds(500), oven);
        await Due(community, meeting);
        await community.Come(meeting, ben, Presence.InPerson);
        await community.Begin(meeting);

        await using var secretary = await site.SignIn(community.Secretary);
        await secretary.Go(community.PageOf(meeting));
        await secretary.Follow("Put an amendment to the vote of “Buy a second oven”");
        await secretary.Follow("Amendment 1");
        await secretary.Choose("Yearly assembly");
        await secretary.Picture("amendment-at-meeting");
        await secretary.Press("Put it to the vote");
        await secretary.Go(community.PageOf(meeting));
        (await secretary.Text()).ShouldContain("Amendment 1 to Buy a second oven: put to the vote at this meeting.");
        await secretary.Picture("meeting-with-amendment");
        await secretary.Go($"{community.PageOf(meeting)}/close");
        (await secretary.Text()).ShouldContain("Voting on “Amendment 1 to Buy a second oven” is not finished.");
    }

    [Fact]
    public async Task A_wrong_adjournment_is_put_right_and_a_sitting_that_never_began_is_not_called_held()
    {
        var community = await TestCommunity.Found(site);
        foreach (var name in new[] { "Ben Carter", "Cléo Díaz", "Dev Patel", "Emi Tanaka" })
            await community.Member(name);
        await community.Rule(ByPresence);
        var meeting = await community.Meeting("Yearly assembly", SystemClock.Instance.GetCurrentInstant() + Duration.FromMilliseconds(500), await community.Proposal("Buy a second oven"));
        await Due(community, meeting);
        await using var secretary = await site.SignIn(community.Secretary);
        await secretary.Go($"{community.PageOf(meeting)}/adjourn");
        await secretary.Page.Locator("form").Last.EvaluateAsync("form => form.noValidate = true");
        await secretary.Press("Adjourn the meeting");
        (await secretary.Text()).ShouldContain("Why is it adjourned?");
        await secretary.Choose("Too few are present for “At the assembly”");
        await secretary.Fill("When does it go on?", "2098-05-01T18:00");
        await secretary.Press("Adjourn the meeting");
        await secretary.Follow("Put it to another time");
        await secretary.Picture("meeting-move");
        await secretary.Fill("When does it go on?", "2001-05-01T18:00");
        await secretary.Press("Put it to this time");
        (await secretary.Text()).ShouldContain("The time of the meeting is not in the future.");
        await secretary.Fill("When does it go on?", "2097-05-01T18:00");
        await secretary.Fill("Why? (optional)", "The wrong year.");
        await secretary.Press("Put it to this time");
        var moved = await secretary.Text();
        moved.ShouldContain("The new time is on record.");
        moved.ShouldContain("1 May 2097");
        moved.ShouldContain("It was adjourned because too few were present");
        await secretary.Follow("Close the meeting");
        await secretary.Press("Close the meeting");
        (await secretary.Text()).ShouldContain("It never began.");
        await secretary.Follow("The minutes, a draft");
        var minutes = await secretary.Text();
        minutes.ShouldContain("it was put to ");
        minutes.ShouldContain("Reason: The wrong year.");
        await secretary.Follow("Meetings");
        (await secretary.Text()).ShouldContain("It never began.");
    }

    /// <summary>Three of five must be there, and nobody is waited for.</summary>
    private static DecisionRule ByPresence(DecisionRule rule) => rule with
    {
        Name = "At the assembly", Quorum = new Quorum(2, Fraction.Half), Presence = new PresenceQuorum(MinutesToWait: 0),
    };

    [Fact]
    public async Task A_meeting_is_called_meets_without_a_quorum_is_adjourned_decides_and_is_closed()
    {
        var community = await TestCommunity.Found(site);
        var ben = await community.Member("Ben Carter");
        foreach (var name in new[] { "Cléo Díaz", "Dev Patel", "Emi Tanaka" })
            await community.Member(name);
        var rule = await community.Rule(ByPresence);
        var oven = await community.Proposal("Buy a second oven");
        await using var secretary = await site.SignIn(community.Secretary);

        await secretary.Go(community.Home);
        await secretary.Follow("Meetings");
        await secretary.Follow("Call a meeting");
        await secretary.Fill("What is it called?", "Yearly assembly");
        await secretary.Fill("When does it begin?", "2099-05-01T18:00");
        await secretary.Fill("Where is it?", "The bakehouse, 12 Hill Street.");
        await secretary.Press("Call the meeting");
        (await secretary.Text()).ShouldContain("The meeting is called.");
        await secretary.Follow("Put it together");
        await secretary.Fill("What else is on the agenda?", "The accounts of last year");
        await secretary.Press("Add the heading");
        await secretary.Select("Proposal", "Buy a second oven");
        await secretary.Press("Add the proposal");
        await secretary.Fill("What else is on the agenda?", "Any questions");
        await secretary.Press("Add the heading");
        await secretary.Fill("Place of Buy a second oven", "3");
        await secretary.Fill("Place of Any questions", "2");
        await secretary.Choose("Take off “The accounts of last year”");
        await secretary.Press("Set the order");
        await secretary.Picture("journey-arrange");
        await secretary.Follow("Done");
        var agenda = await secretary.Page.Locator("#agenda li").AllInnerTextsAsync();
        agenda.Select(item => item.Split('\n')[0]).ShouldBe(["Any questions", "Buy a second oven"]);
        await secretary.Page.GotoAsync(community.PageOf(oven));
        (await secretary.Text()).ShouldContain("It is on the agenda of Yearly assembly, Friday 1 May 2099 at 18:00.");

        var meeting = new MeetingId(Guid.Parse((await secretary.Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "Yearly assembly" }).GetAttributeAsync("href"))!.Split('/')[^1]));
        await community.CallAt(meeting, "Yearly assembly", SystemClock.Instance.GetCurrentInstant() + Duration.FromMilliseconds(500));
        await Due(community, meeting);
        await secretary.Go($"{community.PageOf(meeting)}/door");
        await secretary.Fill("Find somebody by name", "cleo");
        await secretary.Press("Find");
        await secretary.Press("By link: Cléo Díaz");
        (await secretary.Text()).ShouldContain("Cléo Díaz: By link.");
        await secretary.Press("Here: Ben Carter");
        var door = await secretary.Text();
        door.ShouldContain("2 members are present.");
        door.ShouldContain("Quorum: 2 of 3 needed, not yet");
        await secretary.Picture("journey-door");

        await secretary.Go(community.PageOf(meeting));
        await secretary.Press("Begin the meeting");
        await secretary.Follow("Open voting on “Buy a second oven”");
        await secretary.Choose("Yearly assembly");
        await secretary.Press("Open voting");
        (await secretary.Text()).ShouldContain("3 of those who may vote must be present, and 2 are.");
        await secretary.Go($"{community.PageOf(meeting)}/adjourn");
        await secretary.Choose("Too few are present for “At the assembly”");
        await secretary.Fill("When does it go on?", "2001-01-01T18:00");
        await secretary.Press("Adjourn the meeting");
        (await secretary.Text()).ShouldContain("The time of the meeting is not in the future.");
        await secretary.Page.GotoAsync($"{community.PageOf(meeting)}/door");
        await secretary.Press("Gone: Cléo Díaz");
        await community.Adjourn(meeting, Duration.FromMilliseconds(700), rule);
        await Due(community, meeting);
        await secretary.Go(community.PageOf(meeting));
        (await secretary.Text()).ShouldContain("It was adjourned because too few were present for decisions by “At the assembly”: 1 of the 3 needed.");
        await secretary.Press("Go on with the meeting");

        await secretary.Go($"{community.PageOf(meeting)}/door");
        await secretary.Press("Here: Ben Carter");
        (await secretary.Text()).ShouldContain("Quorum: 1 of 1 needed, there");
        await secretary.Go(community.PageOf(meeting));
        await secretary.Follow("Open voting on “Buy a second oven”");
        await secretary.Press("Open voting");
        (await secretary.Text()).ShouldContain("It is voted on at Yearly assembly, in the second sitting. 1 of those who may vote was present as voting opened. At an adjourned meeting, whoever comes is enough.");
        await secretary.Go($"{community.PageOf(meeting)}/close");
        await secretary.Press("Close the meeting");
        (await secretary.Text()).ShouldContain("The meeting is voting, or waits for a result.");
        await community.Cast(ben, oven, new YesNoChoice(Answer.Yes));
        await community.Close(oven);
        await secretary.Press("Close the meeting");
        var over = await secretary.Text();
        over.ShouldContain("The meeting is over.");
        over.ShouldContain("It was held in 2 sittings, the last on ");

        await secretary.Follow("The minutes, a draft");
        var minutes = await secretary.Text();
        foreach (var line in new[]
        {
            "This is a draft, made from the record. It is not approved yet.", "By link: Cléo Díaz.", "Too few were present for decisions under “At the assembly”: 1 of the 5 who might vote, and 3 had to be.",
            "Reason: Too few could come.", "Of the 5 who might vote 1 was present, and 1 had to be.", "1 for, 0 against, 0 abstained; 1 of 5 took part.", "The proposal was carried.",
        })
            minutes.ShouldContain(line);
        await secretary.Picture("journey-minutes");
        await secretary.Follow("Approve the minutes");
        await secretary.Picture("journey-approve");
        await community.Correct(oven, "It costs 8,400.", "A digit was wrong.");
        await secretary.Press("Approve the minutes");
        (await secretary.Text()).ShouldContain("The record has gone on since these minutes were drafted. Read them again, then approve them.");
        (await secretary.Page.GetByLabel("By which decision? (optional)").CountAsync()).ShouldBe(0, "nothing was decided since the meeting");
        var right = await community.Proposal("The minutes are right");
        await community.Open(right, await community.Rule());
        await community.Cast(ben, right, new YesNoChoice(Answer.Yes));
        await community.Close(right);
        await secretary.Follow("Read them again first");
        await secretary.Follow("Approve the minutes");
        await secretary.Select("By which decision? (optional)", "The minutes are right");
        await secretary.Fill("Anything to add? (optional)", "Read out and agreed.");
        await secretary.Press("Approve the minutes");
        (await secretary.Text()).ShouldContain("by the decision “The minutes are right”; put on record on");
        await community.Correct(oven, "It is fitted in June.", "The date was wrong.");
        await secretary.Go($"{community.PageOf(meeting)}/minutes");
        var corrected = await secretary.Text();
        corrected.ShouldContain("Since the approval");
        corrected.ShouldContain("It is fitted in June. Reason: The date was wrong.");
        corrected.ShouldNotContain("These are not the minutes that were approved.");
        await secretary.Picture("journey-minutes-approved");
        await secretary.Follow("Meetings");
        (await secretary.Text()).ShouldContain("Meetings that are over");
    }

    [Fact]
    public async Task Tellers_keep_the_door_and_others_do_not()
    {
        var community = await TestCommunity.Found(site, Visibility.Public);
        var (ben, cleo, dev) = (await community.Member("Ben Carter"), await community.Member("Cleo Díaz"), await community.Member("Dev Patel"));
        await community.Tellers(ben, cleo);
        var meeting = await community.Meeting("Autumn assembly", SystemClock.Instance.GetCurrentInstant() + Duration.FromDays(3));
        await using var teller = await site.SignIn(ben);
        await teller.Go(community.PageOf(meeting));
        await teller.Follow("Enter who comes and goes");
        await teller.Press("Here: Dev Patel");
        (await teller.Text()).ShouldContain("Dev Patel: Here.");
        await using var other = await site.SignIn(dev);
        await other.Go(community.PageOf(meeting));
        var text = await other.Text();
        text.ShouldContain("In the room: Dev Patel");
        text.ShouldNotContain("Enter who comes and goes");
        (await other.Go($"{community.PageOf(meeting)}/door"))!.Status.ShouldBe(403);
        await using var visitor = await site.Visit();
        await visitor.Go(community.PageOf(meeting));
        var seen = await visitor.Text();
        seen.ShouldContain("1 member is present.");
        seen.ShouldNotContain("Dev Patel");
    }

    private async Task Due(TestCommunity community, MeetingId meeting)
    {
        var engine = site.Get<Engine.DecisionsEngine>();
        var cancel = TestContext.Current.CancellationToken;
        var appointed = (await engine.Streams.Meeting(community.Id, meeting, cancel)).State!.AppointedAt;
        while ((await engine.Store.Head(community.Id.Value, cancel)).Now < appointed)
            await Task.Delay(50, cancel);
    }
}
