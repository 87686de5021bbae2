using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Decisions.Domain;
using Decisions.Domain.Communities;
using Decisions.Domain.Discussions;
using Decisions.Domain.Proposals;
using Decisions.Domain.Serialization;
using Decisions.Engine.Publishing;
using Decisions.Engine.Witnessing;
using Decisions.EventStore.Exporting;
using Decisions.EventStore.Publishing;
using Decisions.Ledger.Checkpoints;
using Decisions.Ledger.Notes;
using Decisions.Ledger.Tiles;

namespace Decisions.Engine.Exporting;

/// <summary>
/// Writes a community's whole record as one archive: a ZIP file whose parts are not compressed, so that reading it costs no
/// more than reading. What it holds is what the newest checkpoint covers. Memory does not grow with the record.
/// </summary>
public sealed class RecordExport(PublishedLogs logs, WitnessedCheckpoints witnessed, DecisionsEngine engine)
{
    private static readonly string Hidden = EventCatalogue.AliasOf(typeof(CommentHidden));

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10), Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Writes the archive to a stream, which need not be able to seek.</summary>
    /// <param name="keys">The log's keys, for a reader to know which are meant. They prove something only where they were had in another way.</param>
    /// <returns>What was written, or null where no checkpoint has been signed yet.</returns>
    public async Task<ArchiveManifest?> Write(
        Stream output, CommunityId community, Audience audience, IReadOnlyList<VerifierKey> keys, IProgress<StepProgress>? progress, CancellationToken cancel)
    {
        var (snapshot, present) = await Settled(community, cancel);
        await using var _ = snapshot;
        if (present is not { } last)
            return null;
        var cosigned = (await witnessed.Of(community.Value, last.Size, cancel))?.Note ?? last.Note;
        var origin = SignedNote.Parse(Encoding.UTF8.GetBytes(cosigned)).Then(note => Checkpoint.Parse(note.Text)).IsRead(out var newest, out var reason)
            ? newest.Origin
            : throw new InvalidDataException($"The present checkpoint is not as it was written: {reason}");
        var manifest = new ArchiveManifest(ArchiveManifest.Format, community.Value, origin, last.Size, audience, snapshot.Now);

        using var archive = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        await Add(archive, ArchiveFile.ReadMe, Encoding.UTF8.GetBytes(ArchiveReadMe.Text(manifest)), cancel);
        await Add(archive, ArchiveFile.Manifest, manifest.ToBytes(), cancel);
        await Add(archive, ArchiveFile.Keys, Encoding.UTF8.GetBytes(string.Concat(keys.Select(key => $"{key}\n"))), cancel);
        await Add(archive, ArchiveFile.Checkpoint, Encoding.UTF8.GetBytes(cosigned), cancel);
        if (last.Chain is { } chain)
            await Add(archive, ArchiveFile.Chain, Encoding.UTF8.GetBytes(chain), cancel);
        await WriteCheckpoints(archive, snapshot, community, (last.Size, cosigned), cancel);
        var counts = await WriteEvents(archive, snapshot, community, manifest, progress, cancel);
        await using (var lines = Open(archive, ArchiveFile.Counts))
            foreach (var count in counts)
                await lines.WriteAsync(count, cancel);
        await WriteTiles(archive, snapshot, last.Size, cancel);
        await WriteBundles(archive, snapshot, last.Size, cancel);
        return manifest;
    }

    /// <summary>
    /// The log at a moment when whatever was taken out of it or hidden is accounted for by what is signed: a redaction is carried
    /// out at once, and covered by a checkpoint a moment later. A log that is not signed any more is exported as it is.
    /// </summary>
    private async Task<(LogSnapshot Snapshot, (long Size, string Note, string? Chain)? Present)> Settled(CommunityId community, CancellationToken cancel)
    {
        for (var waiting = Stopwatch.StartNew(); ; await Task.Delay(Pause, cancel))
        {
            var snapshot = await logs.Snapshot(community.Value, cancel);
            var present = await snapshot.Present(cancel);
            if (present is not { } last || waiting.Elapsed > Patience || !(await snapshot.IsBeingRedacted(last.Size, cancel) || await snapshot.HasLater(Hidden, last.Size, cancel)))
                return (snapshot, present);
            await snapshot.DisposeAsync();
        }
    }

    /// <summary>
    /// Every checkpoint with the cosignatures that it has by now, but for the last, which is told with those that it stands
    /// with elsewhere in the archive. There may be as many as events.
    /// </summary>
    private async Task WriteCheckpoints(
        ZipArchive archive, LogSnapshot snapshot, CommunityId community, (long Size, string Note) last, CancellationToken cancel)
    {
        await using var lines = Open(archive, ArchiveFile.Checkpoints);
        await using var cosigned = witnessed.All(community.Value, cancel).GetAsyncEnumerator(cancel);
        var isThere = await cosigned.MoveNextAsync();
        await foreach (var (size, note, _) in snapshot.Checkpoints(cancel))
        {
            while (isThere && cosigned.Current.Size < size)
                isThere = await cosigned.MoveNextAsync();
            var told = size == last.Size ? last.Note : isThere && cosigned.Current.Size == size ? cosigned.Current.Note : note;
            await lines.WriteAsync(Line(new { size, note = told }), cancel);
        }
    }

    private async Task<List<byte[]>> WriteEvents(
        ZipArchive archive, LogSnapshot snapshot, CommunityId community, ArchiveManifest manifest,
        IProgress<StepProgress>? progress, CancellationToken cancel)
    {
        var state = (await engine.Streams.Community(community, cancel)).State;
        var shown = new ShownPayloads(community, state?.Visibility ?? Visibility.MembersOnly, manifest.Audience, manifest.ExportedAt, engine);
        var line = new EventLine();
        List<byte[]> counts = [];
        await using var lines = Open(archive, ArchiveFile.Events);
        await foreach (var row in snapshot.Read(manifest.Size, cancel))
        {
            var @event = row.Event is { } stored ? TryRead(stored) : null;
            // What cannot be read as an event is shown to the auditor alone, who has to see it.
            var isShown = @event is not null ? await shown.Shows(@event, cancel) : manifest.Audience == Audience.Auditor;
            await lines.WriteAsync(line.Of(row, isShown), cancel);
            if (isShown && @event is ResultDeclared declared)
                counts.Add(Line(new
                {
                    index = row.Index, proposal = declared.ProposalId, round = declared.RoundId, tally = declared.Tally,
                }));
            if (row.Index % 4_096 == 0)
                progress?.Report(new StepProgress("Events", row.Index, manifest.Size));
        }
        progress?.Report(new StepProgress("Events", manifest.Size, manifest.Size));
        return counts;
    }

    private static async Task WriteTiles(ZipArchive archive, LogSnapshot snapshot, long size, CancellationToken cancel)
    {
        foreach (var at in TileLayout.Tiles(size))
            if (await snapshot.Tile(at.Level, at.Index, cancel) is { } hashes)
                await Add(archive, at.ToString(), hashes.AsMemory(0, Math.Min(hashes.Length, at.Width * Ledger.Digest.Length)), cancel);
    }

    private static async Task WriteBundles(ZipArchive archive, LogSnapshot snapshot, long size, CancellationToken cancel)
    {
        await using var entries = snapshot.Entries(size, cancel).GetAsyncEnumerator(cancel);
        foreach (var at in TileLayout.Bundles(size))
        {
            List<ReadOnlyMemory<byte>> bundle = [];
            while (bundle.Count < at.Width && await entries.MoveNextAsync())
                bundle.Add(entries.Current);
            await Add(archive, at.ToString(), EntryBundle.Write(bundle), cancel);
        }
    }

    private static IDomainEvent? TryRead(SnapshotEvent stored)
    {
        try
        {
            return EventCatalogue.Current.Read(stored.Type, Encoding.UTF8.GetBytes(stored.Data));
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException)
        {
            return null;
        }
    }

    private static byte[] Line<T>(T value) => [.. JsonSerializer.SerializeToUtf8Bytes(value, StoredJson.Options), (byte)'\n'];

    private static Stream Open(ZipArchive archive, string name) => new BufferedStream(archive.CreateEntry(name, CompressionLevel.NoCompression).Open(), 1 << 16);

    private static async Task Add(ZipArchive archive, string name, ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        await using var file = archive.CreateEntry(name, CompressionLevel.NoCompression).Open();
        await file.WriteAsync(bytes, cancel);
    }
}
