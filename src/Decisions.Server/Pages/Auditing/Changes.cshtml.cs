using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Engine.ReadModels.Auditing;
using Decisions.EventStore.Publishing;
using Decisions.Server.Pages.Frame;
using Decisions.Server.Pages.Words;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace Decisions.Server.Pages.Auditing;

/// <summary>What changed under one noun.</summary>
/// <param name="Counts">How often each thing happened.</param>
/// <param name="Lines">The newest of them.</param>
public sealed record NounChanges(string Noun, ImmutableArray<(string Words, long Events)> Counts, TimelineLines? Lines)
{
    public long Events => Counts.Sum(count => count.Events);
}

/// <summary>What changed between two moments: the community, its members, its rules, its decisions, and the record itself.</summary>
public sealed class ChangesModel(
    PageServices services, PublishedLogs logs, Timeline timeline, TimelineCounts counts, LineReading lines)
    : AuditPage(services, logs)
{
    private const int DaysAtFirst = 30;

    /// <summary>How many lines a noun shows at the most.</summary>
    public const int Most = 200;

    public string From { get; private set; } = "";

    public string To { get; private set; } = "";

    public ImmutableArray<NounChanges> Nouns { get; private set; } = [];

    public long Entries { get; private set; }

    public ReportHead Head => new(
        Community.Name, Times, Entries, Vouched, [("from", InWords(From)), ("to", InWords(To))]);

    public async Task<IActionResult> OnGet([FromQuery] string? from, [FromQuery] string? to)
    {
        From = string.IsNullOrWhiteSpace(from) ? Times.Evening(-DaysAtFirst) : from.Trim();
        To = string.IsNullOrWhiteSpace(to) ? Times.ToTyped(Now) : to.Trim();
        await ReadCheckpoint();
        var start = Moment(From);
        // What has just happened is asked for too where no other end was chosen.
        var end = string.IsNullOrWhiteSpace(to) ? Now + Duration.FromMinutes(1) : Moment(To);
        if (start is null || end is null)
            return Refuse(new TimeIsNotOne(Times.ZoneName));
        if (start >= end)
            return Refuse(new MomentsAreInNoOrder());
        var filter = TimelineFilter.All with { From = start, To = end };
        var counted = await counts.Ask(Id, filter, Cancel);
        Entries = counted.NextIndex;
        var nouns = ImmutableArray.CreateBuilder<NounChanges>();
        foreach (var (noun, types) in TypeInWords.All)
            nouns.Add(await Of(noun, [.. types.Select(each => each.Type)], counted.Value, filter));
        Nouns = nouns.ToImmutable();
        return Page();
    }

    private async Task<NounChanges> Of(
        string noun, ImmutableArray<string> types, ImmutableArray<TimelineCount> counted, TimelineFilter filter)
    {
        ImmutableArray<(string, long)> found =
        [
            .. types.Select(type => (TypeInWords.Of(type), counted.Where(count => count.Type == type).Sum(count => count.Events)))
                .Where(count => count.Item2 > 0),
        ];
        // Votes are counted and not listed: what became of them is in the result.
        if (found.IsEmpty || types.Contains("ballot_cast"))
            return new(noun, found, null);
        var page = await timeline.Ask(Id, filter with { Types = types }, null, Most, Cancel);
        return new(noun, found, new TimelineLines(await lines.Of(Id, page.Value.Items, Times, Cancel), Home, Times));
    }

    private string InWords(string typed) => Moment(typed) is { } at ? Times.FullText(at) : typed;

    /// <summary>A day stands for its beginning.</summary>
    private Instant? Moment(string typed) => Times.FromTyped(typed) ?? Times.DayFromTyped(typed);
}

public sealed record MomentsAreInNoOrder() : Rejection(
    RejectionKind.Invalid, "moments-are-in-no-order", "Choose a second moment that is later than the first.");
