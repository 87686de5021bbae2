using Decisions.Engine.Publishing;
using Decisions.Engine.Witnessing;
using Decisions.EventStore.Publishing;
using Decisions.EventStore.Reading;
using Decisions.Ledger;
using Decisions.Ledger.Checkpoints;
using Decisions.Ledger.Notes;
using Decisions.Ledger.Receipts;
using Decisions.Ledger.Tiles;

namespace Decisions.Server.Receipts;

/// <summary>Makes the file of a receipt from what is published of a log.</summary>
public sealed class ReceiptFiles(PublishedLogs logs, LogKey key, WitnessedCheckpoints checkpoints)
{
    /// <summary>How long somebody is kept waiting until what has just landed is signed for.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(100);

    /// <summary>A receipt against the newest checkpoint, or null when none covers the entry in time.</summary>
    /// <param name="opens">Whether it tells what the entry is about; it does so only while that is not redacted.</param>
    public async Task<Receipt?> Make(LedgerLeaf leaf, bool opens, CancellationToken cancel)
    {
        var community = leaf.Logged.Community;
        if (await Covering(community, leaf.Index, cancel) is not { } note)
            return null;
        // Where two keys signed, as when the key changes, the newer one is named; without any, the present key fails to open it.
        var verifier = key.SignersOf(community, note) is [.., var newest] ? newest : key.VerifierOf(community);
        var signed = Sound(SignedNote.Parse(System.Text.Encoding.UTF8.GetBytes(note)));
        var checkpoint = Sound(OpenedCheckpoint.Open(signed, verifier.Name, [verifier], [])).Checkpoint;
        var tiles = Sound(await VerifiedTiles.OpenAsync(new PublishedTiles(logs, community), checkpoint, cancel));
        var opening = opens && leaf.Salt is { } salt ? new Opening(salt.Span, leaf.Logged.Event.Data.Span) : null;
        return Receipt.Make(
            leaf.Index, new ReceiptExtra([.. leaf.Entry.Span], verifier.ToString(), opening),
            Sound(await tiles.InclusionProofAsync(leaf.Index, cancel)), signed);
    }

    private async Task<string?> Covering(Guid community, long index, CancellationToken cancel)
    {
        using var patience = new PeriodicTimer(Glance);
        for (var left = Patience; ; left -= Glance)
        {
            if (await checkpoints.Newest(community, cancel) is { } checkpoint && checkpoint.Size > index)
                return checkpoint.Note;
            if (left <= TimeSpan.Zero)
                return null;
            await patience.WaitForNextTickAsync(cancel);
        }
    }

    /// <summary>This program signed and wrote what was published. Where that does not hold, no receipt is better than one that fails.</summary>
    private static T Sound<T>(Reading<T> reading) =>
        reading.IsRead(out var value, out var reason) ? value : throw new InvalidOperationException($"The published log is not as it was signed. {reason}");
}
