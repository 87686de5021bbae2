using System.Collections.Immutable;
using Decisions.Acceptance.Running;
using Decisions.Domain;
using Decisions.Domain.Ballots;
using Decisions.Domain.Counting.Elections.Stv;
using Decisions.Domain.Meetings;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.Engine.Identity;
using NodaTime;

namespace Decisions.Acceptance.Journeys;

/// <summary>An annual general meeting of 60 members on pages, from notice to minutes.</summary>
public sealed class GeneralMeetingTests(Site site)
{
    private static readonly DecisionRule Special = RuleLibrary.Find("special")!.Terms with { Presence = new PresenceQuorum(MinutesToWait: 0) };

    private static DecisionRule Motion(DecisionRule rule) => rule with { Name = "At the meeting", ShowsOfHands = true, ResultsHiddenUntilClose = true };

    private static DecisionRule Board(DecisionRule rule) => rule with
    {
        Name = "Election of the board", Secrecy = BallotSecrecy.Secret, ResultsHiddenUntilClose = true,
        Method = new ElectionMethod("stv-scottish", 3, ImmutableSortedDictionary<string, string>.Empty, [new GuardedSeats("workers", 1)]),
    };

    [Fact]
    public async Task Sixty_members_hold_their_annual_general_meeting()
    {
        var community = await TestCommunity.Found(site);
        ImmutableArray<Actor> members = [.. await community.Members([.. Enumerable.Range(2, 59).Select(n => $"Member {n:00}")])];
        var (ben, cleo, dev) = (members[0], members[1], members[2]);
        await community.Tellers(ben, cleo);
        await community.Classes("workers", "eaters");
        var special = await community.Rule(_ => Special);
        var motion = await community.Rule(Motion);
        var board = await community.Rule(Board);
        var surplus = await community.Proposal("Use of the surplus", "The surplus of 9,000 goes to the reserve.");
        var name = await community.Proposal("Change of name", "The society is called Millbrook Farm Co-operative from now on.");

        await using var secretary = await site.SignIn(community.Secretary, Device.Desktop);
        await secretary.Go($"{community.Home}/propose");
        await secretary.Fill("Title", "Three for the board");
        await secretary.Fill("Text", "For three years.");
        await secretary.Fill("Options to choose from (optional)", "Ann Bell\nBo Lund\nCy Marsh\nDi Ode\nEd Pike | workers");
        await secretary.Press("Put it on record");
        var election = new ProposalId(Guid.Parse(secretary.Path.Split('/')[^1]));

        // The meeting is called with its agenda, and notice is given of the special resolution: short, so nine tenths consent.
        var begins = SystemClock.Instance.GetCurrentInstant() + Duration.FromSeconds(12);
        var closes = begins + Duration.FromSeconds(75);
        var meeting = await community.Meeting("Annual general meeting", begins);
        await secretary.Go($"{community.PageOf(meeting)}/agenda/arrange");
        foreach (var title in new[] { "Use of the surplus", "Change of name", "Three for the board" })
        {
            await secretary.Select("Proposal", title);
            await secretary.Press("Add the proposal");
        }
        await community.GiveNotice(name, special, begins, closes);
        foreach (var member in members[..54])
            await community.Consent(member, name);
        await secretary.Go(community.PageOf(name));
        (await secretary.Text()).ShouldContain("nine tenths must consent to that: 54 of 60. 54 have: it is enough.");
        await secretary.Picture("agm-noticed");
        await secretary.Go(community.Home);
        (await secretary.Text()).ShouldContain("Annual general meeting");
        await secretary.Picture("agm-home");

        // One member instructs a proxy, another leaves it to them.
        await using var away = await site.SignIn(members[50]);
        await away.Go($"{community.PageOf(name)}/proxy");
        await away.Select("Who speaks for you?", "Member 04");
        await away.Choose("I say how I vote");
        await away.Page.GetByLabel("No", new() { Exact = true }).CheckAsync();
        await away.Press("Appoint my proxy");
        await community.Appoint(members[51], dev, name);

        // Two amendments compete for the same words.
        var tunnel = await community.Amendment(members[6], members[8], surplus, "The surplus of 9,000 goes to a second polytunnel.");
        var roof = await community.Amendment(members[7], members[9], surplus, "The surplus of 9,000 goes to mending the roof.");
        await secretary.Go($"{community.PageOf(surplus)}/amendments");
        await secretary.Picture("agm-amendments");
        await secretary.Go($"{community.PageOf(meeting)}/agenda");
        var agenda = await secretary.Text();
        foreach (var line in new[] { "Ed Pike (workers)", "Amendment 2", "Notice is given: voting opens" })
            agenda.ShouldContain(line);
        await secretary.Picture("agm-agenda");

        // Too few come, and the meeting is adjourned.
        await community.Due(begins);
        await secretary.Go($"{community.PageOf(meeting)}/door");
        await secretary.Fill("Find somebody by name", "Member 02");
        await secretary.Press("Find");
        await secretary.Press("Here: Member 02");
        foreach (var member in members[1..11])
            await community.Come(meeting, member, Presence.InPerson);
        await secretary.Go(community.PageOf(meeting));
        await secretary.Press("Begin the meeting");
        await secretary.Go($"{community.PageOf(name)}/open");
        await secretary.Choose("Annual general meeting");
        await secretary.Press("Open voting");
        (await secretary.Text()).ShouldContain("must be present");
        await secretary.Picture("agm-no-quorum");
        await community.Adjourn(meeting, Duration.FromSeconds(2), special);
        await community.Due(await community.AppointedFor(meeting));

        // Whoever comes to the second sitting is the quorum.
        await secretary.Go(community.PageOf(meeting));
        (await secretary.Text()).ShouldContain("It was adjourned because too few were present");
        await secretary.Press("Go on with the meeting");
        foreach (var member in members[..20])
            await community.Come(meeting, member, Presence.InPerson);
        await secretary.Go($"{community.PageOf(name)}/open");
        await secretary.Choose("Annual general meeting");
        await secretary.Press("Open voting");
        (await secretary.Text()).ShouldContain("in the second sitting");

        // The special resolution: by web, by two tellers from paper, and by a free proxy.
        foreach (var member in members[3..14])
            await community.Cast(member, name, new YesNoChoice(Answer.Yes));
        await using var teller = await site.SignIn(ben);
        await teller.Go($"{community.PageOf(name)}/desk");
        await teller.Fill("Whose ballot is it?", "Member 18");
        await teller.Press("Find");
        await teller.Follow("Member 18");
        await teller.Choose("On paper");
        await teller.Choose("Yes");
        await teller.Fill("Number of the envelope, the sheet or the call", "Sheet 1");
        await teller.Press("Enter this ballot");
        await community.Enter(cleo, members[16], name, new YesNoChoice(Answer.Yes), "Sheet 1");
        foreach (var (member, sheet) in new[] { (members[17], "Sheet 2"), (members[18], "Sheet 3") })
            foreach (var each in new[] { ben, cleo })
                await community.Enter(each, member, name, new YesNoChoice(Answer.Yes), sheet);
        await using var holder = await site.SignIn(dev);
        await holder.Go($"{community.PageOf(name)}/proxies");
        await holder.Choose("Yes");
        await holder.Press("Cast what I have chosen");
        await holder.Go(community.PageOf(name));
        await holder.Choose("Yes");
        await holder.Press("Cast my vote");

        // The first amendment is carried; the other has to be worded anew, and its mover lets it go.
        var question = await community.Put(surplus, tunnel);
        foreach (var member in members[2..12])
            await community.Cast(member, question, new YesNoChoice(Answer.Yes));
        await community.Close(question);
        await secretary.Go(community.PageOf(question));
        (await secretary.Text()).ShouldContain("The amendment is carried.");
        await using var mover = await site.SignIn(members[7]);
        await mover.Go(community.Home);
        await mover.Picture("agm-home-mover");
        (await mover.Text()).ShouldContain("your amendment has to be fitted to it anew");
        await mover.Go($"{community.PageOf(surplus)}/amendments/{roof}");
        await mover.Picture("agm-outdated");
        await mover.Unfold("Withdraw the amendment");
        await mover.Press("Withdraw the amendment");

        // The motion as amended, by hands.
        await secretary.Go($"{community.PageOf(surplus)}/open");
        await secretary.Choose("At the meeting");
        await secretary.Choose("Annual general meeting");
        await secretary.Fill("When does voting close?", "2099-01-01T18:00");
        await secretary.Press("Open voting");
        foreach (var each in new[] { ben, cleo })
            await community.CountHands(each, surplus, new HandsCount(15, 3, 2), "Count sheet 2");
        await community.Close(surplus);
        await secretary.Go(community.PageOf(surplus));
        var carried = await secretary.Text();
        carried.ShouldContain("The proposal is carried.");
        carried.ShouldContain("a second polytunnel");
        carried.ShouldContain("as amendment 1, moved by Member 08, made it");
        await secretary.Picture("agm-surplus");

        // The board: nobody but two puts Ed Pike first, and a seat is kept for a worker.
        await community.OpenAt(meeting, election, board);
        var options = await community.Options(election);
        foreach (var (i, member) in members[2..20].Index())
            await community.Cast(member, election, i < 2 ? RankedChoice.Of(options[4]) : RankedChoice.Of(options[i % 4], options[(i + 1) % 4]));
        await community.Close(election);
        await secretary.Go(community.PageOf(election));
        (await secretary.Text()).ShouldContain("Ed Pike (workers)");
        (await secretary.Text()).ShouldContain("Ed Pike has the seat kept for workers.");
        await secretary.Picture("agm-board");
        await secretary.Go(community.PageOf(meeting));
        (await secretary.Text()).ShouldContain("Chosen: ");
        await secretary.Picture("agm-meeting");

        // The special resolution closes when it was said to.
        await community.Declared(name);
        await secretary.Go(community.PageOf(name));
        (await secretary.Text()).ShouldContain("The proposal is carried.");
        await secretary.Picture("agm-name");

        await secretary.Go($"{community.PageOf(meeting)}/close");
        await secretary.Press("Close the meeting");
        await secretary.Follow("The minutes, a draft");
        var minutes = await secretary.Text();
        foreach (var line in new[] { "Use of the surplus", "Change of name", "Three for the board", "Too few were present" })
            minutes.ShouldContain(line);
        await secretary.Picture("agm-minutes");
        await secretary.Follow("Approve the minutes");
        await secretary.Press("Approve the minutes");
        (await secretary.Text()).ShouldContain("Approved");
    }
}
