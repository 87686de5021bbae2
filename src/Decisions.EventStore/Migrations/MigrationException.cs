namespace Decisions.EventStore.Migrations;

/// <summary>The database's schema cannot be brought to what this program needs; the message says what to do.</summary>
public sealed class MigrationException(string message) : Exception(message);
