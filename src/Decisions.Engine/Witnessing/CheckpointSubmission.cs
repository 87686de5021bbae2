using System.Collections.Immutable;
using System.Text;
using Decisions.Engine.Publishing;
using Decisions.EventStore.Publishing;
using Decisions.Ledger;
using Decisions.Ledger.Checkpoints;
using Decisions.Ledger.Notes;
using Decisions.Ledger.Tiles;
using Decisions.Ledger.Witnessing;

namespace Decisions.Engine.Witnessing;

/// <summary>Submits a log's newest checkpoint to one witness, with a proof from the size that it cosigned last.</summary>
public sealed class CheckpointSubmission(PublishedLogs logs, WitnessClient client)
{
    /// <summary>How often a witness may name another size than it was asked from.</summary>
    private const int Attempts = 4;

    public async Task<WitnessOutcome> Submit(WitnessToAsk asked, CancellationToken cancel)
    {
        try
        {
            var witness = Sound(VerifierKey.Parse(asked.Key));
            var old = asked.Size;
            for (var attempt = 0; attempt < Attempts; attempt++)
            {
                var (note, tiles) = await Newest(asked.Community, cancel);
                var size = tiles.Checkpoint.Size;
                old = Math.Min(old, size);
                var proof = old is 0 || old == size ? [] : Sound(await tiles.ConsistencyProofAsync(old, cancel));
                switch (await client.Send(asked.Url, new AddCheckpointRequest(old, proof, note, tiles.Checkpoint), witness, cancel))
                {
                    case WitnessReply.Cosigned cosigned:
                        return new WitnessOutcome.Cosigned(size, cosigned.Signatures);
                    case WitnessReply.OtherSize { Size: var theirs } when theirs == old:
                        return new WitnessOutcome.Refused("Its answers contradict each other.");
                    // Another node may have published, and asked, since the checkpoint was read here.
                    case WitnessReply.OtherSize { Size: var theirs } when theirs > size && theirs > (await logs.Checkpoint(asked.Community, cancel))?.Size:
                        return new WitnessOutcome.SetBack(size, theirs);
                    case WitnessReply.OtherSize { Size: var theirs }:
                        old = theirs;
                        continue;
                    // From nothing every tree follows: such an answer is about something else.
                    case WitnessReply.Refused { Status: 422 } when old > 0:
                        return new WitnessOutcome.Changed(size, old);
                    case WitnessReply.Refused { Status: var status }:
                        return new WitnessOutcome.Refused(InWords(status));
                }
            }

            return new WitnessOutcome.Refused("Others ask it about this log at the same time.");
        }
        catch (WitnessIsSilentException silent)
        {
            return new WitnessOutcome.Refused(silent.Message);
        }
    }

    private async Task<(SignedNote Note, VerifiedTiles Tiles)> Newest(Guid community, CancellationToken cancel)
    {
        var newest = await logs.Checkpoint(community, cancel) ?? throw new WitnessIsSilentException("There is no checkpoint to cosign.");
        var note = Sound(SignedNote.Parse(Encoding.UTF8.GetBytes(newest.Note)));
        return (note, Sound(await VerifiedTiles.OpenAsync(new PublishedTiles(logs, community), Sound(Checkpoint.Parse(note.Text)), cancel)));
    }

    private static string InWords(int status) => status switch
    {
        200 => "It answered without a cosignature of the key that is named for it.",
        400 => "It does not understand what it was asked.",
        403 => "It does not trust the key of this log.",
        404 => "It does not know this log yet.",
        409 => "It has seen another size of this log, and does not say which.",
        _ => $"It answered with status {status}.",
    };

    /// <summary>What this server itself keeps; where it is not as it was written, no witness can be asked.</summary>
    private static T Sound<T>(Reading<T> reading) =>
        reading.IsRead(out var value, out var reason) ? value : throw new WitnessIsSilentException($"It was not asked: {reason}");
}
