using Decisions.Acceptance.Running;

namespace Decisions.Acceptance.Journeys;

/// <summary>What the secretary keeps: members and rules.</summary>
public sealed class SecretaryTests(Site site)
{
    [Fact]
    public async Task A_list_with_a_fault_is_told_by_line_and_comes_in_once_corrected()
    {
        var community = await TestCommunity.Found(site);
        await using var secretary = await site.SignIn(community.Secretary);
        await secretary.Go($"{community.Home}/members/import");
        var field = secretary.Page.GetByLabel("One person a line: name, e-mail address");
        await field.FillAsync("name,email\nBen Carter,ben@example.org\nCleo Díaz,not an address\n\"Patel, Dev\",BEN@example.org\nEmi Tanaka");
        await secretary.Choose("They are members already");
        await secretary.Press("Bring them in");
        await secretary.Picture("import-refused");

        var text = await secretary.Text();
        text.ShouldContain("Line 3: 'not an address' is not an e-mail address.");
        text.ShouldContain("Line 4: “BEN@example.org” stands in line 2 already.");
        await field.FillAsync((await field.InputValueAsync()).Replace("not an address", "cleo@example.org").Replace("BEN@", "dev@"));
        await secretary.Press("Bring them in");
        (await secretary.Text()).ShouldContain("4 people are new on the register.");
        await secretary.Picture("imported");

        await secretary.Go($"{community.Home}/members/import");
        await secretary.Page.GetByLabel("Or choose a CSV file").SetInputFilesAsync(new Microsoft.Playwright.FilePayload
        {
            Name = "members.csv", MimeType = "text/csv", Buffer = "Ben Carter;ben@example.org\nFay Wong;fay@example.org"u8.ToArray(),
        });
        await secretary.Press("Bring them in");
        (await secretary.Text()).ShouldContain("1 person is new on the register. 1 was on it already");
        await secretary.Follow("See the members");
        (await secretary.Text()).ShouldContain("Patel, Dev");
    }

    [Fact]
    public async Task A_list_that_is_in_gets_its_links_in_one_go_to_print_and_to_save()
    {
        var community = await TestCommunity.Found(site);
        await community.Member("Gil Stone");
        await using var secretary = await site.SignIn(community.Secretary);
        await secretary.Go($"{community.Home}/members/import");
        await secretary.Page.GetByLabel("One person a line: name, e-mail address").FillAsync("Emi Tanaka\n\"Ben \"\"Benny\"\" Carter\",ben@example.org");
        await secretary.Press("Bring them in");
        await secretary.Press("Make links for all of them");

        (await secretary.Heading()).ShouldBe("Links for 2 people");
        (await secretary.Text()).ShouldContain("This link opens only on this computer.");
        await secretary.Picture("links-phone");
        (await secretary.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth")).ShouldBe(0);
        await secretary.Page.SetViewportSizeAsync(Device.Desktop.Width, Device.Desktop.Height);
        await secretary.Picture("links-desktop");
        var links = await secretary.Page.Locator("table td").AllInnerTextsAsync();
        (await secretary.Page.Locator("table tbody th").AllInnerTextsAsync()).ShouldBe(["Ben \"Benny\" Carter", "Emi Tanaka"]);
        var saved = await secretary.Page.RunAndWaitForDownloadAsync(() => secretary.Follow("Save as a CSV file"));
        saved.SuggestedFilename.ShouldBe("links.csv");
        (await File.ReadAllTextAsync(await saved.PathAsync(), TestContext.Current.CancellationToken)).ShouldBe(
            $"name,email,link\r\n\"Ben \"\"Benny\"\" Carter\",\"ben@example.org\",\"{links[0]}\"\r\n\"Emi Tanaka\",\"\",\"{links[1]}\"\r\n");

        await using var emi = await site.Visit();
        await emi.Go(links[1]);
        await emi.Press("Sign in");
        await emi.Press("Join Hill Street Bakery");
        (await emi.Text()).ShouldContain("You are signed in as Emi Tanaka.");
    }

    [Fact]
    public async Task A_member_is_suspended_and_reinstated_and_gets_a_new_link()
    {
        var community = await TestCommunity.Found(site);
        var ben = await community.Member("Ben Carter");
        await using var secretary = await site.SignIn(community.Secretary);
        await secretary.Go($"{community.Home}/members/{ben.Member}");
        await secretary.Fill("Reason", "Asked to pause while travelling.");
        await secretary.Press("Suspend");
        (await secretary.Text()).ShouldContain("Suspended, since");
        await secretary.Press("Reinstate");
        await secretary.Choose("Open and close voting, too");
        await secretary.Press("Make a new link");
        var link = await secretary.Page.GetByLabel("The link alone").InputValueAsync();

        await using var facilitator = await site.Visit();
        await facilitator.Go(link);
        await facilitator.Press("Sign in");
        await facilitator.Go(community.PageOf(await community.Proposal("Buy a second oven")));
        (await facilitator.Text()).ShouldContain("Open voting");
    }

    [Fact]
    public async Task A_rule_is_adopted_with_a_share_of_its_own_then_changed_then_retired()
    {
        var community = await TestCommunity.Found(site);
        await using var secretary = await site.SignIn(community.Secretary);
        await secretary.Go($"{community.Home}/rules/adopt");
        await secretary.Fill("What is it called?", "Grave matters");
        await secretary.Select("How many yes", "Another share");
        await secretary.Unfold("Another share");
        await secretary.Fill("Such as 3/5 or 55 %", "more");
        await secretary.Press("Adopt the rule");
        (await secretary.Text()).ShouldContain("“more” is no share for “Your own share”.");
        await secretary.Fill("Such as 3/5 or 55 %", "62.5 %");
        await secretary.Press("Adopt the rule");
        (await secretary.Text()).ShouldContain("At least five eighths of the votes cast must be yes");

        await secretary.Follow("Change “Grave matters”");
        (await secretary.Page.GetByLabel("Such as 3/5 or 55 %").InputValueAsync()).ShouldBe("625/1000");
        await secretary.Select("How many yes", "At least two thirds");
        await secretary.Fill("Reminder by mail, in hours before the close (optional)", "721");
        await secretary.Press("Change the rule");
        (await secretary.Text()).ShouldContain("720");
        await secretary.Fill("Reminder by mail, in hours before the close (optional)", "48");
        await secretary.Picture("rule-reminders");
        await secretary.Press("Change the rule");
        (await secretary.Source()).ShouldContain("Whoever has not voted is reminded once by mail, 2 days before voting closes");
        (await secretary.Text()).ShouldContain("Version 2");
        await secretary.Unfold("Earlier versions");
        (await secretary.Text()).ShouldContain("Version 1: Grave matters");
        await secretary.Picture("rule-changed");

        await secretary.Follow("Retire “Grave matters”");
        await secretary.Press("Retire the rule");
        (await secretary.Text()).ShouldContain("retired: it opens no further votes");
    }

    [Fact]
    public async Task A_rule_of_secret_votes_hides_results_until_the_close_whatever_is_ticked()
    {
        var community = await TestCommunity.Found(site);
        await using var secretary = await site.SignIn(community.Secretary);
        await secretary.Go($"{community.Home}/rules/adopt");
        await secretary.Fill("What is it called?", "Election");
        await secretary.Choose("Nobody else; results are then hidden until voting closes");
        await secretary.Page.GetByLabel("Results are hidden until voting closes", new() { Exact = true }).UncheckAsync();
        await secretary.Press("Adopt the rule");

        await secretary.Unfold("The whole rule in words");
        (await secretary.Text()).ShouldContain("Nobody sees how the vote stands until voting has closed.");
    }

    [Fact]
    public async Task What_is_there_already_is_asked_about_first_and_choices_stay()
    {
        var community = await TestCommunity.Found(site);
        var ben = await community.Member("Ben Carter");
        await using var secretary = await site.SignIn(community.Secretary);
        await secretary.Go($"{community.Home}/members/import");
        await secretary.Fill("One person a line: name, e-mail address", "Ben Carter\nGil Stone");
        await secretary.Press("Bring them in");
        (await secretary.Text()).ShouldContain("Somebody of this name is on the register already");
        await secretary.Picture("import-alike");
        await secretary.Choose("They are other people");
        await secretary.Press("Bring them in");
        (await secretary.Text()).ShouldContain("2 people are new on the register.");

        foreach (var isAgain in new[] { false, true })
        {
            await secretary.Go($"{community.Home}/rules/adopt");
            await secretary.Fill("What is it called?", isAgain ? "the YEARLY rule" : "The yearly rule");
            await secretary.Press("Adopt the rule");
        }
        (await secretary.Text()).ShouldContain("a rule called “The yearly rule” is in force");
        await secretary.Choose("Adopt it all the same");
        await secretary.Press("Adopt the rule");
        (await secretary.Text()).ShouldContain("The rule is adopted.");

        await secretary.Go($"{community.Home}/tellers");
        await secretary.Select("First teller", "Ben Carter");
        await secretary.Select("Second teller", "Ben Carter");
        await secretary.Press("Name the tellers");
        (await secretary.Text()).ShouldContain("You chose the same person twice.");
        (await secretary.Page.GetByLabel("First teller").InputValueAsync()).ShouldBe(ben.Member.ToString());
        await secretary.Select("Second teller", "Nobody");
        await secretary.Press("Name the tellers");
        (await secretary.Text()).ShouldContain("name 2 to 50 tellers");
        (await secretary.Page.GetByLabel("First teller").InputValueAsync()).ShouldBe(ben.Member.ToString());
    }
}
