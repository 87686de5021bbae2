using System.CommandLine;

namespace Decisions.Server.CommandLine;

/// <summary>The command line's root: one subcommand for each thing that the program does.</summary>
public static class DecisionsCommand
{
    /// <summary>Signals are <see cref="Hosting.StopSignals"/>' affair: a server takes longer to stop than a command.</summary>
    public static InvocationConfiguration Invocation { get; } = new() { ProcessTerminationTimeout = null };

    public static RootCommand Create() => new("Collaborative decisions, event-sourced and open to audit.")
    {
        ServeCommand.Create(),
    };
}
