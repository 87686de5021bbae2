using System.Collections.Immutable;
using Decisions.Ledger;
using Decisions.Ledger.Checkpoints;
using Decisions.Ledger.Cosignatures;
using Decisions.Ledger.Notes;

namespace Decisions.Engine.Verifying;

/// <summary>
/// Checks who signed the checkpoints, once the record has said which keys there were. Each is looked at once, in order, and
/// none is kept but the last.
/// </summary>
internal sealed class CheckpointCheck(Trust trust, KeySuccession keys, Faults faults)
{
    private readonly Queue<(long Index, VerifierKey? From, VerifierKey To)> _changes = new(keys.After(trust.Key));
    private CheckpointChain _chain = CheckpointChain.None(trust.Origin);
    private ReadCheckpoint? _last;
    private long? _lastWitnessed;

    /// <summary>Looks at all of them.</summary>
    public void Run(IEnumerable<ReadCheckpoint> checkpoints)
    {
        foreach (var checkpoint in checkpoints)
        {
            var size = checkpoint.Claimed.Size;
            if (_last is { Claimed.Size: var before } && size <= before)
                faults.Add(size, null, $"The checkpoint of size {size} stands behind one of size {before}.");
            if (keys.Of(size) is { } key && !OpenedCheckpoint.Open(checkpoint.Note, trust.Origin, [key], []).IsRead(out _, out var reason))
                faults.Add(null, null, $"The checkpoint of size {size} is not signed by the log's key {key.Id}: {reason}");
            while (_changes.TryPeek(out var change) && change.Index < size)
                Follow(_changes.Dequeue(), checkpoint);
            _chain = _chain.With(checkpoint.Claimed);
            if (!trust.Witnesses.Witnesses.IsEmpty && Judge(checkpoint).Satisfied)
                _lastWitnessed = size;
            _last = checkpoint;
        }
        foreach (var change in _changes)
            Follow(change, null);
        if (!keys.Holds(trust.Key))
            faults.Add(null, null, $"The key that you trust, {trust.Key.Id}, never signed this log, or not since its record names its keys.");
    }

    /// <summary>The newest checkpoint stands by itself, too, and must be the last of them.</summary>
    public void Newest(ReadCheckpoint? newest)
    {
        if (newest is null || _last is null || newest.Note.ToString() != _last.Note.ToString())
            faults.Add(null, null, "The newest checkpoint is not the last of the checkpoints.");
    }

    /// <summary>The signed digest of all checkpoints: none is missing, and none is too many.</summary>
    public void Chain(byte[]? signed)
    {
        if (signed is null)
            faults.Add(null, null, "The chain of the checkpoints is missing.");
        else if (!SignedNote.Parse(signed).Then(note => CheckpointChain.Open(note, trust.Origin, [keys.Of(_chain.Size) ?? trust.Key])).IsRead(out var opened, out var reason))
            faults.Add(null, null, $"The chain of the checkpoints is not signed by the log: {reason}");
        else if (_chain != opened.Chain)
            faults.Add(null, null,
                $"The chain is of {opened.Chain.Count} checkpoints up to size {opened.Chain.Size}; here are {_chain.Count} up to size {_chain.Size}, or others. Checkpoints are missing, changed or too many.");
    }

    /// <summary>Whether enough of the witnesses that were asked about saw the newest checkpoint.</summary>
    public ImmutableArray<WitnessedBy> Witnessed()
    {
        if (_last is null || trust.Witnesses.Witnesses.IsEmpty)
            return [];
        var newest = Judge(_last);
        if (!newest.Satisfied)
            faults.Add(_lastWitnessed, null,
                $"{newest.By.Length} of {trust.Witnesses.Witnesses.Length} witnesses cosigned the newest checkpoint, and {trust.Witnesses.Required} must have. "
                + (_lastWitnessed is { } size
                    ? $"The last that enough of them saw is of size {size}: for what comes after it there is the log's word alone."
                    : "None of its checkpoints was seen by enough of them."));
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

    /// <summary>From the trusted key to the present one, each must have signed for its successor.</summary>
    private void Follow((long Index, VerifierKey? From, VerifierKey To) change, ReadCheckpoint? covering)
    {
        if (covering is null || change.From is null || !OpenedNote.Open(covering.Note, [change.From]).IsRead(out _, out _))
            faults.Add(change.Index, null,
                $"From here on the key {change.To.Id} signs, and the one before did not sign for the change. Believe it only if you had the new key in another way, and check with that one.");
    }

    private Witnessed Judge(ReadCheckpoint checkpoint) =>
        OpenedNote.Open(checkpoint.Note, trust.Witnesses.Witnesses).IsRead(out var opened, out _)
            ? trust.Witnesses.Judge(opened)
            : new Witnessed(trust.Witnesses.Required == 0, []);
}
