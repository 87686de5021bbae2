using System.Text;
using System.Text.Json;
using Decisions.Domain;
using Decisions.Domain.Communities;
using Decisions.Engine.Following;
using Decisions.Engine.Witnessing;
using Decisions.EventStore;
using Decisions.EventStore.Publishing;
using Decisions.EventStore.Reading;
using Decisions.Ledger;
using Decisions.Ledger.Checkpoints;
using Decisions.Ledger.Merkle;
using Decisions.Ledger.Notes;
using Decisions.Ledger.Tiles;
using Microsoft.Extensions.Logging;

namespace Decisions.Engine.Publishing;

/// <summary>
/// Publishes the logs: adds what landed to their tiles and signs a checkpoint over it. Every node runs one; of each log,
/// one at a time does the work. It signs nothing that does not continue the last checkpoint it signed, so that no two
/// checkpoints of its key ever disagree; a log that was set back stays unpublished, and this says so until somebody sees.
/// </summary>
public sealed partial class LogPublisher(PublishedLogs logs, LogKey key, PostgresEventStore store, LogAlarms alarms, ILogger<LogPublisher> logger)
{
    /// <summary>The most entries that one checkpoint adds.</summary>
    private const int MostEntries = 65_536;

    private const int Page = 4_096;

    /// <summary>No text of an entry can hold this: quotation marks within a text are escaped.</summary>
    private static readonly byte[] Rotation = Encoding.UTF8.GetBytes($"\"type\":\"{EventCatalogue.AliasOf(typeof(LogKeyRotated))}\"");

    private static readonly TimeSpan Glance = TimeSpan.FromSeconds(1);

    /// <summary>Under load, what lands within this time shares a checkpoint, and appends have the disk to themselves.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(200);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Works until cancelled; a lost database is waited for.</summary>
    public async Task Run(CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
            try
            {
                var growth = store.AnyGrowth(cancel);
                var alarmed = await alarms.OpenFrom(LogAlarms.Server, cancel);
                foreach (var community in (await logs.Behind(cancel)).Union(alarmed))
                    await PublishOrTell(community, alarmed.Contains(community), cancel);
                await Task.Delay(Rest, cancel);
                await Task.WhenAny(growth, Task.Delay(Glance, cancel));
            }
            catch (Exception fault) when (!cancel.IsCancellationRequested)
            {
                if (LostDatabase.IsCauseOf(fault))
                    DatabaseLost(logger, fault.Message);
                else
                    Interrupted(logger, fault);
                await Task.Delay(Pause, cancel).ContinueWith(_ => { }, TaskScheduler.Default);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    /// <summary>Publishes all that has landed in a log. Answers its size, or null where another node does the work.</summary>
    /// <exception cref="LogSetBackException">The log does not continue what was signed.</exception>
    /// <exception cref="LogKeyException">This node's key is not the log's.</exception>
    public async Task<long?> Publish(Guid community, CancellationToken cancel)
    {
        while (true)
        {
            await using var publication = await logs.Begin(community, cancel);
            if (publication is null)
                return null;
            var builder = TileBuilder.From(publication.Size, await Partial(publication, cancel));
            var (full, rotations) = await Grow(publication, builder, cancel);
            var by = await SigningKeys(community, publication.Note, rotations, cancel);
            var next = new Checkpoint(key.OriginOf(community), builder.Size, builder.Root);
            if (builder.Size == publication.Size)
            {
                await MakeSure(publication, next, key.LastSigned(community), cancel);
                return builder.Size;
            }

            await publication.Save([.. full.Concat(builder.Partial).Select(tile => (tile.At.Level, tile.At.Index, tile.ToBytes()))], cancel);
            await MakeSure(publication, next, key.LastSigned(community), cancel);
            var chain = (await Chain(community, publication, cancel)).With(next);
            var signed = key.Sign(community, next, chain, by);
            await publication.Commit(next.Size, signed.Checkpoint.ToString(), signed.Chain.ToString(), cancel);
            if (builder.Size - publication.Size < MostEntries)
                return builder.Size;
        }
    }

    private async Task PublishOrTell(Guid community, bool isAlarmed, CancellationToken cancel)
    {
        try
        {
            if (await Publish(community, cancel) is not null && isAlarmed)
                await alarms.End(community, LogAlarms.Server, cancel);
        }
        catch (LogSetBackException fault)
        {
            // One log that cannot be signed keeps no other from being published.
            NotSigned(logger, community, fault.Message);
            if (!isAlarmed)
                await alarms.Raise(community, LogAlarms.Server, LogAlarmKind.NotSigned, 0, 0, fault.Message, cancel);
        }
        catch (LogKeyException fault)
        {
            NotSigned(logger, community, fault.Message);
        }
        catch (Exception fault) when (!cancel.IsCancellationRequested && !LostDatabase.IsCauseOf(fault))
        {
            NotSigned(logger, community, fault.ToString());
        }
    }

    private static async Task<List<Tile>> Partial(LogPublication publication, CancellationToken cancel)
    {
        var source = new PublishedTiles(publication);
        List<Tile> tiles = [];
        foreach (var at in TileLayout.Partial(publication.Size))
        {
            tiles.Add(Tile.Parse(at, (await source.FetchAsync(at, cancel)).Span).IsRead(out var tile, out _)
                ? tile
                : throw new LogSetBackException($"The tile {at} is not there as it was written."));
        }

        return tiles;
    }

    /// <summary>The tiles that are full now, and the indexes of the entries that say that another key signs from here on.</summary>
    private static async Task<(List<Tile> Full, List<long> Rotations)> Grow(LogPublication publication, TileBuilder builder, CancellationToken cancel)
    {
        List<Tile> full = [];
        List<long> rotations = [];
        while (builder.Size - publication.Size < MostEntries)
        {
            var entries = await publication.Entries(builder.Size, Page, cancel);
            foreach (var entry in entries)
            {
                if (entry.Span.IndexOf(Rotation) >= 0)
                    rotations.Add(builder.Size);
                full.AddRange(builder.Append(MerkleTree.LeafHash(entry.Span)));
            }

            if (entries.Count < Page)
                break;
        }

        return (full, rotations);
    }

    /// <summary>
    /// The key that signed last, and each that takes over within what is added: the checkpoint that first covers a change of
    /// keys is signed by the old and the new, so that whoever trusts the old one is led to the new.
    /// </summary>
    private async Task<IReadOnlyList<VerifierKey>> SigningKeys(Guid community, string? note, List<long> rotations, CancellationToken cancel)
    {
        List<LogKeyRotated> changes = [];
        foreach (var index in rotations)
            if (await store.ReadLog(community, index, 1, cancel) is [{ Event: var stored }])
                changes.Add(Rotated(stored));
        var order = key.VerifiersOf(community).ToList();
        var (first, next) = Keys();
        if (first is null || next.Contains(null))
        {
            key.Reload();
            order = [.. key.VerifiersOf(community)];
            (first, next) = Keys();
        }

        if (next.Contains(null))
            throw new LogKeyException($"The record says that the key {changes[next.IndexOf(null)].To} signs from here on, and this server does not have it. Give it the folder of that key (--keys).");
        if (first is null && next.Count == 0)
            throw new LogKeyException(
                $"Its checkpoints so far are signed with another key than those of '{key.Name}'. Give this server the folder of that key (--keys), put the key back from a backup, or, if it is lost for good, see 'decisions keys rotate --lost'.");
        foreach (var (from, to) in next.Prepend(first).Zip(next))
            if (from is not null && order.IndexOf(to!) <= order.IndexOf(from))
                throw new LogKeyException($"The record says that the key {to} signs from here on, which this server retired before. Nothing more is signed for this log.");
        return [.. next.Prepend(first).OfType<VerifierKey>().Distinct()];

        (VerifierKey? First, List<VerifierKey?> Next) Keys()
        {
            var known = key.VerifiersOf(community);
            var before = note is not null ? key.SignersOf(community, note).LastOrDefault()
                : changes is [var change, ..] ? known.FirstOrDefault(one => one.ToString() == change.From)
                : known[^1];
            return (before, [.. changes.Select(change => known.FirstOrDefault(one => one.ToString() == change.To))]);
        }
    }

    /// <exception cref="LogSetBackException">The event store holds another event there than the log.</exception>
    private static LogKeyRotated Rotated(StoredEvent stored)
    {
        try
        {
            if (EventCatalogue.Current.Read(stored.Type, stored.Data.Span) is LogKeyRotated rotated)
                return rotated;
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException)
        {
            // It is told below.
        }
        throw new LogSetBackException("The log says that another key signs from here on, and the event behind that says something else: the history was changed. Nothing more is signed for this log.");
    }

    /// <summary>The chain up to the present checkpoint.</summary>
    private async Task<CheckpointChain> Chain(Guid community, LogPublication publication, CancellationToken cancel)
    {
        var origin = key.OriginOf(community);
        if (publication.Note is null)
            return CheckpointChain.None(origin);
        // Where the key of before is lost, nobody can say whether its chain is as it was; a new one begins with what there is.
        if (publication.Chain is { } signed && key.SignersOf(community, publication.Note).Count > 0)
            return SignedNote.Parse(Encoding.UTF8.GetBytes(signed)).Then(note => CheckpointChain.Open(note, origin, key.VerifiersOf(community)))
                .IsRead(out var read, out var reason) && read.Chain.Size == publication.Size
                ? read.Chain
                : throw new LogSetBackException($"The chain of its checkpoints is not the one that was signed with the last of them. {reason}");
        // Signed before there were chains: it begins with what there is.
        var chain = CheckpointChain.None(origin);
        await foreach (var (_, note, _) in publication.Checkpoints(cancel))
            chain = SignedNote.Parse(Encoding.UTF8.GetBytes(note)).Then(read => Checkpoint.Parse(read.Text)).IsRead(out var checkpoint, out var fault)
                ? chain.With(checkpoint)
                : throw new LogSetBackException($"A checkpoint is not as it was written. {fault}");
        return chain;
    }

    /// <summary>Makes sure that a checkpoint continues the last one signed, by a proof from the tiles as they now are.</summary>
    private static async Task MakeSure(LogPublication publication, Checkpoint next, Checkpoint? last, CancellationToken cancel)
    {
        if (last is null || last.Size == 0)
            return;
        if (last.Size > next.Size)
            throw new LogSetBackException(
                $"The database holds {next.Size} events, and {last.Size} were signed for: it was set back, perhaps to an old backup. Nothing more is signed for this log.");
        var tiles = await VerifiedTiles.OpenAsync(new PublishedTiles(publication), next, cancel);
        if (!tiles.IsRead(out var read, out var reason)
            || !(await read.ConsistencyProofAsync(last.Size, cancel)).IsRead(out var proof, out reason))
            throw new LogSetBackException(reason!);
        if (!next.Continues(last, proof.AsSpan()))
            throw new LogSetBackException(
                $"The first {last.Size} events are not those that were signed for: the history was changed. Nothing more is signed for this log.");
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Publishing the logs waits for the database: {Fault}")]
    private static partial void DatabaseLost(ILogger logger, string fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "Publishing the logs was interrupted; trying again.")]
    private static partial void Interrupted(ILogger logger, Exception fault);

    [LoggerMessage(Level = LogLevel.Critical, Message = "The log of community {Community} is not signed: {Fault}")]
    private static partial void NotSigned(ILogger logger, Guid community, string fault);
}

/// <summary>A log does not continue what was signed of it; the message says how.</summary>
public sealed class LogSetBackException(string message) : Exception(message);
