using Decisions.Acceptance.Running;
using Decisions.Domain.Ballots;
using Decisions.Domain.Communities;
using Decisions.Domain.Rules;
using Decisions.Engine.Identity;

namespace Decisions.Acceptance.Journeys;

/// <summary>What a board finds in its record, without a script.</summary>
public sealed class AuditTests(Site site)
{
    [Fact]
    public async Task An_auditor_finds_an_extended_vote_first_then_a_person_an_entry_and_the_file()
    {
        var (community, _) = await Prepare();
        await using var auditor = await site.SignIn(new Actor(community.Id, null, [Role.Auditor]), Device.Desktop);
        await auditor.Go(community.Home);
        await auditor.Follow("Audit");

        var first = auditor.Page.Locator("#needs-a-look");
        (await first.Locator("h3").First.InnerTextAsync()).ShouldBe("Late or cut short (1)");
        var look = await first.Locator("li").First.InnerTextAsync();
        look.ShouldContain("Ada Okafor extended voting until");
        look.ShouldContain("Voting was extended; it was to end on");
        look.ShouldContain("The post was late.");
        await auditor.Picture("audit-desktop");

        await auditor.Select("Person", "Ben Carter");
        await auditor.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Find", Exact = true }).ClickAsync();
        var found = await auditor.Page.Locator("#timeline").InnerTextAsync();
        found.ShouldContain("Ben Carter voted.");
        found.ShouldContain("Ada Okafor entered Ben Carter as a member");
        found.ShouldNotContain("extended voting");
        found.ShouldNotContain("Cleo Díaz");
        (await auditor.Text()).ShouldContain("Shown: person “Ben Carter”.");
        (await auditor.Text()).ShouldContain("Nothing that you look at here came late");

        var saved = await auditor.Page.RunAndWaitForDownloadAsync(() => auditor.Follow("Save as a CSV file"));
        var file = await File.ReadAllTextAsync(await saved.PathAsync(), TestContext.Current.CancellationToken);
        saved.SuggestedFilename.ShouldBe("audit.csv");
        file.ShouldContain("ballot_cast");
        file.ShouldNotContain("voting_extended");
        file.ShouldNotContain("\"\"choice\"\"");

        await auditor.Page.Locator("#timeline .index").First.ClickAsync();
        (await auditor.Heading()).ShouldStartWith("Entry ");
        var entry = await auditor.Text();
        entry.ShouldContain("Ben Carter voted.");
        entry.ShouldContain("You may see that it happened, and not what it says");
        entry.ShouldContain("ballot/");
        while ((await auditor.Text()).Contains("One follows within seconds"))
            await auditor.Page.ReloadAsync();
        var proof = await auditor.Page.RunAndWaitForDownloadAsync(() => auditor.Follow("Save the proof"));
        proof.SuggestedFilename.ShouldStartWith("entry-");
        (await File.ReadAllTextAsync(await proof.PathAsync(), TestContext.Current.CancellationToken)).ShouldStartWith("c2sp.org/tlog-proof@v1\n");
        await auditor.Picture("audit-record-desktop");
    }

    [Fact]
    public async Task A_board_sees_what_changed_between_two_moments_and_who_changed_which_rule()
    {
        var (community, _) = await Prepare();
        // A word that no line holds is broken, and no page is wider than the phone.
        var unbroken = await community.Proposal(new string('w', 150));
        await using var secretary = await site.SignIn(community.Secretary);
        foreach (var page in new[] { $"{community.Home}/audit", $"{community.Home}/audit/changes", $"{community.PageOf(unbroken)}/history" })
        {
            await secretary.Go(page);
            (await secretary.Source()).ShouldContain(new string('w', 150));
            (await secretary.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth")).ShouldBe(0, page);
        }
        await secretary.Go($"{community.Home}/audit");
        await secretary.Follow("What changed between two moments");
        var text = await secretary.Text();
        text.ShouldContain(" at 18:00”; to “");
        text.ShouldContain("Voting extended: 1");
        text.ShouldContain("Vote cast: 1");
        text.ShouldContain("Member joined: 3");
        text.ShouldContain("Rule changed: 1");
        await secretary.Picture("audit-changes-phone");
        await secretary.Fill("From this moment", "2036-01-01T00:00");
        await secretary.Fill("To this moment", "2035-01-01T00:00");
        await secretary.Press("Show");
        (await secretary.Text()).ShouldContain("Choose a second moment that is later than the first.");
        await secretary.Fill("To this moment", "2037-01-01T00:00");
        await secretary.Press("Show");
        (await secretary.Text()).ShouldContain("Nothing changed in this time.");

        await secretary.Follow("Audit");
        await secretary.Follow("Who changed which rule");
        text = await secretary.Text();
        text.ShouldContain("Ada Okafor changed the rule “Grave matters”, now in version 2.");
        text.ShouldContain("More than half of the votes cast must be yes.");
        text.ShouldContain("At least two thirds of the votes cast must be yes.");
        text.ShouldContain("The rule was changed while a vote under it was open. That vote keeps its terms.");
        await secretary.Picture("audit-rules-phone");
    }

    [Fact]
    public async Task On_paper_a_report_has_its_head_and_its_lines_and_nothing_to_press()
    {
        var (community, _) = await Prepare();
        await using var secretary = await site.SignIn(community.Secretary);
        await secretary.Go($"{community.Home}/audit");
        await secretary.Follow("Open as a report");
        await secretary.Page.EmulateMediaAsync(new() { Media = Microsoft.Playwright.Media.Print });
        await secretary.Picture("audit-on-paper");
        foreach (var shown in new[] { ".report-head", "#needs-a-look", "#timeline" })
            (await secretary.Page.Locator(shown).First.IsVisibleAsync()).ShouldBeTrue(shown);
        foreach (var hidden in new[] { "nav", "form", "footer", ".button", "#find" })
            (await secretary.Page.Locator(hidden).First.IsVisibleAsync()).ShouldBeFalse(hidden);
        (await secretary.Page.Locator(".report-head").InnerTextAsync()).ShouldContain("Hill Street Bakery, read on");
    }

    [Fact]
    public async Task Nobody_but_members_and_the_auditor_opens_it()
    {
        var (community, ben) = await Prepare(Visibility.Public);
        await using var visitor = await site.Visit();
        foreach (var page in new[] { "audit", "audit/changes", "audit/rules", "record/0", "audit.csv" })
            (await visitor.Go($"{community.Home}/{page}"))!.Status.ShouldBe(401, page);
        (await visitor.Go(community.Home))!.Status.ShouldBe(200);
        (await visitor.Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "Audit" }).CountAsync()).ShouldBe(0);
        await using var member = await site.SignIn(ben);
        foreach (var page in new[] { "audit", "audit/changes", "audit/rules", "record/0" })
            (await member.Go($"{community.Home}/{page}"))!.Status.ShouldBe(200, page);
    }

    private async Task<(TestCommunity Community, Actor Ben)> Prepare(Visibility visibility = Visibility.Hybrid)
    {
        var community = await TestCommunity.Found(site, visibility);
        var ben = await community.Member("Ben Carter");
        await community.Member("Cleo Díaz");
        var rule = await community.Rule(rule => rule with { Name = "Grave matters", Secrecy = BallotSecrecy.Secret, ResultsHiddenUntilClose = true });
        var proposal = await community.Proposal("Buy a second oven");
        await community.Open(proposal, rule);
        await community.Cast(ben, proposal, new YesNoChoice(Answer.Yes));
        await community.Amend(rule, terms => terms with { Method = new YesNoMethod(new Threshold(new Fraction(2, 3), Comparator.AtLeast, ThresholdBase.Cast)) });
        await community.Extend(proposal);
        return (community, ben);
    }
}
