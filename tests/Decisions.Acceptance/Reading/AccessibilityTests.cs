using Decisions.Acceptance.Running;
using Deque.AxeCore.Playwright;

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
            // Width moves things and the dark recolours them, each without the other: two corners of the four hold all.
            faults.AddRange(await Faults(visit, name, Device.Phone));
            faults.AddRange(await Faults(visit, name, Device.Desktop.InTheDark()));
        }
        faults.ShouldBeEmpty();
    }

    private static async Task<IEnumerable<string>> Faults(Visit visit, string name, Device device)
    {
        await visit.Page.SetViewportSizeAsync(device.Width, device.Height);
        await visit.Page.EmulateMediaAsync(new() { ColorScheme = device.Colours });
        var where = $"{name} on {device.Name}, {device.Colours}";
        await visit.Picture($"{name}-{device.Name}-{device.Colours}".ToLowerInvariant());
        var result = await visit.Page.RunAxe();
        var overflow = await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        return result.Violations
            .Select(violation => $"{where}: {violation.Id}: {violation.Help} {string.Join(" | ", violation.Nodes.Select(node => node.Html))}")
            .Concat(overflow > 0 ? [$"{where}: it is {overflow} pixels wider than the screen"] : Array.Empty<string>());
    }
}
