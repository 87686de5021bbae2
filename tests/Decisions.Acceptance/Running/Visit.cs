using Microsoft.Playwright;

namespace Decisions.Acceptance.Running;

/// <summary>Somebody at the pages: what they press, fill in and read.</summary>
public sealed class Visit(IBrowserContext context, IPage page) : IAsyncDisposable
{
    public IPage Page { get; } = page;

    /// <summary>The address without the server's name and the query.</summary>
    public string Path => new Uri(Page.Url).AbsolutePath;

    /// <summary>What can be read on the page.</summary>
    public Task<string> Text() => Page.Locator("body").InnerTextAsync();

    /// <summary>All that the page holds.</summary>
    public Task<string> Source() => Page.ContentAsync();

    public Task<string> Heading() => Page.Locator("h1").InnerTextAsync();

    public Task<IResponse?> Go(string address) => Page.GotoAsync(address);

    public Task Press(string button) => Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    public Task Follow(string link) => Page.GetByRole(AriaRole.Link, new() { Name = link, Exact = true }).First.ClickAsync();

    public Task Unfold(string summary) => Page.Locator("summary", new() { HasTextString = summary }).First.ClickAsync();

    public Task Fill(string label, string text) => Page.GetByLabel(label, new() { Exact = true }).FillAsync(text);

    /// <summary>Ticks the box or the circle whose words begin like this.</summary>
    public Task Choose(string words) => Page.GetByLabel(words).First.CheckAsync();

    public Task Select(string label, string option) =>
        Page.GetByLabel(label, new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = option });

    /// <summary>Takes a picture of the whole page into the folder that DECISIONS_PICTURES names; none where it names none.</summary>
    public async Task Picture(string name)
    {
        if (Environment.GetEnvironmentVariable("DECISIONS_PICTURES") is { Length: > 0 } folder)
            await Page.ScreenshotAsync(new() { Path = System.IO.Path.Combine(folder, $"{name}.png"), FullPage = true });
    }

    public ValueTask DisposeAsync() => context.DisposeAsync();
}
