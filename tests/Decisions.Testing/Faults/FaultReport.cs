namespace Decisions.Testing.Faults;

/// <summary>What came of a fault loop.</summary>
/// <param name="Kills">How often the worker was killed.</param>
/// <param name="ServerKills">How often the database's server was.</param>
/// <param name="Acknowledged">How many ballots the worker was told had landed.</param>
/// <param name="Faults">In words; none if every promise held.</param>
public sealed record FaultReport(int Kills, int ServerKills, int Acknowledged, IReadOnlyList<string> Faults);
