using System.Collections.Immutable;
using Decisions.Ledger.Checkpoints;
using Decisions.Ledger.Cosignatures;

namespace Decisions.Ledger.Proofs;

/// <summary>What a proof showed: this entry stands at this index of this tree.</summary>
/// <param name="Index">Where.</param>
/// <param name="Checkpoint">In which tree.</param>
/// <param name="Witnesses">Those of the policy who cosigned that tree.</param>
public sealed record ProvenEntry(long Index, Checkpoint Checkpoint, ImmutableArray<WitnessedBy> Witnesses);
