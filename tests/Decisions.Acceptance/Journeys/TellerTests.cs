using Decisions.Acceptance.Running;
using Decisions.Domain;
using Decisions.Domain.Ballots;
using Decisions.Domain.Meetings;
using Decisions.Domain.Rules;
using Microsoft.Playwright;

namespace Decisions.Acceptance.Journeys;

/// <summary>Two tellers with papers, a member who changes their mind, a show of hands, and what is printed.</summary>
public sealed class TellerTests(Site site)
{
    [Fact]
    public async Task The_secretary_names_the_tellers_and_nobody_else_reaches_the_desk()
    {
        var community = await TestCommunity.Found(site);
        var (ben, _) = (await community.Member("Ben Carter"), await community.Member("Cleo Díaz"));
        var proposal = await community.Proposal("Join the regional buying group");
        await community.Open(proposal, await community.Rule());

        await using var secretary = await site.SignIn(community.Secretary);
        await secretary.Go($"{community.Home}/members");
        await secretary.Follow("Tellers");
        await secretary.Select("First teller", "Ben Carter");
        await secretary.Press("Name the tellers");
        (await secretary.Text()).ShouldContain("This was not recorded.");
        await secretary.Select("First teller", "Ben Carter");
        await secretary.Select("Second teller", "Cleo Díaz");
        await secretary.Press("Name the tellers");
        (await secretary.Text()).ShouldContain("The tellers are on record.");
        await secretary.Picture("tellers");
        (await secretary.Go($"{community.PageOf(proposal)}/desk"))!.Status.ShouldBe(403);
        (await secretary.Text()).ShouldContain("Only a teller may do this.");

        await using var teller = await site.SignIn(ben);
        await teller.Go($"{community.Home}/tellers");
        var shown = await teller.Text();
        shown.ShouldContain("Cleo Díaz");
        shown.ShouldNotContain("Name the tellers");
        await teller.Go(community.PageOf(proposal));
        await teller.Follow("Go to the tellers’ desk");
        (await teller.Heading()).ShouldBe("The tellers’ desk");
    }

    [Fact]
    public async Task Two_tellers_enter_a_paper_blind_and_a_later_vote_online_takes_its_place()
    {
        var (community, ada, ben, cleo) = await Named();
        var proposal = await community.Proposal("Join the regional buying group");
        await community.Open(proposal, await community.Rule(rule => rule with { Name = "Secret", Secrecy = BallotSecrecy.Secret, ResultsHiddenUntilClose = true }));
        var desk = $"{community.PageOf(proposal)}/desk";

        await using var first = await site.SignIn(ada);
        await first.Go(desk);
        await first.Fill("Whose ballot is it?", "diaz");
        await first.Press("Find");
        await first.Picture("desk-found");
        await first.Follow("Cleo Díaz");
        await Enter(first, "On paper", "Yes", "Envelope 12");
        (await first.Text()).ShouldContain("Your entry is on record. It counts once another teller has entered the same.");

        await using var second = await site.SignIn(ben);
        await second.Go(desk);
        (await second.Text()).ShouldContain("Ada Okafor has entered it. Enter it too, from the paper.");
        await second.Follow("Cleo Díaz");
        (await second.Text()).ShouldContain("what they read is not shown to you before");
        (await second.Source()).ShouldNotContain("Envelope 12");
        (await second.Page.Locator("input:checked").CountAsync()).ShouldBe(0);
        await second.Picture("desk-blind");
        await Enter(second, "On paper", "Yes", "envelope 12");
        (await second.Text()).ShouldContain("Two tellers have entered the same. It counts.");
        (await second.Text()).ShouldContain("Envelope 12. It counts.");
        await second.Picture("desk-done");

        await using var member = await site.SignIn(cleo);
        await member.Go(community.PageOf(proposal));
        (await member.Text()).ShouldContain("You gave it on paper, and two tellers entered it: Envelope 12.");
        await member.Picture("vote-by-tellers");
        await member.Unfold("Change my vote");
        await member.Choose("No");
        await member.Press("Change my vote");
        await member.Go(community.PageOf(proposal));
        (await member.Text()).ShouldContain("Your vote on paper, “Yes”, does not count: your vote given online took its place. It stays on record.");

        await first.Go(desk);
        (await first.Text()).ShouldContain("Envelope 12. It gave way to a later vote given online.");
    }

    [Fact]
    public async Task Where_paper_goes_first_a_later_vote_online_gives_way()
    {
        var (community, ada, ben, cleo) = await Named();
        var proposal = await community.Proposal("Join the regional buying group");
        await community.Open(proposal, await community.Rule(rule => rule with { Precedence = new Precedence([Channel.Paper]) }));
        await community.Cast(cleo, proposal, new YesNoChoice(Answer.Yes));
        foreach (var teller in new[] { ada, ben })
            await community.Enter(teller, cleo, proposal, new YesNoChoice(Answer.No), "Sheet 4");
        await community.Cast(cleo, proposal, new YesNoChoice(Answer.Abstain));

        await using var member = await site.SignIn(cleo);
        await member.Go(community.PageOf(proposal));
        (await member.Text()).ShouldContain("Your vote given online, “Abstain”, does not count: under this rule, a vote on paper goes before it.");
        await using var teller2 = await site.SignIn(ben);
        await teller2.Go($"{community.PageOf(proposal)}/desk");
        (await teller2.Text()).ShouldContain("Sheet 4. It counts.");
    }

    [Fact]
    public async Task Two_who_differ_are_told_in_what_and_settle_it()
    {
        var (community, ada, ben, cleo) = await Named();
        var proposal = await community.Proposal("Sell the van");
        await community.Open(proposal, await community.Rule(rule => rule with { Name = "Secret", Secrecy = BallotSecrecy.Secret, ResultsHiddenUntilClose = true }));
        await community.Enter(ada, cleo, proposal, new YesNoChoice(Answer.Yes), "Envelope 3");
        var desk = $"{community.PageOf(proposal)}/desk";

        await using var second = await site.SignIn(ben);
        await second.Go($"{desk}/{cleo.Member}");
        await second.Press("Enter this ballot");
        second.Path.ShouldEndWith($"{cleo.Member}", customMessage: "the browser asks for what is missing");
        await Enter(second, "On paper", "No", "Envelope 3 or so!");
        (await second.Text()).ShouldContain("This was not recorded. Give the number of the envelope");
        await Enter(second, "On paper", "No", "Envelope 3");
        (await second.Text()).ShouldContain("it is not the same as another teller’s");
        (await second.Text()).ShouldContain("Ada Okafor and you have entered what is not the same. Look at the paper again, together.");
        (await second.Text()).ShouldNotContain("Envelope 3");
        await second.Picture("desk-differs");

        await using var first = await site.SignIn(ada);
        await first.Go(desk);
        await first.Follow("Cleo Díaz");
        var both = await first.Text();
        both.ShouldContain("What you have entered and what Ben Carter entered differ in:");
        (await first.Page.Locator("#differs-title ~ ul li").AllInnerTextsAsync()).ShouldBe(["the vote itself"]);
        await first.Picture("desk-settle");
        await first.Press("Take my entry back");
        (await first.Text()).ShouldContain("Your entry is taken back.");
        await first.Go($"{desk}/{cleo.Member}");
        (await first.Text()).ShouldNotContain("differ in");
        await Enter(first, "On paper", "No", "Envelope 3");
        (await first.Text()).ShouldContain("Two tellers have entered the same. It counts.");

        (await first.Go($"{desk}/{ada.Member}"))!.Status.ShouldBe(403);
        (await first.Text()).ShouldContain("Nobody enters their own ballot.");
        (await first.Go($"{desk}/{Guid.CreateVersion7()}"))!.Status.ShouldBe(403);
        (await first.Go($"{desk}/hands"))!.Status.ShouldBe(409);
        (await first.Text()).ShouldContain("This rule knows no show of hands.");
    }

    [Fact]
    public async Task The_desk_says_when_voting_that_has_closed_may_go_on()
    {
        var (community, ada, ben, cleo) = await Named();
        var rule = await community.Rule(rule => rule with { Name = "Until enough have voted", Quorum = new Quorum(3, null), Prolonging = new Prolonging(48) });
        var proposal = await community.Proposal("Sell the van");
        await community.Open(proposal, rule, NodaTime.Duration.FromSeconds(8));
        await community.Enter(ada, cleo, proposal, new YesNoChoice(Answer.Yes), "Envelope 3");
        var amendment = await community.Amendment(ben, cleo, proposal, "We sell the van, but not before spring.");
        await community.Put(proposal, amendment);
        await using var second = await site.SignIn(ben, Device.Phone);
        for (var tries = 0; tries < 40; tries++)
        {
            await second.Go($"{community.PageOf(proposal)}/desk");
            if (!(await second.Text()).Contains("Enter a ballot"))
                break;
            await Task.Delay(500, TestContext.Current.CancellationToken);
        }
        var text = await second.Text();
        text.ShouldContain("An amendment is being decided first. If too few have taken part then, voting goes on, and you can enter more here.");
        text.ShouldContain("If voting goes on, a second teller can still enter these.");
        text.ShouldNotContain("Nothing can be entered any more");
        await second.Picture("desk-may-go-on");
        await second.Go(community.PageOf(proposal));
        (await second.Text()).ShouldContain("An amendment is being decided first.");
    }

    [Fact]
    public async Task Hands_are_counted_by_two_at_the_meeting()
    {
        var (community, ada, ben, cleo) = await Named();
        var proposal = await community.Proposal("Mend the roof");
        await community.OpenAtMeeting(
            proposal, await community.Rule(rule => rule with { ShowsOfHands = true, Presence = new PresenceQuorum() }), ada, ben, cleo);
        var desk = $"{community.PageOf(proposal)}/desk";
        await using var first = await site.SignIn(ada);
        await first.Go(desk);
        await first.Follow("Enter a count of hands");
        await Count(first, "two", "0", "1");
        (await first.Text()).ShouldContain("“two” under “For” is not a number of hands.");
        await Count(first, "3", "0", "1");
        (await first.Text()).ShouldContain("There can be 3 hands at the most");
        await Count(first, "2", "0", "1");
        (await first.Text()).ShouldContain("Your count is on record. It counts once another teller has entered the same.");

        await using var second = await site.SignIn(ben);
        await second.Go($"{desk}/hands");
        (await second.Text()).ShouldContain("Another teller has entered a count. Enter yours: theirs is not shown to you before.");
        await Count(second, "1", "1", "1");
        (await second.Text()).ShouldContain("it is not the same as another teller’s. Count again.");
        await second.Go($"{desk}/hands");
        (await second.Page.Locator("#differs-title ~ ul li").AllInnerTextsAsync()).ShouldBe(["the hands for", "the hands against"]);
        (await second.Text()).ShouldNotContain("2 for");
        await second.Picture("desk-hands");
        await Count(second, "2", "0", "1");
        (await second.Text()).ShouldContain("In the count: 2 for, 0 against, 1 abstaining.");
        await second.Go(community.PageOf(proposal));
        (await second.Text()).ShouldContain("You were in the room when hands were counted: 2 for, 0 against, 1 abstaining.");
        await second.Picture("hand-was-counted");
        await community.Close(proposal);
        await second.Go(community.PageOf(proposal));
        (await second.Text()).ShouldContain("Of the votes, 3 came in the room.");
        (await second.Text()).ShouldNotContain("You did not vote.");
        await second.Go($"{community.PageOf(proposal)}/ballots");
        (await second.Text()).ShouldContain("By show of hands: 2 for, 0 against, 1 abstaining, counted by two tellers.");
    }

    [Fact]
    public async Task Where_nothing_can_be_printed_yet_the_page_says_what_to_do()
    {
        var (community, _, _, _) = await Named();
        var proposal = await community.Proposal("Sell the van");
        await using var secretary = await site.SignIn(community.Secretary);
        await secretary.Go($"{community.PageOf(proposal)}/papers");
        (await secretary.Text()).ShouldContain("Which rule it is voted on by is not known yet. Give notice of the vote, or open voting; then you can print.");
        await secretary.Picture("papers-none");
        await secretary.Follow("Open voting");
        secretary.Path.ShouldEndWith("/open");
        await secretary.Go($"{community.PageOf(proposal)}/papers");
        await secretary.Follow("Give notice of the vote");
        secretary.Path.ShouldEndWith("/notice");
    }

    [Fact]
    public async Task Ballot_papers_and_the_roll_print_black_on_white_without_the_frame()
    {
        var (community, ada, ben, cleo) = await Named();
        var secret = await community.Proposal("Sell the van", "To whoever offers most.");
        await community.Open(secret, await community.Rule(rule => rule with { Name = "Secret", Secrecy = BallotSecrecy.Secret, ResultsHiddenUntilClose = true, Proxies = ProxyTerms.Usual }));
        await community.Appoint(ben, cleo, secret, new YesNoChoice(Answer.No));
        var ranked = await community.Proposal("Which tree for the yard?", "One tree.", "Oak", "Ash", "Rowan, the small kind");
        await community.Open(ranked, await community.Rule(rule => rule with { Name = "Ranked", Method = new RankedMethod() }));

        await using var visit = await site.SignIn(ada, Device.Desktop);
        await visit.Go(community.PageOf(secret));
        await visit.Follow("Print ballot papers");
        await visit.Fill("Where to hand it in (optional)", "The box in the bakehouse");
        await visit.Press("Show");
        await visit.Picture("papers-screen");
        var paper = await Printed(visit, "papers-secret");
        paper.ShouldContain("Revision 1 of the text, fingerprint");
        paper.ShouldContain("This paper has no number, so that nobody who finds it can tell whose it is.");
        paper.ShouldContain(": The box in the bakehouse, or to Ada Okafor or Ben Carter.");
        paper.ShouldNotContain("Your name:");
        (await visit.Page.Locator(".paper").CountAsync()).ShouldBe(4);

        await visit.Go($"{community.PageOf(ranked)}/papers");
        paper = await Printed(visit, "papers-ranked");
        paper.ShouldContain("Write 1 beside the option that you like best");
        paper.ShouldContain("Your name:");
        (await visit.Page.Locator(".paper").CountAsync()).ShouldBe(2);

        await visit.Go($"{community.PageOf(secret)}/roll");
        var roll = await Printed(visit, "roll");
        roll.ShouldContain("3 members may vote, by the roll of");
        roll.IndexOf("Ben Carter", StringComparison.Ordinal).ShouldBeLessThan(roll.IndexOf("Cleo Díaz", StringComparison.Ordinal));
        roll.ShouldContain("speaks for Ben Carter");
        roll.ShouldContain("proxy: Cleo Díaz");
        roll.ShouldNotContain("“No”");

        await using var member = await site.SignIn(cleo);
        (await member.Go($"{community.PageOf(secret)}/roll"))!.Status.ShouldBe(403);
        (await member.Text()).ShouldContain("It needs a teller, a facilitator or the secretary.");
    }

    /// <summary>What can be read of the page as it is printed, on one sheet; nothing of its frame is.</summary>
    private static async Task<string> Printed(Visit visit, string name)
    {
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });
        var text = await visit.Text();
        text.ShouldNotContain("Sign out");
        text.ShouldNotContain("Members\n");
        await visit.Page.SetViewportSizeAsync(794, 1123);
        await visit.Picture(name);
        var pdf = await visit.Page.PdfAsync(new() { Format = "A4", PreferCSSPageSize = true });
        System.Text.RegularExpressions.Regex.Count(System.Text.Encoding.Latin1.GetString(pdf), @"/Type\s*/Page\b").ShouldBe(1, $"{name} is one sheet");
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Screen });
        return text;
    }

    private static async Task Enter(Visit visit, string way, string answer, string evidence)
    {
        await visit.Choose(way);
        await visit.Page.GetByLabel(answer, new() { Exact = true }).CheckAsync();
        await visit.Fill("Number of the envelope, the sheet or the call", evidence);
        await visit.Press("Enter this ballot");
    }

    private static async Task Count(Visit visit, string inFavour, string against, string abstained)
    {
        await visit.Fill("For", inFavour);
        await visit.Fill("Against", against);
        await visit.Fill("Abstaining", abstained);
        await visit.Fill("Number of the sheet that it is noted on", "Sheet 1");
        await visit.Press("Enter this count");
    }

    /// <summary>A community in which the secretary and Ben are the tellers.</summary>
    private async Task<(TestCommunity, Engine.Identity.Actor Ada, Engine.Identity.Actor Ben, Engine.Identity.Actor Cleo)> Named()
    {
        var community = await TestCommunity.Found(site);
        var (ben, cleo) = (await community.Member("Ben Carter"), await community.Member("Cleo Díaz"));
        await community.Tellers(community.Secretary, ben);
        return (community, community.Secretary, ben, cleo);
    }
}
