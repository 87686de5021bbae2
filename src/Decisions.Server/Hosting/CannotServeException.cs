namespace Decisions.Server.Hosting;

/// <summary>An obstacle that an operator can remove; the message says how.</summary>
public sealed class CannotServeException(string message, Exception? cause = null) : Exception(message, cause);
