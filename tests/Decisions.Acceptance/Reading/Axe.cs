using System.Text.Json;
using Decisions.Acceptance.Running;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Decisions.Acceptance.Reading;

/// <summary>
/// The checks of axe on one page in the sizes and colours it is read in. The browser is given axe once, before any page,
/// and only violations come back from it: the way of the package loads it again for each run and brings each answer over whole.
/// </summary>
public sealed class Axe(Visit visit)
{
    /// <summary>What size and colours decide. All other rules ask what is on the page and what it is, which is the same on each device.</summary>
    private static readonly string[] OfLooks = ["color-contrast", "link-in-text-block", "scrollable-region-focusable"];

    /// <summary>What a page holds and shows: wherever devices differ in this, all rules are asked anew.</summary>
    private const string Held = """
        () => [...document.querySelectorAll('*')].map(each => each.localName + (each.checkVisibility({ visibilityProperty: true }) ? '+' : '-')).join('')
        """;

    private const string Wider = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth";

    private const string Violations = """
        async rules => {
          const chosen = rules === null ? {} : { runOnly: { type: 'rule', values: rules } };
          const found = await axe.run(document, { resultTypes: ['violations'], ...chosen });
          return JSON.stringify(found.violations.map(each => `${each.id}: ${each.help} ${each.nodes.map(node => node.html).join(' | ')}`));
        }
        """;

    public static async Task<Axe> In(Visit visit)
    {
        await visit.Page.Context.AddInitScriptAsync(new BundledAxeScriptProvider().GetScript());
        return new Axe(visit);
    }

    /// <summary>What is wrong with the page that the visit is on, on each of these devices.</summary>
    public async Task<List<string>> Faults(string name, params IReadOnlyList<Device> devices)
    {
        List<string> faults = [];
        HashSet<string> seen = [];
        foreach (var device in devices)
        {
            await visit.Page.SetViewportSizeAsync(device.Width, device.Height);
            await visit.Page.EmulateMediaAsync(new() { ColorScheme = device.Colours });
            await visit.Picture($"{name}-{device.Name}-{device.Colours}".ToLowerInvariant());
            var isNew = seen.Add(await visit.Page.EvaluateAsync<string>(Held));
            var found = await visit.Page.EvaluateAsync<string>(Violations, isNew ? null : OfLooks);
            var where = $"{name} on {device.Name}, {device.Colours}";
            faults.AddRange(JsonSerializer.Deserialize<string[]>(found)!.Select(violation => $"{where}: {violation}"));
            if (await visit.Page.EvaluateAsync<int>(Wider) is > 0 and var overflow)
                faults.Add($"{where}: it is {overflow} pixels wider than the screen");
        }
        return faults;
    }
}
