using System.Collections.Immutable;
using System.Globalization;
using Decisions.Domain.Auditing;
using Decisions.Domain.Serialization;
using Decisions.Engine.ReadModels.Auditing;
using Decisions.EventStore.Publishing;
using Decisions.Server.Pages.Frame;
using Decisions.Server.Pages.Words;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.Auditing;

/// <summary>Everything on record, by what a reader asks for, and before it what needs a look.</summary>
public sealed class AuditModel(
    PageServices services, PublishedLogs logs, Timeline timeline, TimelineCounts counts, LineReading lines, AuditChoices choices)
    : AuditPage(services, logs)
{
    private const int PageSize = 50;
    private const int LooksAtOnce = 5;

    /// <summary>What a report holds at the most: some eighty sheets.</summary>
    public const int ReportSize = 1_000;

    public AuditForm Form { get; private set; } = null!;

    /// <summary>Whether it is shown whole, to be printed.</summary>
    public bool IsReport { get; private set; }

    public ImmutableArray<(string Value, string Words)> People { get; private set; } = [];

    /// <summary>Whether the form offers every member.</summary>
    public bool HasAllPeople { get; private set; }

    /// <summary>Whether the list of decisions holds them all.</summary>
    public bool HasAllDecisions { get; private set; }

    public ImmutableArray<(string Value, string Words)> Decisions { get; private set; } = [];

    /// <summary>What needs a look, by kind: how many there are, and the newest.</summary>
    public ImmutableArray<(NoticeKind Kind, long Events, TimelineLines Lines)> Looks { get; private set; } = [];

    public ImmutableArray<TimelineLine> Lines { get; private set; } = [];

    /// <summary>How many events the record has, all told.</summary>
    public long Entries { get; private set; }

    public long? Next { get; private set; }

    /// <summary>Whether nothing newer was left out.</summary>
    public bool IsFirst { get; private set; }

    public ReportHead Head => new(Community.Name, Times, Entries, Vouched, [.. Chosen()]);

    public async Task<IActionResult> OnGet([FromQuery] long? before, [FromQuery] string? report)
    {
        Form = AuditForm.Of(Request.Query);
        (IsReport, IsFirst) = (report is not null, before is null);
        (People, HasAllPeople) = await choices.People(Id, Form.Person, Cancel);
        (Decisions, HasAllDecisions) = await choices.Decisions(Id, Form.Decision, Now, Cancel);
        await ReadCheckpoint();
        var (filter, malformed) = Form.Read(Times);
        if (malformed is not null)
            return Refuse(malformed);
        if (before is null)
            Looks = await ReadLooks(filter);
        var page = await timeline.Ask(Id, filter, before, IsReport ? ReportSize : PageSize, Cancel);
        (Lines, Entries, Next) = (await ToLines(page.Value.Items), page.NextIndex, page.Value.Next);
        return Page();
    }

    /// <summary>Where the timeline goes on.</summary>
    public string Older(long next) =>
        $"{Home}/audit{Form.Query(("before", next.ToString(CultureInfo.InvariantCulture)), ("report", IsReport ? "1" : null))}";

    /// <summary>Where everything of a kind is listed.</summary>
    public string All(NoticeKind kind) => $"{Home}/audit{(Form with { Notice = Words<NoticeKind>.Of(kind) }).Query()}";

    private async Task<ImmutableArray<(NoticeKind, long, TimelineLines)>> ReadLooks(TimelineFilter filter)
    {
        var asked = filter.Notices is [] ? filter with { Notices = [.. Enum.GetValues<Notice>()] } : filter;
        var counted = (await counts.Ask(Id, asked, Cancel)).Value;
        var looks = ImmutableArray.CreateBuilder<(NoticeKind, long, TimelineLines)>();
        foreach (var kind in Enum.GetValues<NoticeKind>())
        {
            var found = counted.Where(count => count.Notice is { } notice && Domain.Auditing.Notices.KindOf(notice) == kind).ToList();
            if (found.Count == 0)
                continue;
            var newest = await timeline.Ask(
                Id, asked with { Notices = [.. found.Select(count => count.Notice!.Value).Distinct()] }, null,
                IsReport ? ReportSize : LooksAtOnce, Cancel);
            looks.Add((kind, found.Sum(count => count.Events), new TimelineLines(await ToLines(newest.Value.Items), Home, Times)));
        }
        return looks.ToImmutable();
    }

    /// <summary>The words of the filter, for the head of a report; empty where nothing is left out.</summary>
    private IEnumerable<(string What, string Words)> Chosen()
    {
        if (Form.Person is { } person)
            yield return ("person", People.FirstOrDefault(each => each.Value == person).Words ?? person);
        if (Form.Decision is { } decision)
            yield return ("decision", Decisions.FirstOrDefault(each => each.Value == decision).Words ?? decision);
        if (Form.Type is { } type)
            yield return ("what happened", TypeInWords.Of(type));
        if (Form.Channel is { } channel)
            yield return ("which way", AuditForm.Channels.First(each => each.Value == channel).Words);
        if (Form.From is { } from)
            yield return ("from", InWords(from));
        if (Form.To is { } to)
            yield return ("to", InWords(to));
        if (Form.Notice is { } notice)
            yield return ("needs a look", Words<NoticeKind>.TryParse(notice, out var kind) ? NoticeInWords.Of(kind) : "any");
    }

    private string InWords(string day) => Times.ReadDay(day).Day is { } read ? Times.DayText(read) : day;

    private Task<ImmutableArray<TimelineLine>> ToLines(ImmutableArray<TimelineItem> items) => lines.Of(Id, items, Times, Cancel);
}
