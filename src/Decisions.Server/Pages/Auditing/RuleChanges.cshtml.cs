using System.Collections.Immutable;
using Decisions.Domain.Rules;
using Decisions.Engine.ReadModels.Auditing;
using Decisions.EventStore.Publishing;
using Decisions.Server.Pages.Frame;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.Auditing;

/// <summary>Who changed which rule, when, and from what to what.</summary>
public sealed class RuleChangesModel(PageServices services, PublishedLogs logs, Timeline timeline, LineReading lines)
    : AuditPage(services, logs)
{
    private const int PageSize = 500;

    public long Entries { get; private set; }

    /// <summary>Each rule by its present name, with what happened to it, the newest first.</summary>
    public ImmutableArray<(string Name, RuleId Id, TimelineLines Lines)> Rules { get; private set; } = [];

    public long? Next { get; private set; }

    public ReportHead Head => new(Community.Name, Times, Entries, Vouched, []);

    public async Task OnGet([FromQuery] long? before)
    {
        await ReadCheckpoint();
        var page = await timeline.Ask(
            Id, TimelineFilter.All with { Types = ["rule_adopted", "rule_amended", "rule_retired"] }, before, PageSize, Cancel);
        (Entries, Next) = (page.NextIndex, page.Value.Next);
        var all = await lines.Of(Id, page.Value.Items, Times, Cancel);
        var rules = ImmutableArray.CreateBuilder<(string, RuleId, TimelineLines)>();
        foreach (var rule in all.Where(line => line.Item.Rule is not null).GroupBy(line => line.Item.Rule!.Value))
        {
            var name = (await Engine.Streams.Rule(Id, rule.Key, Cancel)).State?.Terms.Name ?? "A rule";
            rules.Add((name, rule.Key, new TimelineLines([.. rule], Home, Times)));
        }
        Rules = [.. rules.OrderBy(rule => rule.Item1, StringComparer.InvariantCultureIgnoreCase)];
    }
}
