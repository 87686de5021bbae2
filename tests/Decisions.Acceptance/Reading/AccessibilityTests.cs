using System.Text.RegularExpressions;
using Decisions.Acceptance.Running;
using Decisions.Engine.Identity;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Decisions.Acceptance.Reading;

/// <summary>Every page passes every check of axe, on a phone and on a desktop, by day and by night.</summary>
public sealed class AccessibilityTests(Site site, TouredSite toured) : IClassFixture<TouredSite>
{
    [Fact]
    public Task No_page_has_a_violation() => Check(toured.Tour.Pages, device => site.SignIn(toured.Tour.Community.Secretary, device));

    [Fact]
    public Task No_page_for_whoever_runs_the_server_has_a_violation() =>
        Check(toured.Tour.ForAdmin, device => site.SignIn(new Actor(null, null, [Role.Admin]), device));

    [Fact]
    public Task No_page_for_visitors_has_a_violation() => Check(toured.Tour.ForVisitors, device => site.Visit(device));

    [Fact]
    public async Task What_is_wrong_is_found_and_what_size_and_colours_decide_on_each_device()
    {
        await using var reader = await site.Visit(Device.Phone.WithScripts());
        var axe = await Axe.In(reader);
        await reader.Go("/check");
        await reader.Page.EvaluateAsync("""
            () => {
              const pale = document.createElement('p');
              pale.textContent = 'Pale and wide';
              Object.assign(pale.style, { color: '#aaa', background: '#fff', minWidth: '5000px' });
              document.querySelector('main').append(pale, document.createElement('img'));
            }
            """);
        var faults = await axe.Faults("check", Device.Phone, Device.Desktop.InTheDark());
        foreach (var device in new[] { "phone, Light", "desktop, Dark" })
        {
            faults.ShouldContain(fault => fault.StartsWith($"check on {device}: color-contrast:", StringComparison.Ordinal));
            faults.ShouldContain(fault => fault.StartsWith($"check on {device}: it is ", StringComparison.Ordinal));
        }
        faults.Count(fault => fault.Contains(": image-alt:", StringComparison.Ordinal)).ShouldBe(1, string.Join('\n', faults));
    }

    [Fact]
    public async Task The_tour_shows_every_page_there_is()
    {
        var tour = toured.Tour;
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

    private static async Task Check(IEnumerable<(string Name, string Address, int Status)> pages, Func<Device, Task<Visit>> visit)
    {
        await using var reader = await visit(Device.Phone.WithScripts());
        var axe = await Axe.In(reader);
        List<string> faults = [];
        foreach (var (name, address, status) in pages)
        {
            var answer = await reader.Go(address);
            if (answer!.Status != status)
                faults.Add($"{name} answers {answer.Status} and not {status}");
            // Width moves things and the dark recolours them, each without the other: two corners of the four hold all.
            faults.AddRange(await axe.Faults(name, Device.Phone, Device.Desktop.InTheDark()));
        }
        faults.ShouldBeEmpty();
    }
}
