using System.Text.RegularExpressions;
using Decisions.Acceptance.Running;
using Decisions.Engine.Identity;
using Deque.AxeCore.Playwright;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

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
    public async Task No_page_for_whoever_runs_the_server_has_a_violation()
    {
        var tour = await Tour.Prepare(site);
        await using var admin = await site.SignIn(new Actor(null, null, [Role.Admin]), Device.Phone.WithScripts());
        await Check(admin, tour.ForAdmin);
    }

    [Fact]
    public async Task No_page_for_visitors_has_a_violation()
    {
        var tour = await Tour.Prepare(site);
        await using var visitor = await site.Visit(Device.Phone.WithScripts());
        await Check(visitor, tour.ForVisitors);
    }

    [Fact]
    public async Task The_tour_shows_every_page_there_is()
    {
        var tour = await Tour.Prepare(site);
        string[] shown =
        [
            .. tour.Pages.Concat(tour.ForAdmin).Concat(tour.ForVisitors).Where(page => page.Status is not (401 or 403))
                .Select(page => new Uri(new Uri(site.Address), page.Address).AbsolutePath),
        ];
        var pages = site.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null).Select(endpoint => endpoint.RoutePattern).ToArray();

        pages.Length.ShouldBeGreaterThan(20);
        pages.Where(page => !shown.Any(address => Matches(page, address))).Select(page => page.RawText).ShouldBeEmpty();
    }

    private static bool Matches(RoutePattern page, string address) => Regex.IsMatch(
        address,
        $"^/{string.Join('/', page.PathSegments.Select(segment => string.Concat(segment.Parts.Select(Expression))))}$");

    private static string Expression(RoutePatternPart part) => part switch
    {
        RoutePatternLiteralPart literal => Regex.Escape(literal.Content),
        RoutePatternParameterPart { ParameterPolicies: [{ Content: "guid" }] } => "[0-9a-f-]{36}",
        RoutePatternParameterPart { ParameterPolicies: [{ Content: "long" }] } => "[0-9]+",
        RoutePatternParameterPart { ParameterPolicies: [] } => "[^/]+",
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, "The test does not know this constraint."),
    };

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
