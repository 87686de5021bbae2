using System.Collections.Immutable;
using Decisions.Ledger.Cosignatures;
using Decisions.Ledger.Notes;

namespace Decisions.Engine.Verifying;

/// <summary>What whoever checks a record believes beforehand. All else is computed.</summary>
/// <param name="Key">The log's public key, had in another way than with the record.</param>
/// <param name="Witnesses">Which witnesses must have seen the newest checkpoint, and how many of them.</param>
/// <param name="Seen">Checkpoints of this log that were seen before: from receipts, older archives, or a neighbour.</param>
public sealed record Trust(VerifierKey Key, WitnessPolicy Witnesses, ImmutableArray<SignedNote> Seen)
{
    /// <summary>What the log is called: its key has its name.</summary>
    public string Origin => Key.Name;
}
