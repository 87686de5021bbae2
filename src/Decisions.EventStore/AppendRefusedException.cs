namespace Decisions.EventStore;

/// <summary>
/// The database cannot store this append, and will not when it comes again: a fault of the calling code or of the
/// database's set-up. Nothing of it landed, and no other append is touched.
/// </summary>
public sealed class AppendRefusedException(string message, Exception cause) : Exception(message, cause);
