using System.Text;
using Decisions.Acceptance.Running;
using Decisions.Domain.Ballots;
using Decisions.Domain.Proposals;
using Decisions.Engine.Publishing;
using Deque.AxeCore.Playwright;

namespace Decisions.Acceptance.Journeys;

/// <summary>A member keeps the receipt of a vote and checks it where no server can be asked.</summary>
public sealed class ReceiptTests(Site site)
{
    [Fact]
    public async Task A_member_votes_saves_the_receipt_and_checks_it_without_a_network()
    {
        var (community, member, decision) = await OpenDecision();
        await using var visit = await site.SignIn(member, Device.Phone.WithScripts());
        await visit.Go(decision);
        await visit.Page.GetByLabel("Yes", new() { Exact = true }).CheckAsync();
        await visit.Press("Cast my vote");
        (await visit.Text()).ShouldContain("It shows how you voted, so keep it private.");
        await visit.Picture("receipt-saved");
        var (name, file) = await Save(visit);
        name.ShouldMatch("^receipt-buy-a-second-oven-[0-9]+\\.tlog-proof$");

        await visit.Follow("check later");
        await visit.Page.Context.SetOfflineAsync(true);
        var text = await Check(visit, file);
        text.ShouldContain("This receipt is sound.");
        text.ShouldContain("This vote was cast: yes.");
        text.ShouldContain($"under the pseudonym {member.Member}.");
        text.ShouldContain("That the key is your community’s: it came with the receipt.");
        text.ShouldContain("That the vote was counted, or is the last word");
        await visit.Picture("receipt-sound");
        await visit.Unfold("The recorded text, letter for letter");
        (await visit.Page.RunAxe()).Violations.Select(violation => violation.Id).ShouldBeEmpty();
        (await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth")).ShouldBe(0);

        await visit.Unfold("Use keys that you trust");
        var key = site.Get<LogKey>().VerifierOf(community.Id.Value).ToString();
        await visit.Fill("The record’s public key", key);
        (await Check(visit, file)).ShouldContain("It is the key that you gave.");
        await visit.Fill("The record’s public key", key.Replace("+", "+0"));
        (await Check(visit, file)).ShouldContain("Please look at the keys that you gave.");
    }

    [Fact]
    public async Task The_receipt_of_the_vote_that_stands_is_had_from_the_decision_later()
    {
        var (community, member, decision) = await OpenDecision();
        var proposal = new ProposalId(Guid.Parse(decision[^36..]));
        await community.Cast(member, proposal, new YesNoChoice(Answer.No));
        var index = await community.Cast(member, proposal, new YesNoChoice(Answer.Yes));
        await using var visit = await site.SignIn(member);
        await visit.Go(decision);
        var (name, file) = await Save(visit);
        name.ShouldBe($"receipt-buy-a-second-oven-{index}.tlog-proof");

        await using var anybody = await site.Visit(Device.Desktop.WithScripts());
        await anybody.Go("/check");
        (await Check(anybody, file)).ShouldContain("A vote was changed to this: yes.");
    }

    [Fact]
    public async Task Nobody_is_given_the_receipt_of_anothers_vote()
    {
        var (community, member, decision) = await OpenDecision();
        var index = await community.Cast(member, new ProposalId(Guid.Parse(decision[^36..])), new YesNoChoice(Answer.Yes));
        await using var other = await site.SignIn(community.Secretary);
        (await other.Go($"{decision}/vote/recorded/{index}?handler=receipt"))!.Status.ShouldBe(404);
        (await other.Go($"{decision}/vote?handler=receipt"))!.Status.ShouldBe(404);
        await using var visitor = await site.Visit();
        (await visitor.Go($"{decision}/vote?handler=receipt"))!.Status.ShouldBe(401);
    }

    [Fact]
    public async Task A_tampered_receipt_is_refused_by_what_is_wrong_with_it()
    {
        var (community, member, decision) = await OpenDecision();
        await community.Cast(member, new ProposalId(Guid.Parse(decision[^36..])), new YesNoChoice(Answer.Yes));
        await using var visit = await site.SignIn(member, Device.Desktop.WithScripts());
        await visit.Go(decision);
        var (_, file) = await Save(visit);
        await visit.Go("/check");

        (await Check(visit, Changed(file, "\"answer\":\"yes\"", "\"answer\":\"no\""))).ShouldContain("What the receipt says was recorded is not what was recorded.");
        await visit.Picture("receipt-unsound");
        (await Check(visit, Changed(file, "\"ballot_cast\"", "\"ballot_cost\""))).ShouldContain("The entry does not stand where the receipt says.");
        (await Check(visit, file[..^20])).ShouldContain("This is not a receipt, or its file was damaged or changed.");
        await visit.Unfold("Paste it instead");
        await visit.Page.SetInputFilesAsync("#check-file", Array.Empty<string>());
        await visit.Fill("What is in the file", Encoding.UTF8.GetString(file));
        await visit.Press("Check it");
        await visit.Page.GetByText("This receipt is sound.").WaitForAsync();
    }

    [Fact]
    public async Task The_page_saved_as_one_file_works_from_a_disk_and_may_ask_no_server()
    {
        var (community, member, decision) = await OpenDecision();
        await community.Cast(member, new ProposalId(Guid.Parse(decision[^36..])), new YesNoChoice(Answer.Yes));
        await using var visit = await site.SignIn(member, Device.Phone.WithScripts());
        await visit.Go(decision);
        var (_, file) = await Save(visit);
        (await visit.Go("/check"))!.Headers["content-security-policy"].ShouldContain("connect-src 'none'");
        var saving = visit.Page.WaitForDownloadAsync();
        await visit.Follow("Save this page");
        var page = Path.Combine(Path.GetTempPath(), $"{Guid.CreateVersion7()}.html");
        var saved = await saving;
        saved.SuggestedFilename.ShouldBe("check-a-receipt.html");
        await saved.SaveAsAsync(page);
        try
        {
            await visit.Page.Context.SetOfflineAsync(true);
            await visit.Page.GotoAsync($"file://{page}");
            var text = await Check(visit, file);
            text.ShouldContain("This receipt is sound.");
            text.ShouldContain("This vote was cast: yes.");
            await visit.Page.Context.SetOfflineAsync(false);
            (await visit.Page.EvaluateAsync<string>($"fetch('{site.Address}/check').then(() => 'let out', () => 'kept in')")).ShouldBe("kept in");
            (await visit.Page.EvaluateAsync<string>("document.querySelectorAll('link, script[src], img').length.toString()")).ShouldBe("0");
        }
        finally
        {
            File.Delete(page);
        }
    }

    [Fact]
    public async Task A_browser_that_cannot_check_signatures_says_so_and_what_else_there_is()
    {
        await using var visit = await site.Visit(Device.Phone.WithScripts());
        await visit.Page.AddInitScriptAsync("crypto.subtle.importKey = () => Promise.reject(new DOMException('', 'NotSupportedError'));");
        await visit.Go("/check");
        await visit.Press("Check it");
        await visit.Page.GetByText("This browser cannot check receipts").WaitForAsync();
        (await visit.Text()).ShouldContain("./decisions check FILE");
        await using var without = await site.Visit(Device.Phone);
        await without.Go("/check");
        (await without.Text()).ShouldContain("./decisions check FILE");
    }

    private async Task<(TestCommunity Community, Engine.Identity.Actor Member, string Decision)> OpenDecision()
    {
        var community = await TestCommunity.Found(site);
        var member = await community.Member("Ben Carter");
        var proposal = await community.Proposal("Buy a second oven");
        await community.Open(proposal, await community.Rule());
        return (community, member, community.PageOf(proposal));
    }

    private static async Task<(string Name, byte[] File)> Save(Visit visit)
    {
        var saving = visit.Page.WaitForDownloadAsync();
        await visit.Follow("Save my receipt");
        var saved = await saving;
        await using var stream = await saved.CreateReadStreamAsync();
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes, TestContext.Current.CancellationToken);
        return (saved.SuggestedFilename, bytes.ToArray());
    }

    private static async Task<string> Check(Visit visit, byte[] file)
    {
        await visit.Page.EvaluateAsync("document.getElementById('check-result').replaceChildren()");
        await visit.Page.SetInputFilesAsync("#check-file", new Microsoft.Playwright.FilePayload { Name = "receipt.tlog-proof", MimeType = "text/plain", Buffer = file });
        await visit.Press("Check it");
        await visit.Page.Locator("#check-result h2").WaitForAsync();
        return await visit.Page.Locator("#check-result").InnerTextAsync();
    }

    /// <summary>The same receipt with another text in what it adds to its proof.</summary>
    private static byte[] Changed(byte[] file, string from, string to)
    {
        var lines = Encoding.UTF8.GetString(file).Split('\n');
        var extra = Encoding.UTF8.GetString(Convert.FromBase64String(lines[1]["extra ".Length..]));
        var entry = extra.Split('"')[3];
        var changedEntry = Convert.ToBase64String(Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Convert.FromBase64String(entry)).Replace(from, to)));
        lines[1] = $"extra {Convert.ToBase64String(Encoding.UTF8.GetBytes(extra.Replace(entry, changedEntry).Replace(from, to)))}";
        return Encoding.UTF8.GetBytes(string.Join('\n', lines));
    }
}
