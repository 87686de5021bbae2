namespace Decisions.Server.CommandLine;

/// <summary>A command cannot be done as it was asked; the message says what to change.</summary>
public sealed class CommandFailedException(string message, Exception? cause = null) : Exception(message, cause);
