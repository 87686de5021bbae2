using System.Collections.Immutable;
using Decisions.Ledger.Checkpoints;
using Decisions.Ledger.Merkle;
using Decisions.Ledger.Notes;

namespace Decisions.Ledger.Witnessing;

/// <summary>What a witness keeps of a log: whose signatures it takes, and the last tree that it cosigned.</summary>
/// <param name="Keys">The keys that it trusts for this log, of which one must have signed.</param>
/// <param name="Last">The last checkpoint that it cosigned; one of no leaves if it has cosigned none.</param>
public sealed record WitnessedLog(ImmutableArray<VerifierKey> Keys, Checkpoint Last)
{
    /// <summary>A log of which nothing was cosigned yet.</summary>
    public static WitnessedLog New(string origin, ImmutableArray<VerifierKey> keys) =>
        new(keys, new Checkpoint(origin, 0, MerkleTree.EmptyRoot));
}
