using Decisions.Acceptance.Running;
using Decisions.Domain.Ballots;
using Decisions.Domain.Members;
using Decisions.Domain.Rules;
using Decisions.Engine.Identity;

namespace Decisions.Acceptance.Journeys;

/// <summary>What a secretary takes out of the record for good, without a script: words, and people.</summary>
public sealed class RedactionTests(Site site)
{
    private const string Number = "07700 900199";

    [Fact]
    public async Task A_number_is_taken_out_after_the_secretary_saw_what_remains()
    {
        var community = await TestCommunity.Found(site);
        var drafted = await Drafted(community, "Buy a second oven", $"Bo sells ovens.\nRing {Number}, or write.");
        await using var secretary = await site.SignIn(community.Secretary);
        await secretary.Go($"{community.Home}/record/{drafted}");
        await secretary.Follow("Take words out of this entry");
        (await secretary.Text()).ShouldContain($"Ring {Number}, or write.");
        await secretary.Picture("redact-phone");

        await secretary.Fill("What is to be taken out? One passage a line", "no such words");
        await secretary.Fill("Why?", "A private number.");
        await secretary.Press("Show what will remain");
        (await secretary.Text()).ShouldContain("'no such words' does not stand there.");
        await secretary.Fill("What is to be taken out? One passage a line", $" {Number}\n\nBo ");
        await secretary.Fill("Why?", $"Somebody wrote {Number} there.");
        await secretary.Press("Show what will remain");
        (await secretary.Text()).ShouldContain("Your reason repeats a passage");
        await secretary.Fill("Why?", "A private number.");
        await secretary.Press("Show what will remain");

        var preview = await secretary.Text();
        preview.ShouldContain("[removed] sells ovens.");
        preview.ShouldContain("Ring [removed] or write.");
        preview.ShouldContain("A private number.");
        preview.ShouldNotContain(Number);
        await secretary.Picture("redact-preview-phone");
        await secretary.Page.SetViewportSizeAsync(Device.Desktop.Width, Device.Desktop.Height);
        await secretary.Picture("redact-preview-desktop");
        await secretary.Press("Change it first");
        (await secretary.Page.GetByLabel("What is to be taken out? One passage a line").InputValueAsync()).ShouldContain("Bo");
        await secretary.Fill("What is to be taken out? One passage a line", Number);
        await secretary.Press("Show what will remain");
        await secretary.Press("Take the words out, for good");

        (await secretary.Heading()).ShouldBe($"Entry {drafted} of the record");
        var entry = await secretary.Text();
        entry.ShouldContain("The words are taken out, for good.");
        entry.ShouldContain("Ring [removed] or write.");
        entry.ShouldContain("Bo sells ovens.");
        entry.ShouldContain("Words were taken out of this entry for good.");
        (await secretary.Source()).ShouldNotContain(Number);
        await secretary.Picture("redacted-desktop");
        await secretary.Follow("Take words out of this entry");
        (await secretary.Text()).ShouldContain("Words were taken out of this entry before.");
        await secretary.Go($"{community.Home}/record/{drafted}");
        await secretary.Follow("The audit");
        (await secretary.Text()).ShouldContain("A private number.");
    }

    [Fact]
    public async Task Leaving_the_passages_empty_takes_out_all_words_and_nothing_is_left_for_a_second_time()
    {
        var community = await TestCommunity.Found(site);
        var drafted = await Drafted(community, "A title", "A text.");
        await using var secretary = await site.SignIn(community.Secretary);
        await secretary.Go($"{community.Home}/record/{drafted}/redaction");
        await secretary.Fill("Why?", "Libel.");
        await secretary.Press("Show what will remain");
        (await secretary.Text()).ShouldNotContain("A title");
        await secretary.Press("Take the words out, for good");
        (await secretary.Text()).ShouldContain("[removed]");
        await secretary.Go($"{community.Home}/record/{drafted}/redaction");
        await secretary.Fill("Why?", "Libel.");
        await secretary.Press("Show what will remain");
        (await secretary.Text()).ShouldContain("All words of this entry have been taken out before.");
    }

    [Fact]
    public async Task Nothing_is_taken_out_while_a_vote_is_on_or_where_there_are_no_words()
    {
        var community = await TestCommunity.Found(site);
        var proposal = await community.Proposal("Buy a second oven");
        var drafted = await community.Last();
        await community.Open(proposal, await community.Rule());
        await using var secretary = await site.SignIn(community.Secretary);
        (await secretary.Go($"{community.Home}/record/{drafted}/redaction"))!.Status.ShouldBe(409);
        (await secretary.Text()).ShouldContain("This cannot be done now. This decision is being voted on");
        (await secretary.Page.GetByLabel("Why?").CountAsync()).ShouldBe(0);
        (await secretary.Go($"{community.Home}/record/1/redaction"))!.Status.ShouldBe(409);
        (await secretary.Text()).ShouldContain("holds no words of anyone that could be taken out");
        await secretary.Go($"{community.Home}/record/1");
        (await secretary.Page.GetByText("Take words out of this entry").CountAsync()).ShouldBe(0);
        (await secretary.Go($"{community.Home}/record/5000/redaction"))!.Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_vote_that_opens_meanwhile_keeps_the_words_and_the_page_says_why()
    {
        var community = await TestCommunity.Found(site);
        var proposal = await community.Proposal("Buy a second oven", "Ring Bo.");
        var drafted = await community.Last();
        await using var secretary = await site.SignIn(community.Secretary);
        await secretary.Go($"{community.Home}/record/{drafted}/redaction");
        await secretary.Fill("Why?", "A name.");
        await secretary.Press("Show what will remain");
        await community.Open(proposal, await community.Rule());
        await secretary.Press("Take the words out, for good");
        (await secretary.Text()).ShouldContain("This was not recorded. This decision is being voted on");
        (await secretary.Text()).ShouldContain("Ring Bo.");
    }

    [Fact]
    public async Task The_words_of_a_secret_vote_go_unseen()
    {
        var community = await TestCommunity.Found(site);
        var ben = await community.Member("Ben Carter");
        var proposal = await community.Proposal("Buy a second oven");
        await community.Open(proposal, await community.Rule(rule => rule with { Secrecy = BallotSecrecy.Secret, ResultsHiddenUntilClose = true }));
        var cast = await community.Cast(ben, proposal, new YesNoChoice(Answer.No), $"Ring {Number}.");
        await community.Close(proposal);
        await using var secretary = await site.SignIn(community.Secretary);
        await secretary.Go($"{community.Home}/record/{cast}");
        await secretary.Follow("Take words out of this entry");
        (await secretary.Text()).ShouldContain("How somebody voted is not yours to see.");
        await secretary.Fill("What is to be taken out? One passage a line", Number);
        await secretary.Fill("Why?", "A private number.");
        await secretary.Press("Show what will remain");
        (await secretary.Text()).ShouldContain("The passages stand there and will be taken out.");
        (await secretary.Text()).ShouldNotContain("[removed]");
        await secretary.Press("Take the words out, for good");
        (await secretary.Source()).ShouldNotContain("[removed]");
        (await secretary.Text()).ShouldContain("You may see that it happened, and not what it says");
    }

    [Fact]
    public async Task Somebody_who_has_left_is_erased_and_their_vote_stays()
    {
        var community = await TestCommunity.Found(site);
        var ben = await community.Member("Ben Carter");
        var proposal = await community.Proposal("Buy a second oven");
        await community.Open(proposal, await community.Rule());
        await community.Cast(ben, proposal, new YesNoChoice(Answer.Yes));
        await using var secretary = await site.SignIn(community.Secretary);
        var page = $"{community.Home}/members/{ben.Member}";
        (await secretary.Go($"{page}/erasure"))!.Status.ShouldBe(409);
        (await secretary.Text()).ShouldContain("End the membership first");
        await secretary.Follow("Leave it as it is");
        (await secretary.Page.GetByText("Erase personal data").CountAsync()).ShouldBe(0);
        await secretary.Fill("Why? (optional)", "Moved away.");
        await secretary.Choose("Yes: Ben Carter is no member any more");
        await secretary.Press("End the membership");
        (await secretary.Text()).ShouldContain("The membership has ended.");
        await secretary.Picture("left-phone");

        await secretary.Follow("Erase personal data");
        (await secretary.Heading()).ShouldBe("Erase the personal data of Ben Carter?");
        await secretary.Picture("erase-phone");
        await secretary.Fill("Why?", "Asked for by ben carter.");
        await secretary.Press("Erase the personal data, for good");
        (await secretary.Text()).ShouldContain("Your reason has their name or address in it");
        await secretary.Fill("Why?", "They asked for it.");
        await secretary.Press("Erase the personal data, for good");
        var erased = await secretary.Text();
        erased.ShouldContain("The personal data is erased, for good.");
        erased.ShouldContain("Their personal data was erased.");
        (await secretary.Source()).ShouldNotContain("Ben Carter");
        await secretary.Picture("erased-phone");
        await secretary.Go($"{page}/erasure");
        (await secretary.Text()).ShouldContain("Nothing had to change");

        await community.Close(proposal);
        await secretary.Go(community.PageOf(proposal));
        (await secretary.Text()).ShouldContain("The proposal is carried.");
        await secretary.Go($"{community.Home}/audit");
        (await secretary.Text()).ShouldContain("They asked for it.");
        (await secretary.Text()).ShouldNotContain("Ben Carter");
    }

    [Fact]
    public async Task An_invitation_is_taken_back_and_whoever_was_invited_erased()
    {
        var community = await TestCommunity.Found(site);
        var emi = await community.Member("Emi Tanaka", hasJoined: false);
        await using var secretary = await site.SignIn(community.Secretary);
        await secretary.Go($"{community.Home}/members/{emi.Member}");
        await secretary.Follow("Erase personal data");
        await secretary.Fill("Why?", "Invited by mistake.");
        await secretary.Press("Erase the personal data, for good");
        (await secretary.Text()).ShouldContain("Their personal data was erased.");
        (await secretary.Page.GetByText("Make a new link").CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Only_the_secretary_opens_these_pages()
    {
        var community = await TestCommunity.Found(site);
        var ben = await community.Member("Ben Carter");
        var drafted = await Drafted(community, "A title", "A text.");
        string[] pages = [$"{community.Home}/record/{drafted}/redaction", $"{community.Home}/members/{ben.Member}/erasure"];
        await using var member = await site.SignIn(ben);
        await using var auditor = await site.SignIn(new Actor(community.Id, null, [Role.Auditor]));
        await using var visitor = await site.Visit();
        foreach (var page in pages)
        {
            (await member.Go(page))!.Status.ShouldBe(403);
            (await member.Text()).ShouldContain("It needs the secretary.");
            (await auditor.Go(page))!.Status.ShouldBe(403);
            (await visitor.Go(page))!.Status.ShouldBe(401);
        }
        await member.Go($"{community.Home}/record/{drafted}");
        (await member.Page.GetByText("Take words out of this entry").CountAsync()).ShouldBe(0);
        await using var secretary = await site.SignIn(community.Secretary);
        (await secretary.Go($"{community.Home}/members/{new MemberId(Guid.CreateVersion7())}/erasure"))!.Status.ShouldBe(404);
    }

    private static async Task<long> Drafted(TestCommunity community, string title, string text)
    {
        await community.Proposal(title, text);
        return await community.Last();
    }
}
