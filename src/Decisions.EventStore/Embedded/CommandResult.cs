namespace Decisions.EventStore.Embedded;

/// <summary>How a program ended, and what it wrote to both of its outputs.</summary>
internal sealed record CommandResult(int ExitCode, string Output)
{
    public bool Succeeded => ExitCode == 0;

    /// <summary>The last lines, where programs say why they failed.</summary>
    public string Tail(int lines = 8) => string.Join('\n', Output.Trim().Split('\n').TakeLast(lines));
}
