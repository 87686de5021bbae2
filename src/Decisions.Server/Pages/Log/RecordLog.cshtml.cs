using System.Collections.Immutable;
using System.Globalization;
using Decisions.Domain;
using Decisions.Domain.Communities;
using Decisions.Engine.Communities;
using Decisions.Engine.Exporting;
using Decisions.Engine.Identity;
using Decisions.Engine.Publishing;
using Decisions.Engine.Witnessing;
using Decisions.EventStore.Publishing;
using Decisions.Ledger.Entries;
using Decisions.Server.Exporting;
using Decisions.Server.Pages.Frame;
using Decisions.Server.Pages.Words;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace Decisions.Server.Pages.Log;

/// <summary>The log behind the record: how it is signed, who witnesses it, and where tools find it.</summary>
public sealed class RecordLogModel(
    PageServices services, WitnessesOf witnesses, PublishedLogs logs, LogKey key, RecordDownloads downloads) : CommunityPage(services)
{
    public WitnessStatus Status { get; private set; } = null!;

    /// <summary>When the last event happened that the newest checkpoint covers; null before the first checkpoint.</summary>
    public Instant? LastAt { get; private set; }

    public string Origin => key.OriginOf(Id.Value);

    /// <summary>What the form holds: who is named, or what was typed.</summary>
    public string Typed { get; private set; } = "";

    public string TypedRequired { get; private set; } = "";

    public ImmutableArray<LogAlarm> Lasting => [.. Status.Alarms.Where(alarm => alarm.EndedAt is null)];

    public ImmutableArray<LogAlarm> Ended => [.. Status.Alarms.Where(alarm => alarm.EndedAt is not null)];

    /// <summary>For whose eyes the record is that the reader can take along.</summary>
    public Audience Audience => RecordDownloads.AudienceOf(Actor, Id);

    public string RecordName => RecordFile.NameOf(Id);

    protected override Rejection? Gate() => Permissions.ToReadRegister(Actor, Id, Community.Visibility);

    public async Task OnGet()
    {
        await Load();
        Typed = string.Join('\n', Status.Witnesses.Select(witness => $"{witness.Url} {witness.Key}"));
        TypedRequired = Status.Required == 0 ? "" : Status.Required.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>The same file as the API's, which takes no cookie.</summary>
    public async Task<IActionResult> OnGetRecord()
    {
        var (file, unready) = await downloads.Find(Actor, Id, Cancel);
        return unready is not null
            ? Problem.Result(HttpContext, StatusCodes.Status503ServiceUnavailable, "The record is not ready yet", unready.Reason)
            : file!;
    }

    /// <summary>Names the witnesses.</summary>
    public async Task<IActionResult> OnPost([FromForm] string? named, [FromForm] string? required)
    {
        await Load();
        (Typed, TypedRequired) = (named ?? "", required ?? "");
        var (command, unreadable) = Read();
        return unreadable is not null
            ? Refuse(unreadable)
            : await Answer(
                await NameWitnessesHandler.Handle(command!, Command(), Engine, Cancel), _ => $"{Home}/log?done=witnesses", $"{Home}/log?done=same");
    }

    private (NameWitnesses? Command, Rejection? Unreadable) Read()
    {
        if (!int.TryParse(TypedRequired, NumberStyles.None, CultureInfo.InvariantCulture, out var required))
            return (null, new NumberIsNotReadable("How many must have seen it", TypedRequired));
        var lines = Typed.Split('\n').Select(line => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToList();
        return lines.FindIndex(parts => parts.Length is not (0 or 2)) is >= 0 and var wrong
            ? (null, new WitnessLineIsNotReadable(wrong + 1))
            : (new NameWitnesses(required, [.. lines.Where(parts => parts.Length == 2).Select(parts => new NamedWitness(parts[0], parts[1]))]), null);
    }

    private async Task Load()
    {
        Status = await witnesses.Ask((await Engine.Streams.Community(Id, Cancel)).State!, Cancel);
        if (Status.Size > 0
            && await logs.Entries(Id.Value, Status.Size - 1, 1, Cancel) is [var last]
            && Entry.Parse(last.Span) is EntryReading.Read { Entry: var entry })
            LastAt = Instant.FromDateTimeUtc(entry.When.Utc);
    }
}
