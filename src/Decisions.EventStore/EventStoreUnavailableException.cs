namespace Decisions.EventStore;

/// <summary>
/// The database could not be reached or did not answer. Whether an append landed is then unknown: repeat it with the
/// same command id, and it lands once.
/// </summary>
public sealed class EventStoreUnavailableException(string message, Exception cause) : Exception(message, cause);
