using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Decisions.Server.CommandLine;

/// <summary>The command line: one subcommand for each thing that the program does.</summary>
public static class DecisionsCommand
{
    /// <summary>Runs what the arguments ask for.</summary>
    /// <returns>The exit code: 0 when it was done, 1 when it could not be, 2 when a file to count or to check is not sound.</returns>
    public static Task<int> Run(IReadOnlyList<string> arguments)
    {
        var parsed = Create().Parse(arguments);
        if (parsed.Action is ParseErrorAction refusal)
            refusal.ShowHelp = false;

        // Signals are StopSignals' affair: a server takes longer to stop than the library would wait.
        return parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
    }

    /// <summary>A plain command, as a RootCommand would be named after the assembly and not after the launcher.</summary>
    private static Command Create() => new("decisions", "Collaborative decisions, event-sourced and open to audit.")
    {
        new HelpOption(),
        new VersionOption(),
        ServeCommand.Create(),
        DemoCommand.Create(),
        TokenCommand.Create(),
        ImportCommand.Create(),
        CountCommand.Create(),
        HealthCommand.Create(),
        KeysCommand.Create(),
        ExportCommand.Create(),
        VerifyCommand.Create(),
        CheckCommand.Create(),
        WitnessCommand.Create(),
    };
}
