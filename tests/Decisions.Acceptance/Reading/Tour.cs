using System.Collections.Immutable;
using Decisions.Acceptance.Running;
using Decisions.Domain.Ballots;
using Decisions.Domain.Calls;
using Decisions.Domain.ConsentRounds;
using Decisions.Domain.Meetings;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using NodaTime;

namespace Decisions.Acceptance.Reading;

/// <summary>Every page there is, in a community where enough has happened for each to show something.</summary>
public sealed class Tour
{
    private Tour(TestCommunity community) => Community = community;

    public TestCommunity Community { get; }

    /// <summary>What a secretary who is also a member can open.</summary>
    public required IReadOnlyList<(string Name, string Address, int Status)> Pages { get; init; }

    /// <summary>What is for whoever runs the server.</summary>
    public required IReadOnlyList<(string Name, string Address, int Status)> ForAdmin { get; init; }

    /// <summary>What someone who has not signed in sees.</summary>
    public required IReadOnlyList<(string Name, string Address, int Status)> ForVisitors { get; init; }

    public static async Task<Tour> Prepare(Site site)
    {
        var community = await TestCommunity.Found(site);
        var (ben, cleo, dev) = (await community.Member("Ben Carter"), await community.Member("Cleo Díaz"), await community.Member("Dev Patel"));
        var emi = await community.Member("Emi Tanaka", hasJoined: false);
        var shown = await community.Rule();
        var hidden = await community.Rule(rule => rule with { Name = "Special resolution", Method = new YesNoMethod(new Threshold(new Fraction(3, 4), Comparator.AtLeast, ThresholdBase.Cast)), ResultsHiddenUntilClose = true, Secrecy = BallotSecrecy.Secret, Quorum = new Quorum(2, Fraction.Half) });
        var ranked = await community.Rule(rule => rule with { Name = "Ranked choice", Method = new RankedMethod() });

        var template = await community.Template(hidden, "Spending");
        var bakers = await community.Circle("Bakers", null, ben, community.Secretary);
        await community.Circle("Dough", bakers, cleo);
        await community.Topics("Opening hours", "Money");
        var draft = await community.Proposal("Close on Mondays in winter", "Few people come on a Monday between **November** and February.\n\n- We save about 300 a month.\n- Staff get two days off in a row.\n\nSee [the figures](https://example.org/figures).");
        var drafted = await community.Last();
        await community.Topic(draft, "Opening hours");
        var open = await community.Proposal("Buy a second oven", "We turn orders away every Friday. A second oven costs 8,400 and pays for itself in a year.\n\n## What it needs\n\nA stronger fuse, and a day without baking.");
        await community.Open(open, hidden);
        var needed = await community.Proposal("Take on an apprentice from September", "Ben would train them. It costs 9,000 a year.");
        await community.Open(needed, shown, Duration.FromHours(5));
        var changed = await community.Cast(community.Secretary, open, new YesNoChoice(Answer.No));
        var counted = await community.Cast(community.Secretary, open, new YesNoChoice(Answer.Yes), "Fridays are too much for one oven.");
        await community.Cast(ben, needed, new YesNoChoice(Answer.No));
        await community.Cast(cleo, needed, new YesNoChoice(Answer.Yes));

        var carried = await community.Proposal("Pay the living wage", "From the first of the month.");
        await community.Open(carried, shown);
        await community.Cast(ben, carried, new YesNoChoice(Answer.Yes));
        await community.Cast(cleo, carried, new YesNoChoice(Answer.Yes));
        await community.Cast(dev, carried, new YesNoChoice(Answer.No), "We cannot afford it before spring.");
        await community.Cast(community.Secretary, carried, new YesNoChoice(Answer.Abstain));
        await community.Close(carried);

        var choice = await community.Proposal("Which tree for the yard?", "One tree, planted in March.", "Oak", "Ash", "Rowan, the small kind that the birds like");
        await community.Open(choice, ranked);
        var (oak, ash, rowan) = await Options(community, choice);
        await community.Cast(ben, choice, RankedChoice.Of(oak, ash));
        await community.Cast(cleo, choice, RankedChoice.Of(ash, oak));
        await community.Cast(dev, choice, RankedChoice.Of(rowan, oak), "For the birds.");
        await community.Cast(community.Secretary, choice, RankedChoice.Of(oak));
        await community.Close(choice);

        var elect = await community.Rule(rule => rule with
        {
            Name = "Board election", Method = Election("stv-scottish", 2),
        });
        var board = await community.Proposal("Two for the board", "For three years from May.", "Ann Bell", "Bo Lund", "Cy Marsh");
        await community.Open(board, elect);
        var (ann, bo, cy) = await Options(community, board);
        await community.Cast(ben, board, RankedChoice.Of(ann, bo));
        await community.Cast(cleo, board, RankedChoice.Of(ann, cy));
        await community.Cast(dev, board, RankedChoice.Of(bo));
        await community.Cast(community.Secretary, board, RankedChoice.Of(ann, bo));
        await community.Close(board);

        var marking = await community.Proposal("Which evenings suit you?", "Mark all that do.", "Tuesday", "Thursday", "Friday");
        await community.Open(marking, await community.Rule(rule => rule with { Name = "Marking", Method = Election("approval", 1, ("maximum", "2")) }));
        var scoring = await community.Proposal("A name for the new loaf", "It goes on the shelf in March.", "Hill Street Rye", "The Long Slow One", "Plain Jane");
        await community.Open(scoring, await community.Rule(rule => rule with { Name = "Scoring", Method = Election("star", 1) }));

        var ranking = await community.Proposal("When do we meet?", "For the yearly meeting.", "Saturday morning", "Sunday evening", "Wednesday night");
        await community.Open(ranking, ranked);

        var strict = await community.Rule(rule => rule with
        {
            Name = "Rule change", MayCloseEarly = false, MayExtend = false, Notice = new NoticePeriod(14, new Fraction(9, 10)), Entrenched = new Entrenchment(Under: null),
        });
        var noticed = await community.Change(strict, rule => rule with { Name = "Plainer rule change" });
        await community.GiveNotice(noticed, strict, Duration.FromDays(5));
        var scheduled = await community.Proposal("Bake on Sundays too", "From the first Sunday of spring, with two of us.");
        await community.GiveNotice(scheduled, shown, Duration.FromDays(3), opensByItself: true);
        var certain = await community.Proposal("Paint the door green", "The old paint peels.");
        await community.Open(certain, await community.Rule(rule => rule with
        {
            Name = "Until it is certain", Method = new YesNoMethod(new Threshold(Fraction.Half, Comparator.AtLeast, ThresholdBase.Cast)), EndsWhenCertain = true,
        }));
        foreach (var voter in new[] { ben, cleo, community.Secretary })
            await community.Cast(voter, certain, new YesNoChoice(Answer.Yes));
        var prolonged = await community.Prolonged("Close on Mondays");
        var confirmed = await community.ToBeConfirmed("Join with the Mill Lane bakers");
        var lapsed = await community.ToBeConfirmed("Sell the van", closesBy: Duration.FromMilliseconds(1));
        var roof = await community.Proposal("Mend the roof", "We mend the roof in spring. Ben asks for three offers.");
        await community.Open(roof, shown);
        await community.Cast(community.Secretary, roof, new YesNoChoice(Answer.Yes));
        var green = await community.Amendment(ben, cleo, roof, "We mend and green the roof in spring. Ben asks for three offers.");
        var replaced = await community.Amendment(community.Secretary, cleo, roof, "We replace the roof in spring. Ben asks for three offers.");
        var wondered = await community.Question(ben, cleo, roof);
        var none = await community.Amendment(ben, cleo, draft, "Nobody comes on a Monday.");
        await community.Close(await community.Put(draft, none));
        var passed = await community.Put(roof, green);
        await community.Cast(ben, passed, new YesNoChoice(Answer.Yes));
        await community.Close(passed);
        var later = await community.Amendment(ben, cleo, roof, "We mend and green the roof in spring. Cleo asks for three offers.");
        var asked = await community.Put(roof, later);

        var spoken = await community.Proposal("Join the regional buying group", "It costs 300 a year, and flour is a tenth cheaper.");
        await community.Open(spoken, await community.Rule(rule => rule with { Name = "By proxy", MayCloseEarly = false, Proxies = ProxyTerms.Usual }));
        await community.Appoint(ben, community.Secretary, spoken);
        await community.Appoint(cleo, community.Secretary, spoken, new YesNoChoice(Answer.No));
        await community.Appoint(community.Secretary, ben, spoken);

        await community.Classes("workers", "users", "investors");
        await community.Place(ben, "workers");
        await community.Place(cleo, "users");
        await community.Place(dev, "investors");
        await community.Place(community.Secretary, "workers");
        var weighed = await community.Proposal("Share the year's surplus", "Half to the reserve, half to the members.");
        await community.Open(weighed, await community.Rule(rule => rule with
        {
            Name = "General assembly",
            Classes = new ClassTerms([new("workers", 50), new("users", 30), new("investors", 20)], mustAgree: [new("workers", Fraction.Half)]),
        }));
        await community.Cast(ben, weighed, new YesNoChoice(Answer.Yes));
        await community.Cast(cleo, weighed, new YesNoChoice(Answer.No));
        await community.Close(weighed);
        var assembly = await community.Rule(rule => rule with { Name = "At the assembly", Quorum = new Quorum(2, Fraction.Half), Presence = new PresenceQuorum() });
        var (roll, mixer) = (await community.Proposal("Bake a plain roll again"), await community.Proposal("Buy the small mixer"));
        var ahead = await community.Meeting("Spring assembly", SystemClock.Instance.GetCurrentInstant() + Duration.FromDays(20), draft);
        var putOff = await community.Meeting("Autumn assembly", SystemClock.Instance.GetCurrentInstant() + Duration.FromMilliseconds(500));
        await community.Begin(putOff);
        await community.Adjourn(putOff, Duration.FromDays(9));
        var sitting = await community.Meeting("Winter assembly", SystemClock.Instance.GetCurrentInstant() + Duration.FromMilliseconds(500), roll, mixer, draft);
        await community.Heading(sitting, "Any questions");
        await community.Come(sitting, ben, Presence.InPerson);
        await community.Come(sitting, cleo, Presence.ByLink);
        await community.Begin(sitting);
        await community.OpenAt(sitting, roll, assembly);
        await community.AppointAt(sitting, dev, community.Secretary);
        await community.AppointAt(sitting, community.Secretary, ben);
        var bread = await community.Proposal("Bake for the school");
        var held = await community.Meeting("Autumn assembly", SystemClock.Instance.GetCurrentInstant() + Duration.FromMilliseconds(500), bread, mixer);
        await community.Heading(held, "The accounts of last year");
        await community.Come(held, ben, Presence.InPerson);
        await community.Come(held, cleo, Presence.ByLink);
        await community.Begin(held);
        await community.OpenAt(held, bread, assembly);
        await community.Cast(ben, bread, new YesNoChoice(Answer.Yes));
        await community.Close(bread);
        await community.CloseAndApprove(held);
        await community.Correct(bread, "It is for the school in Mill Lane.", "There are two.");

        await community.Tellers(community.Secretary, ben);
        var raised = await community.Proposal("Paint the shop front", "In green, by hand, in May.");
        await community.OpenAtMeeting(
            raised, await community.Rule(rule => rule with { Name = "By hands", ShowsOfHands = true, Presence = new PresenceQuorum() }),
            community.Secretary, ben, cleo);
        await community.Enter(community.Secretary, dev, raised, new YesNoChoice(Answer.Yes), "Envelope 7");
        await community.Enter(ben, dev, raised, new YesNoChoice(Answer.No), "Envelope 7");
        foreach (var teller in new[] { community.Secretary, ben })
            await community.Enter(teller, cleo, spoken, new YesNoChoice(Answer.Yes), "Envelope 2");

        var consent = await community.RuleOfConsent();
        var (soughtFirst, soughtNow, objected) = (
            await community.Proposal("Bake a rye loaf"), await community.Proposal("Open at six"), await community.Proposal("Bake through the night"));
        await community.BeginConsent(soughtFirst, consent);
        await community.Respond(ben, soughtFirst, false, "Nobody asked for one.");
        await community.BeginConsent(soughtNow, consent);
        await community.GoOn(soughtNow, ConsentStep.Driver, ConsentStep.Signal);
        await community.BeginConsent(objected, consent);
        await community.GoOn(objected, ConsentStep.Driver, ConsentStep.React);
        await community.Respond(ben, objected, null, "I like that we try it.");
        await community.GoOn(objected, ConsentStep.React, ConsentStep.Signal);
        await community.Cast(ben, objected, new PositionChoice(Position.Objection), "Two nights in a row are unsafe.");
        await community.Cast(cleo, objected, new PositionChoice(Position.Concern), "The neighbours may hear us.");
        await community.Cast(dev, objected, new PositionChoice(Position.NoObjection));
        await community.Cast(community.Secretary, objected, new PositionChoice(Position.NoObjection));

        var second = await community.Proposal("Rent the shop next door", "From May.");
        await community.Supersede(second, carried);
        await community.PlanReview(carried, community.Today.PlusDays(180), "Nobody leaves for a better wage.");
        await community.HoldReview(carried, "One has left, for a farm.", "It was not for the wage.", leadsTo: second);
        await community.PlanReview(carried, community.Today.PlusDays(200), "Nobody leaves for a better wage.");
        var (payroll, letter) = (
            await community.Plan(carried, "Change the payroll.", community.Secretary, community.Today.PlusDays(2)), await community.Plan(carried, "Write to the bank.", ben));
        await community.Plan(carried, "Tell the customers why a loaf costs ten pence more.");
        await community.Finish(ben, carried, letter, "They have answered.");
        var hands = await community.Call(carried, payroll, new CallTerms(
            "Check every line of it.", 2, ["counting", "spreadsheets"], Venue.Either, "In the office, or by the link that Ada sends.", null, 120));
        await community.SignUp(cleo, carried, hands);
        await community.Thank(cleo, carried, hands, 150, "Every line was right.");

        var (asking, heard) = (await community.Proposal("Move to the old mill"), await community.Proposal("Bake at night in summer"));
        var temperature = await community.Temperature();
        await community.Open(asking, temperature);
        await community.Open(heard, temperature);
        await community.Cast(ben, heard, new LeaningChoice(Leaning.StronglyFor), "It is cool then.");
        await community.Cast(cleo, heard, new LeaningChoice(Leaning.Against));
        await community.Close(heard);
        var (datesToSay, found, finding) = (await community.Evenings("When do we meet?"), await community.Evenings("When do we bake?"), await community.FindingADate());
        await community.Open(datesToSay, finding);
        await community.Open(found, finding);
        var evenings = await community.Options(found);
        await community.Cast(ben, found, new DatesChoice([new(evenings[0], Suits.Yes), new(evenings[1], Suits.IfNeedBe)]));
        await community.Close(found);

        var ideas = await community.AsksForIdeas("What shall we bake in spring?");
        await community.AddIdea(ben, ideas, "Rye with caraway");
        await community.TakeOutIdea(ben, ideas, await community.AddIdea(ben, ideas, "Cake"), "Too sweet.");

        var onAdvice = await community.OnAdvice();
        var (toAsk, advised) = (await community.Proposal("Buy a bread slicer"), await community.Proposal("Paint the shop front"));
        await community.SeekAdvice(advised, onAdvice, ben, cleo);
        await community.Advise(ben, advised, "Green, as it was.");
        await community.Advise(cleo, advised, "Ask the council first.");
        await community.Answer(advised, ben, "Green it is.");

        var (nominating, hearing, proposed) = (await community.Select(bakers), await community.Select(bakers), await community.Select(bakers));
        await community.Nominate(ben, bakers, nominating, community.Founder);
        await community.Nominate(ben, bakers, hearing, community.Founder);
        await community.Nominate(community.Secretary, bakers, hearing, null, null);
        await community.Nominate(ben, bakers, hearing, ben.Member, "I would, now that I have heard you.");
        var nominee = await community.Nominated(bakers, proposed, community.Founder, community.Secretary, ben);

        var (drawn, toDraw) = (await community.Drawn("Panel on the rent"), await community.Draw("Panel on the roof", Duration.FromDays(3)));

        await community.Extend(open);
        await community.Amend(shown, rule => rule with { MayCloseEarly = false, Quorum = new Quorum(2, null) });
        await community.Suspend(dev, "Asked to pause while travelling.");

        var home = community.Home;
        return new Tour(community)
        {
            Pages =
            [
                ("home", home, 200), ("register", $"{home}/decisions", 200), ("draft", community.PageOf(draft), 200),
                ("voted", community.PageOf(open), 200), ("to-vote", community.PageOf(needed), 200), ("to-rank", community.PageOf(ranking), 200),
                ("to-mark", community.PageOf(marking), 200), ("to-score", community.PageOf(scoring), 200), ("elected", community.PageOf(board), 200),
                ("carried", community.PageOf(carried), 200), ("chosen", community.PageOf(choice), 200), ("vote", $"{community.PageOf(needed)}/vote", 200),
                ("scheduled", community.PageOf(scheduled), 200), ("withdraw-notice", $"{community.PageOf(scheduled)}/notice/withdraw", 200),
                ("prolonged", community.PageOf(prolonged), 200), ("prolonged-history", $"{community.PageOf(prolonged)}/history", 200),
                ("certain", community.PageOf(certain), 200), ("certain-history", $"{community.PageOf(certain)}/history", 200),
                ("noticed", community.PageOf(noticed), 200), ("notice", $"{community.PageOf(draft)}/notice", 200),
                ("consent", $"{community.PageOf(noticed)}/consent", 200), ("open-noticed", $"{community.PageOf(noticed)}/open", 200),
                ("to-confirm", community.PageOf(confirmed), 200), ("confirm", $"{community.PageOf(confirmed)}/confirm", 200),
                ("lapsed", community.PageOf(lapsed), 200), ("noticed-history", $"{community.PageOf(noticed)}/history", 200),
                ("adopt-from-library", $"{home}/rules/adopt?from=conversion", 200), ("propose-rule", $"{home}/rules/{strict}/propose", 200),
                ("carry-out", $"{community.PageOf(noticed)}/carry-out", 200),
                ("proxies", community.PageOf(spoken), 200), ("proxy-appoint", $"{community.PageOf(spoken)}/proxy", 200),
                ("proxies-held", $"{community.PageOf(spoken)}/proxies", 200), ("proxy-revoke", $"{community.PageOf(spoken)}/proxy/revocation", 200),
                ("weighed", community.PageOf(weighed), 200), ("classes", $"{home}/members/classes", 200), ("topics", $"{home}/topics", 200),
                ("templates", $"{home}/templates", 200), ("template-save", $"{home}/templates/save?rule={hidden}", 200), ("template-change", $"{home}/templates/{template}/change", 200),
                ("template-retire", $"{home}/templates/{template}/retire", 200), ("propose-by-template", $"{home}/propose?template={template}", 200), ("guide", $"{home}/guide", 200),
                ("guide-asked", $"{home}/guide?a=matter", 200), ("guide-adopted", $"{home}/guide?a=matter&a=quick", 200), ("guide-fits", $"{home}/guide?a=grave&a=conversion", 200),
                ("delegation", $"{home}/delegation", 200), ("tellers", $"{home}/tellers", 200), ("desk", $"{community.PageOf(raised)}/desk?find=e", 200),
                ("desk-entered", $"{community.PageOf(spoken)}/desk", 200), ("desk-over", $"{community.PageOf(carried)}/desk", 200),
                ("desk-entry", $"{community.PageOf(raised)}/desk/{dev.Member}", 200), ("desk-rank", $"{community.PageOf(ranking)}/desk/{ben.Member}", 200),
                ("desk-hands", $"{community.PageOf(raised)}/desk/hands", 200), ("papers", $"{community.PageOf(raised)}/papers", 200),
                ("papers-ranked", $"{community.PageOf(ranking)}/papers", 200), ("papers-marked", $"{community.PageOf(marking)}/papers", 200),
                ("papers-scored", $"{community.PageOf(scoring)}/papers?per=1", 200), ("papers-draft", $"{community.PageOf(draft)}/papers", 200),
                ("roll", $"{community.PageOf(spoken)}/roll", 200), ("roll-before", $"{community.PageOf(noticed)}/roll", 200),
                ("withdraw-vote", $"{community.PageOf(open)}/vote/withdrawal", 200), ("ballots", $"{community.PageOf(carried)}/ballots", 200),
                ("open-ballots", $"{community.PageOf(choice)}/ballots", 200), ("revisions", $"{community.PageOf(draft)}/revisions", 200),
                ("history", $"{community.PageOf(carried)}/history", 200), ("open", $"{community.PageOf(draft)}/open", 200),
                ("extend", $"{community.PageOf(open)}/extend", 200), ("close", $"{community.PageOf(open)}/close", 200),
                ("outcome", $"{community.PageOf(carried)}/outcome", 200), ("correct", $"{community.PageOf(carried)}/correct", 200), ("recount", $"{community.PageOf(carried)}/recount", 200), ("withdraw", $"{community.PageOf(draft)}/withdraw", 200),
                ("revise", $"{community.PageOf(draft)}/revise", 200), ("propose", $"{home}/propose", 200), ("members", $"{home}/members", 200),
                ("member", $"{home}/members/{ben.Member}", 200), ("invite", $"{home}/members/invite", 200), ("import", $"{home}/members/import", 200),
                ("rules", $"{home}/rules", 200), ("adopt", $"{home}/rules/adopt", 200), ("amend", $"{home}/rules/{hidden}/amend", 200),
                ("retire", $"{home}/rules/{hidden}/retire", 200), ("reminders", $"{home}/reminders", 200), ("sign-out", "/sign-out", 200), ("nothing", "/no/such/page", 404), ("forbidden", "/found", 403),
                ("meetings", $"{home}/meetings", 200), ("meeting-call", $"{home}/meetings/call", 200), ("meeting-ahead", community.PageOf(ahead), 200),
                ("meeting", community.PageOf(sitting), 200), ("meeting-move", $"{community.PageOf(putOff)}/move", 200), ("meeting-put-off", community.PageOf(putOff), 200), ("meeting-call-anew", $"{community.PageOf(ahead)}/call", 200),
                ("meeting-agenda", $"{community.PageOf(sitting)}/agenda", 200), ("meeting-arrange", $"{community.PageOf(sitting)}/agenda/arrange", 200),
                ("meeting-door", $"{community.PageOf(sitting)}/door", 200), ("meeting-door-found", $"{community.PageOf(sitting)}/door?find=ben", 200),
                ("meeting-proxy", $"{community.PageOf(sitting)}/proxy", 200), ("meeting-proxy-revoke", $"{community.PageOf(sitting)}/proxy/revocation", 200),
                ("meeting-adjourn", $"{community.PageOf(sitting)}/adjourn", 200), ("meeting-close", $"{community.PageOf(sitting)}/close", 200),
                ("minutes", $"{community.PageOf(held)}/minutes", 200), ("minutes-approve", $"{community.PageOf(held)}/minutes/approve", 200),
                ("minutes-draft", $"{community.PageOf(sitting)}/minutes", 200), ("meeting-over", community.PageOf(held), 200),
                ("meeting-vote", $"{community.PageOf(mixer)}/open?meeting={sitting}", 200), ("voted-at-meeting", community.PageOf(roll), 200),
                ("asked-again", community.PageOf(roof), 200), ("question", community.PageOf(asked), 200),
                ("circles", $"{home}/circles", 200), ("circle", $"{home}/circles/{bakers}", 200), ("circle-lead", $"{home}/circles/{bakers}/lead", 200), ("circle-rotate", $"{home}/circles/{bakers}/rotate", 200),
                ("selections", $"{home}/circles/{bakers}/selections", 200), ("selection-nominating", community.PageOf(bakers, nominating), 200),
                ("selection-hearing", community.PageOf(bakers, hearing), 200), ("selection-proposed", community.PageOf(bakers, proposed), 200),
                ("nominee", community.PageOf(nominee), 200), ("no-selection", community.PageOf(bakers, new(Guid.Empty)), 404),
                ("circle-choose", $"{community.PageOf(draft)}/circle", 200), ("hand-on", $"{community.PageOf(draft)}/hand-on", 200), ("no-circle", $"{home}/circles/{ben.Member}", 404),
                ("discussion", $"{community.PageOf(roof)}/discussion", 200), ("comment", $"{community.PageOf(roof)}/discussion/{wondered}", 200),
                ("no-comment", $"{community.PageOf(draft)}/discussion/{wondered}", 404),
                ("amendments", $"{community.PageOf(roof)}/amendments", 200), ("amendment", $"{community.PageOf(roof)}/amendments/{green}", 200),
                ("amendment-outdated", $"{community.PageOf(roof)}/amendments/{replaced}", 200),
                ("amendment-reword", $"{community.PageOf(roof)}/amendments/{replaced}/reword", 200),
                ("amendment-move", $"{community.PageOf(roof)}/amendments/move", 200), ("amendment-lost", $"{community.PageOf(draft)}/amendments/{none}", 200),
                ("amendment-anew", $"{community.PageOf(draft)}/amendments/{none}/anew", 200),
                ("no-amendment", $"{community.PageOf(draft)}/amendments/{green}", 404),
                ("counted", $"{community.PageOf(open)}/vote/recorded/{counted}", 200),
                ("consent-begin", $"{community.PageOf(draft)}/consent-round/begin", 200), ("consent-driver", $"{community.PageOf(soughtFirst)}/consent-round", 200),
                ("consent-signal", $"{community.PageOf(soughtNow)}/consent-round", 200), ("consent-position", community.PageOf(soughtNow), 200),
                ("consent-objection", $"{community.PageOf(objected)}/consent-round", 200), ("consent-history", $"{community.PageOf(objected)}/history", 200),
                ("consent-papers", $"{community.PageOf(soughtNow)}/papers", 200), ("no-consent", $"{community.PageOf(draft)}/consent-round", 404),
                ("temperature", community.PageOf(asking), 200), ("temperature-papers", $"{community.PageOf(asking)}/papers", 200),
                ("advice-to-ask", $"{community.PageOf(toAsk)}/advice", 200), ("advice", $"{community.PageOf(advised)}/advice", 200), ("advised", community.PageOf(advised), 200),
                ("advised-history", $"{community.PageOf(advised)}/history", 200), ("draws", $"{home}/draws", 200), ("drawn", community.PageOf(drawn), 200), ("to-draw", community.PageOf(toDraw), 200),
                ("no-draw", $"{home}/draws/{Guid.Empty}", 404), ("ideas-asked", community.PageOf(ideas), 200), ("ideas", $"{community.PageOf(ideas)}/ideas", 200),
                ("ideas-history", $"{community.PageOf(ideas)}/history", 200), ("no-ideas", $"{community.PageOf(draft)}/ideas", 409),
                ("dates", community.PageOf(datesToSay), 200), ("dates-papers", $"{community.PageOf(datesToSay)}/papers", 200),
                ("dates-found", community.PageOf(found), 200), ("heard", community.PageOf(heard), 200), ("heard-ballots", $"{community.PageOf(heard)}/ballots", 200),
                ("heard-history", $"{community.PageOf(heard)}/history", 200),
                ("recorded", $"{community.PageOf(open)}/vote/recorded/{changed}", 200),
                ("in-force", $"{home}/in-force", 200), ("calls", $"{home}/calls", 200), ("calls-none", $"{home}/calls?skill=singing&venue=online", 200),
                ("follow-up", $"{community.PageOf(carried)}/follow-up", 200), ("follow-up-draft", $"{community.PageOf(draft)}/follow-up", 200),
                ("superseded", $"{community.PageOf(second)}/superseded", 200), ("superseding", community.PageOf(second), 200),
                ("superseded-none", $"{community.PageOf(draft)}/superseded", 200),
                ("declare", $"{community.PageOf(open)}/declare", 200),
                ("audit", $"{home}/audit", 200), ("audit-found", $"{home}/audit?person={ben.Member}&type=ballot_cast&notice=", 200),
                ("audit-none", $"{home}/audit?channel=paper", 200), ("audit-refused", $"{home}/audit?from=soon", 400),
                ("audit-report", $"{home}/audit?report=1", 200), ("audit-changes", $"{home}/audit/changes", 200),
                ("audit-rules", $"{home}/audit/rules", 200), ("record", $"{home}/record/{counted}", 200), ("record-first", $"{home}/record/0", 200),
                ("no-record", $"{home}/record/100000", 404), ("nothing-here", "/nothing-here", 404),
                ("record-log", $"{home}/log", 200),
                ("redact", $"{home}/record/{drafted}/redaction", 200), ("redact-refused", $"{home}/record/{counted}/redaction", 409),
                ("invited", $"{home}/members/{emi.Member}", 200), ("erase", $"{home}/members/{emi.Member}/erasure", 200),
                ("erase-refused", $"{home}/members/{ben.Member}/erasure", 409),
            ],
            ForAdmin = [("first", "/", 200), ("found", "/found", 200)],
            ForVisitors =
            [
                ("visitor-first", "/", 200), ("visitor-home", home, 200), ("visitor-register", $"{home}/decisions", 200), ("visitor-decided", community.PageOf(carried), 200),
                ("visitor-in-force", $"{home}/in-force", 200),
                ("sign-in", await site.Link(community.Secretary), 200), ("sign-in-used", "/sign-in/none", 410),
                ("check", "/check", 200), ("check-offline", "/check/offline", 200),
                ("sign-in-needed", $"{home}/members", 401), ("audit-for-members", $"{home}/audit", 401),
            ],
        };
    }

    private static ElectionMethod Election(string rule, int seats, params (string Name, string Value)[] settings) =>
        new(rule, seats, settings.ToImmutableSortedDictionary(each => each.Name, each => each.Value, StringComparer.Ordinal));

    private static async Task<(OptionId, OptionId, OptionId)> Options(TestCommunity community, ProposalId proposal)
    {
        var options = await community.Options(proposal);
        return (options[0], options[1], options[2]);
    }
}
