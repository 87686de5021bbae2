using System.Collections.Immutable;
using Decisions.Ledger;
using Decisions.Ledger.Checkpoints;
using Decisions.Ledger.Cosignatures;
using Decisions.Ledger.Notes;

namespace Decisions.Engine.Verifying;

/// <summary>
/// Checks who signed the checkpoints. That each is the root of the entries at its size, and so continues each before it, is
/// found while the entries are read.
/// </summary>
internal sealed class CheckpointCheck(Trust trust, IReadOnlyList<ReadCheckpoint> checkpoints, KeySuccession keys, Faults faults)
{
    /// <summary>Each checkpoint by the key whose turn it was.</summary>
    public void Signatures()
    {
        foreach (var (claimed, note) in checkpoints)
            if (keys.Of(claimed.Size) is { } key
                && !OpenedCheckpoint.Open(note, trust.Origin, [key], []).IsRead(out _, out var reason))
                faults.Add(null, null, $"The checkpoint of size {claimed.Size} is not signed by the log's key {key.Id}: {reason}");
        if (!keys.Holds(trust.Key))
            faults.Add(null, null, $"The key that you trust, {trust.Key.Id}, never signed this log, or not since its record names its keys.");
    }

    /// <summary>From the trusted key to the present one, each must have signed for its successor.</summary>
    public void Successions()
    {
        foreach (var (index, from, to) in keys.After(trust.Key))
        {
            var covering = checkpoints.FirstOrDefault(checkpoint => checkpoint.Claimed.Size > index);
            if (covering is null || from is null || !OpenedNote.Open(covering.Note, [from]).IsRead(out _, out _))
                faults.Add(index, null,
                    $"From here on the key {to.Id} signs, and the one before did not sign for the change. Believe it only if you had the new key in another way, and check with that one.");
        }
    }

    /// <summary>The signed digest of all checkpoints: none is missing, and none is too many.</summary>
    public void Chain(byte[]? signed)
    {
        if (signed is null)
        {
            faults.Add(null, null, "The chain of the checkpoints is missing.");
            return;
        }
        if (checkpoints is not [.., var last])
            return;
        var key = keys.Of(last.Claimed.Size) ?? trust.Key;
        if (!SignedNote.Parse(signed).Then(note => CheckpointChain.Open(note, trust.Origin, [key])).IsRead(out var opened, out var reason))
        {
            faults.Add(null, null, $"The chain of the checkpoints is not signed by the log: {reason}");
            return;
        }
        var chain = checkpoints.Aggregate(CheckpointChain.None(trust.Origin), (all, checkpoint) => all.With(checkpoint.Claimed));
        if (chain != opened.Chain)
            faults.Add(null, null,
                $"The chain is of {opened.Chain.Count} checkpoints up to size {opened.Chain.Size}; here are {chain.Count} up to size {chain.Size}, or others. Checkpoints are missing, changed or too many.");
    }

    /// <summary>Whether enough of the witnesses that were asked about saw the newest checkpoint.</summary>
    public ImmutableArray<WitnessedBy> Witnessed()
    {
        if (checkpoints is not [.., var last] || trust.Witnesses.Witnesses.IsEmpty)
            return [];
        var newest = Judge(last);
        if (!newest.Satisfied)
        {
            var known = checkpoints.LastOrDefault(checkpoint => Judge(checkpoint).Satisfied);
            faults.Add(known?.Claimed.Size, null,
                $"{newest.By.Length} of {trust.Witnesses.Witnesses.Length} witnesses cosigned the newest checkpoint, and {trust.Witnesses.Required} must have. "
                + (known is null
                    ? "None of its checkpoints was seen by enough of them."
                    : $"The last that enough of them saw is of size {known.Claimed.Size}: for what comes after it there is the log's word alone."));
        }
        return newest.By;
    }

    /// <summary>What was seen of this log before must be within it: a record that is shorter, or other, was set back or changed.</summary>
    /// <returns>The roots that it must have, by size.</returns>
    public IEnumerable<(long Size, Digest Root)> Seen(long size)
    {
        foreach (var note in trust.Seen)
        {
            if (!OpenedCheckpoint.Open(note, trust.Origin, [.. keys.All.Append(trust.Key).Distinct()], []).IsRead(out var opened, out var reason))
                faults.Add(null, null, $"A checkpoint that you had before is of another log, or signed with a key that neither you nor this record names: {reason}");
            else if (opened.Checkpoint.Size > size)
                faults.Add(size, null,
                    $"You have a checkpoint of {opened.Checkpoint.Size} entries, and this record ends at {size}: it was cut off, or set back to an old backup.");
            else
                yield return (opened.Checkpoint.Size, opened.Checkpoint.Root);
        }
    }

    private Witnessed Judge(ReadCheckpoint checkpoint) =>
        OpenedNote.Open(checkpoint.Note, trust.Witnesses.Witnesses).IsRead(out var opened, out _)
            ? trust.Witnesses.Judge(opened)
            : new Witnessed(trust.Witnesses.Required == 0, []);
}
