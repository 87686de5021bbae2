using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Decisions.EventStore.Embedded;

/// <summary>Runs a program to its end, as ourselves or, being root, as another user.</summary>
internal static class Command
{
    /// <summary>The exit code for a program that is not there, as shells give it.</summary>
    public const int NotFound = 127;

    private const int TimedOut = 124;

    public static async Task<CommandResult> Run(
        string program,
        IReadOnlyList<string> arguments,
        OsUser? runAs = null,
        TimeSpan? patience = null,
        string workingFolder = "/",
        CancellationToken cancellation = default)
    {
        var (file, list) = runAs is null ? (program, arguments) : DropPrivileges.To(runAs, program, arguments);
        var start = new ProcessStartInfo(file, list)
        {
            // The folder that we were started in may be closed to the database's user.
            WorkingDirectory = workingFolder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        SetEnvironment(start.Environment);
        using var process = new Process { StartInfo = start };
        var written = new StringBuilder();
        process.OutputDataReceived += (_, line) => Write(written, line.Data);
        process.ErrorDataReceived += (_, line) => Write(written, line.Data);
        try
        {
            process.Start();
        }
        catch (Win32Exception missing)
        {
            return new CommandResult(NotFound, $"{file} cannot be run: {missing.Message}");
        }

        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return await End(process, written, patience ?? TimeSpan.FromMinutes(2), cancellation);
    }

    private static async Task<CommandResult> End(
        Process process, StringBuilder written, TimeSpan patience, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(patience);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancellation.ThrowIfCancellationRequested();
            Write(written, $"It did not end within {patience.TotalSeconds:0} seconds.");
            return new CommandResult(TimedOut, Text(written));
        }

        return new CommandResult(process.ExitCode, Text(written));
    }

    /// <summary>Messages in one language, and nothing that points PostgreSQL's programs at another server.</summary>
    private static void SetEnvironment(IDictionary<string, string?> environment)
    {
        foreach (var name in environment.Keys.Where(name => name.StartsWith("PG", StringComparison.Ordinal)).ToList())
        {
            environment.Remove(name);
        }

        environment["LC_ALL"] = "C";
    }

    private static void Write(StringBuilder written, string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (written)
        {
            written.AppendLine(line);
        }
    }

    private static string Text(StringBuilder written)
    {
        lock (written)
        {
            return written.ToString();
        }
    }
}
