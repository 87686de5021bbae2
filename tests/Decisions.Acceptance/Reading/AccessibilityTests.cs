using Decisions.Acceptance.Running;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Decisions.Acceptance.Reading;

/// <summary>Every page passes every check of axe, on a phone and on a desktop, by day and by night.</summary>
public sealed class AccessibilityTests(Site site)
{
    [Fact]
    public async Task No_page_has_a_violation()
    {
        var tour = await Tour.Prepare(site);
        await using var secretary = await site.SignIn(tour.Community.Secretary, Device.Phone.WithScripts());
        await Check(secretary, tour.Pages);
    }

    [Fact]
    public async Task No_page_for_visitors_has_a_violation()
    {
        var community = await TestCommunity.Found(site);
        await community.Proposal("Buy a second oven");
        await using var visitor = await site.Visit(Device.Phone.WithScripts());
        await Check(visitor,
        [
            ("visitor-first", "/", 200), ("visitor-home", community.Home, 200),
            ("visitor-register", $"{community.Home}/decisions", 200), ("sign-in", await site.Link(community.Secretary), 200),
            ("sign-in-used", "/sign-in/none", 410), ("sign-in-needed", $"{community.Home}/members", 401),
        ]);
    }

    private static async Task Check(Visit visit, IEnumerable<(string Name, string Address, int Status)> pages)
    {
        List<string> faults = [];
        foreach (var (name, address, status) in pages)
        {
            var answer = await visit.Go(address);
            if (answer!.Status != status)
                faults.Add($"{name} answers {answer.Status} and not {status}");
            foreach (var device in new[] { Device.Phone, Device.Desktop })
            {
                await visit.Page.SetViewportSizeAsync(device.Width, device.Height);
                await visit.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
                faults.AddRange(await Faults(visit, $"{name} on {device.Name}", null));
                await visit.Picture($"{name}-{device.Name}-light");
                // The dark changes colours and nothing else.
                await visit.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
                faults.AddRange(await Faults(visit, $"{name} on {device.Name} in the dark", "color-contrast"));
                await visit.Picture($"{name}-{device.Name}-dark");
            }
        }
        faults.ShouldBeEmpty();
    }

    private static async Task<IEnumerable<string>> Faults(Visit visit, string where, string? onlyRule)
    {
        var result = await visit.Page.RunAxe(
            onlyRule is null ? null : new AxeRunOptions { RunOnly = new RunOnlyOptions { Type = "rule", Values = [onlyRule] } });
        var overflow = await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        return result.Violations
            .Select(violation => $"{where}: {violation.Id}: {violation.Help} {string.Join(" | ", violation.Nodes.Select(node => node.Html))}")
            .Concat(overflow > 0 ? [$"{where}: it is {overflow} pixels wider than the screen"] : Array.Empty<string>());
    }
}
