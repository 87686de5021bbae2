using Decisions.Domain.Communities;
using Decisions.Ledger.Notes;

namespace Decisions.Engine.Verifying;

/// <summary>Which key signed a log when, as the log itself records it.</summary>
internal sealed class KeySuccession
{
    private readonly List<(long FromIndex, VerifierKey? Key)> _keys = [];

    /// <param name="rotations">Where the record says that another key signs, in order.</param>
    public KeySuccession(Trust trust, IReadOnlyList<(long Index, LogKeyRotated Change)> rotations, Faults faults)
    {
        _keys.Add((0, rotations is [var first, ..] ? Read(first.Change.From, trust, first.Index, faults) : trust.Key));
        foreach (var (index, change) in rotations)
        {
            if (Read(change.From, trust, index, faults) is { } from && _keys[^1].Key is { } before && from != before)
                faults.Add(index, null, "It says that a key is replaced which did not sign before.");
            if (Read(change.To, trust, index, faults) is not { } to)
                continue;
            if (Holds(to))
                faults.Add(index, null, $"The key {to.Id} signs again, after another took its place: a key that was retired must not come back.");
            _keys.Add((index, to));
        }
    }

    /// <summary>Every key that signed, as far as they are known.</summary>
    public IReadOnlyList<VerifierKey> All => [.. _keys.Select(key => key.Key).OfType<VerifierKey>()];

    /// <summary>Whether a key signed at some time.</summary>
    public bool Holds(VerifierKey key) => _keys.Exists(known => known.Key == key);

    /// <summary>The key that signs a checkpoint of a size; null where it is lost and not known.</summary>
    public VerifierKey? Of(long size) => _keys.Last(key => key.FromIndex < size || key.FromIndex == 0).Key;

    /// <summary>The changes that whoever trusts a key must follow to reach the present one: where, and from which key to which.</summary>
    public IEnumerable<(long Index, VerifierKey? From, VerifierKey To)> After(VerifierKey trusted)
    {
        var at = _keys.FindLastIndex(key => key.Key == trusted);
        if (at < 0)
            yield break;
        for (var next = at + 1; next < _keys.Count; next++)
            yield return (_keys[next].FromIndex, _keys[next - 1].Key, _keys[next].Key!);
    }

    private static VerifierKey? Read(string? text, Trust trust, long index, Faults faults)
    {
        if (text is null)
            return null;
        if (VerifierKey.Parse(text).IsRead(out var key, out var reason) && key.Name == trust.Origin)
            return key;
        faults.Add(index, null, $"It names a key that is none of this log's. {reason}");
        return null;
    }
}
