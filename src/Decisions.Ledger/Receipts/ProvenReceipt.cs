using System.Collections.Immutable;
using Decisions.Ledger.Checkpoints;
using Decisions.Ledger.Cosignatures;
using Decisions.Ledger.Entries;
using Decisions.Ledger.Notes;

namespace Decisions.Ledger.Receipts;

/// <summary>What a sound receipt showed.</summary>
/// <param name="Index">The entry's place, counted from 0.</param>
/// <param name="Entry">The entry that stands there.</param>
/// <param name="Opening">What the entry is about, or null where the receipt does not tell.</param>
/// <param name="Checkpoint">The tree that holds it.</param>
/// <param name="Key">The key that signed that tree.</param>
/// <param name="KeyWasGiven">Whether the reader named that key; else it came with the receipt.</param>
/// <param name="Witnesses">Those of the reader's witnesses who cosigned.</param>
/// <param name="Unchecked">The names on further signatures, of which nothing is known.</param>
public sealed record ProvenReceipt(
    long Index, Entry Entry, Opening? Opening, Checkpoint Checkpoint, VerifierKey Key, bool KeyWasGiven,
    ImmutableArray<WitnessedBy> Witnesses, ImmutableArray<string> Unchecked);
