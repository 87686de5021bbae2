using Microsoft.Playwright;

namespace Decisions.Acceptance.Running;

/// <summary>The browser that the machine has.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private static readonly string[] Arguments =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async Task Start()
    {
        UseNodeOfTheMachine();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } named ? named : Find("chromium", "chromium-browser", "google-chrome"),
            Args = Arguments,
        });
    }

    public async Task<Visit> Visit(string address, Device device)
    {
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = address,
            ViewportSize = new ViewportSize { Width = device.Width, Height = device.Height },
            JavaScriptEnabled = device.HasScripts,
            ColorScheme = device.Colours,
            Locale = "en-GB",
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(20_000);
        return new Visit(context, await context.NewPageAsync());
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }

    /// <summary>The browser's driver runs on Node; where the package brought none, the machine's own is taken.</summary>
    private static void UseNodeOfTheMachine()
    {
        var brought = Path.Combine(AppContext.BaseDirectory, ".playwright", "node");
        if (!Directory.Exists(brought) || !Directory.EnumerateFiles(brought, "node", SearchOption.AllDirectories).Any())
            Environment.SetEnvironmentVariable("PLAYWRIGHT_NODEJS_PATH", Find("node"));
    }

    private static string Find(params string[] names) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => names.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException($"The browser tests need {names[0]}. Install it.");
}
