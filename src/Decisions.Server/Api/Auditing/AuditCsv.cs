using System.Globalization;
using System.Text;
using Decisions.Domain.Auditing;
using Decisions.Domain.Communities;
using Decisions.Domain.Serialization;
using Decisions.Engine.ReadModels.Auditing;
using NodaTime;
using NodaTime.Text;

namespace Decisions.Server.Api.Auditing;

/// <summary>A timeline as a file for a spreadsheet, written line by line.</summary>
/// <param name="Timeline">Where it is read.</param>
/// <param name="Shown">What of it the asker may see.</param>
/// <param name="Before">Events from this index on are left out.</param>
public sealed record AuditCsv(CommunityId Community, Timeline Timeline, ShownTimeline Shown, TimelineFilter Filter, long Before)
{
    public const string Type = "text/csv; charset=utf-8";

    private const int LinesAtOnce = 500;

    private static readonly InstantPattern Times = InstantPattern.CreateWithInvariantCulture("uuuu-MM-ddTHH:mm:ss.ffffff'Z'");

    public async Task Write(Stream to, CancellationToken cancel)
    {
        // A byte stream and no writer over it: a disposed writer would flush synchronously into the response.
        var lines = new StringBuilder(CsvLine.Mark).Append(CsvLine.Of(
            "index", "at", "type", "notice", "due_at", "actor", "actor_name", "channel", "decision", "member", "member_name",
            "rule", "round", "stream", "version", "payload", "proof"));
        var waiting = 1;
        await foreach (var item in Timeline.All(Community, Filter, Before, cancel))
        {
            lines.Append(Line(AuditItem.Of(Community, await Shown.Item(item, cancel))));
            if (++waiting < LinesAtOnce)
                continue;
            await Send();
            waiting = 0;
        }
        await Send();

        async Task Send()
        {
            await to.WriteAsync(Encoding.UTF8.GetBytes(lines.ToString()), cancel);
            lines.Clear();
        }
    }

    private static string Line(AuditItem item) => CsvLine.Of(
        Number(item.Index), Times.Format(item.At), item.Type, item.Notice is { } notice ? Words<Notice>.Of(notice) : null,
        item.DueAt is { } due ? Times.Format(due) : null, item.Actor, item.ActorName, item.Channel, item.Decision?.ToString(),
        item.Member?.ToString(), item.MemberName, item.Rule?.ToString(), item.Round?.ToString(), item.Stream,
        Number(item.Version), item.Payload?.GetRawText(), item.Proof);

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
