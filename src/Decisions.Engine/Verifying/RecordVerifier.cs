using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Decisions.Domain.Proposals;
using Decisions.Domain.Serialization;
using Decisions.Engine.Exporting;
using Decisions.Engine.Verifying.Replay;
using Decisions.Ledger.Checkpoints;
using Decisions.Ledger.Cosignatures;
using Decisions.Ledger.Notes;
using Decisions.Ledger.Tiles;

namespace Decisions.Engine.Verifying;

/// <summary>
/// Checks a community's whole record offline, trusting a public key and nothing else: that no entry, tile, checkpoint or
/// event is missing, changed, moved or added, and that everything in it was decided and counted by the rules.
/// </summary>
public static class RecordVerifier
{
    /// <param name="archive">An archive as <see cref="RecordExport"/> writes it; it must be able to seek.</param>
    /// <exception cref="InvalidDataException">It is no archive, or a part of it is larger than it can be.</exception>
    public static async Task<VerificationReport> Verify(
        Stream archive, Trust trust, IProgress<StepProgress>? progress, CancellationToken cancel)
    {
        var faults = new Faults();
        using var reader = new ArchiveReader(archive);
        foreach (var name in reader.Twice)
            faults.Add(null, null, $"The archive holds {name} twice.");
        var manifest = reader.Bytes(ArchiveFile.Manifest) is { } bytes ? ArchiveManifest.Parse(bytes) : null;
        if (manifest is not { Archive: ArchiveManifest.Format })
        {
            faults.Add(null, null, $"It has no {ArchiveFile.Manifest} that this version reads.");
            return new VerificationReport(null, [.. faults.Kept], faults.Count, default, [], []);
        }
        if (manifest.Origin != trust.Origin || !trust.Origin.EndsWith($"/log/{manifest.Community}", StringComparison.Ordinal))
            faults.Add(null, null, $"It says that it is of the log {manifest.Origin}; your key is of {trust.Origin}.");

        var newest = reader.Bytes(ArchiveFile.Checkpoint) is { } note ? CheckpointLines.Parse(note) : null;
        var size = newest?.Claimed.Size ?? 0;
        if (size != manifest.Size)
            faults.Add(null, null, $"It says that it holds {manifest.Size} entries, and its newest checkpoint is of {size}.");
        var replay = new RecordReplay(manifest, faults);
        using var roots = new RootCheck(
            CheckpointLines.Read(reader, faults), trust.Seen.Select(seen => Checkpoint.Parse(seen.Text).IsRead(out var checkpoint, out _) ? checkpoint : null).OfType<Checkpoint>());
        var pass = new LogPass(reader, replay, roots, faults);
        await pass.Run(size, progress, cancel);
        replay.End();
        roots.End(faults);
        if (pass.Size != size)
            faults.Add(pass.Size, null, $"The record ends at {pass.Size} entries, and {size} were signed for.");

        var check = new CheckpointCheck(trust, new KeySuccession(trust, replay.Rotations, faults), faults);
        check.Run(CheckpointLines.Read(reader, null));
        check.Newest(newest);
        check.Chain(reader.Bytes(ArchiveFile.Chain));
        foreach (var (at, root) in check.Seen(size))
            if (!roots.Has(at, root))
                faults.Add(at, null, $"You have a checkpoint of {at} entries that this record does not agree with: its history was changed.");
        var witnesses = check.Witnessed();
        Counts(reader, replay, faults);
        Files(reader, size, faults);

        var numbers = replay.Numbers with { Entries = pass.Size, Checkpoints = roots.Count, Bytes = pass.Bytes };
        return new VerificationReport(
            manifest, [.. faults.Kept.OrderBy(fault => fault.Index ?? -1)], faults.Count, numbers, witnesses, Limits(manifest, numbers, trust, witnesses));
    }

    private static void Counts(ArchiveReader reader, RecordReplay replay, Faults faults)
    {
        if (reader.Open(ArchiveFile.Counts) is not { } stream)
        {
            faults.Add(null, null, $"The counts are missing: there is no {ArchiveFile.Counts}.");
            return;
        }
        using var lines = new LineReader(stream);
        HashSet<long> told = [];
        while (lines.Next() is { } line)
        {
            if (Count(line.Span) is not { } count || !replay.Results.TryGetValue(count.Index, out var declared) || !told.Add(count.Index))
                faults.Add(null, null, "The counts hold a line that is no result of this record, or one twice.");
            else if (count != (count.Index, declared.ProposalId.Value, declared.RoundId.Value, EventCheck.HashOf(JsonSerializer.SerializeToUtf8Bytes(declared.Tally, StoredJson.Options))))
                faults.Add(count.Index, null, "The counts tell another result than was declared.");
        }
        foreach (var index in replay.Results.Keys.Where(index => !told.Contains(index)).Order())
            faults.Add(index, null, "The result is missing from the counts.");
    }

    /// <summary>A line of the counts, its tally as the hash of its canonical JSON.</summary>
    private static (long Index, Guid Proposal, Guid Round, Ledger.Digest Tally)? Count(ReadOnlySpan<byte> line)
    {
        try
        {
            var json = JsonSerializer.Deserialize<JsonElement>(line);
            return json.EnumerateObject().Count() == 4
                ? (json.GetProperty("index").GetInt64(), json.GetProperty("proposal").GetGuid(), json.GetProperty("round").GetGuid(), EventCheck.HashOf(Encoding.UTF8.GetBytes(json.GetProperty("tally").GetRawText())))
                : null;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            return null;
        }
    }

    private static void Files(ArchiveReader reader, long size, Faults faults)
    {
        HashSet<string> known =
        [
            ArchiveFile.ReadMe, ArchiveFile.Manifest, ArchiveFile.Keys, ArchiveFile.Checkpoint, ArchiveFile.Checkpoints, ArchiveFile.Chain,
            ArchiveFile.Events, ArchiveFile.Counts,
        ];
        foreach (var name in reader.Names.Where(name => !known.Contains(name) && !IsTile(name, size)))
            faults.Add(null, null, $"The archive holds {name}, which does not belong there.");
    }

    /// <summary>A tile or a bundle of a tree of this size. What is missing was found when it was looked for.</summary>
    private static bool IsTile(string name, long size) =>
        TileCoordinates.Parse(name).IsRead(out var at, out _) && at.Width == TileLayout.WidthOf(at.Level, at.Index, size);

    private static ImmutableArray<string> Limits(ArchiveManifest manifest, VerifiedNumbers numbers, Trust trust, ImmutableArray<WitnessedBy> witnesses)
    {
        var limits = ImmutableArray.CreateBuilder<string>();
        if (numbers.Withheld > 0)
            limits.Add(manifest.Audience == Audience.Auditor
                ? $"{numbers.Withheld} ballots are of rounds that were open when it was written, and are not in it."
                : $"What {numbers.Withheld} events say is not for a {Words<Audience>.Of(manifest.Audience)} and is not in it; that they happened, and when, was checked.");
        if (numbers.NotRecounted > 0)
            limits.Add($"{numbers.NotRecounted} results could not be counted again, because their ballots are not for a {Words<Audience>.Of(manifest.Audience)}. An archive for the auditor holds them.");
        if (trust.Witnesses.Witnesses.IsEmpty)
            limits.Add("No witness was asked about: whoever holds the log's key could have written another history, or left out the end of this one.");
        if (trust.Seen.IsEmpty)
            limits.Add(witnesses.IsEmpty
                ? "Nothing that you had before was given: that no later events were cut off is shown only by a witness, or by a checkpoint or receipt of your own."
                : $"It shows the record as it was when the witnesses saw it last, on {DateTimeOffset.FromUnixTimeSeconds(witnesses.Max(by => by.Time)).UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC. What came later, it cannot show to have been cut off: ask them, or name a checkpoint or receipt of your own.");
        if (numbers.Redactions > 0)
            limits.Add($"Words were taken out {numbers.Redactions} times. What stood there nobody can check any more; what remains, a vote in it too, is the record's word, and every result was counted again with it.");
        return limits.ToImmutable();
    }
}
