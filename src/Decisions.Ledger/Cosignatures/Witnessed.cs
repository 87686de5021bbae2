using System.Collections.Immutable;

namespace Decisions.Ledger.Cosignatures;

/// <summary>What a <see cref="WitnessPolicy"/> says of a note.</summary>
/// <param name="Satisfied">Whether enough of its witnesses cosigned.</param>
/// <param name="By">Those who did, in the policy's order.</param>
public sealed record Witnessed(bool Satisfied, ImmutableArray<WitnessedBy> By);
