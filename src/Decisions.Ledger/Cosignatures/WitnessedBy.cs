using Decisions.Ledger.Notes;

namespace Decisions.Ledger.Cosignatures;

/// <summary>A witness that cosigned a note.</summary>
/// <param name="Witness">Its key.</param>
/// <param name="Time">When, by its own clock: POSIX seconds, its latest if it cosigned more than once.</param>
public sealed record WitnessedBy(VerifierKey Witness, long Time);
