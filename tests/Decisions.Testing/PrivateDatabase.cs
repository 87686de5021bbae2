namespace Decisions.Testing;

/// <summary>A migrated, empty database that one test has to itself.</summary>
public sealed record PrivateDatabase(string OwnerConnectionString, string AppConnectionString);
