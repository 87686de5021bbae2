using Decisions.Acceptance.Running;

namespace Decisions.Acceptance.Reading;

/// <summary>What members write is text, whatever it looks like.</summary>
public sealed class MarkupTests(Site site)
{
    private const string Title = "<script>alert(1)</script> & <b>bold</b>";

    private const string Text = """
        <img src=x onerror="document.title='run'"> <script>document.title = 'run'</script>

        [one](javascript:alert(1)) [two](JaVa&#x0A;Script:alert(1)) [three](data:text/html,hi) <javascript:alert(1)>
        [good](https://example.org/) ![picture](https://example.org/a.png) ![bad](javascript:alert(1))
        """;

    [Fact]
    public async Task Markup_in_titles_texts_and_options_is_shown_as_text()
    {
        var community = await TestCommunity.Found(site);
        var proposal = await community.Proposal(Title, Text, "<i>Oak</i>", "</option><script>alert(2)</script>");
        await community.Open(proposal, await community.Rule(rule => rule with { Method = new Domain.Rules.RankedMethod(), Name = "<u>Rule</u>" }));
        await using var reader = await site.SignIn(community.Secretary, Device.Phone.WithScripts());
        var page = community.PageOf(proposal);

        foreach (var address in new[] { community.Home, $"{community.Home}/decisions", page, $"{page}/vote", $"{page}/history", $"{page}/revisions", $"{community.Home}/rules", $"{community.Home}/audit", $"{community.Home}/audit/rules" })
        {
            await reader.Go(address);
            (await reader.Page.Locator("main script, main img, main b, main i, main u").CountAsync()).ShouldBe(0, address);
            (await reader.Page.TitleAsync()).ShouldNotBe("run");
        }
        await reader.Go(page);
        (await reader.Heading()).ShouldBe(Title);
        var links = await reader.Page.Locator(".text a").EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))");
        links.ShouldBe(["https://example.org/", "https://example.org/a.png"]);
        (await reader.Page.GetByLabel("<i>Oak</i>").CountAsync()).ShouldBe(1);
    }
}
