namespace Decisions.Server.Hosting;

/// <summary>Two ways into one database.</summary>
/// <param name="Owner">For migrations: owns the tables.</param>
/// <param name="App">For everything else: may read events and append them, and can change none.</param>
public sealed record DatabaseConnections(string Owner, string App);
