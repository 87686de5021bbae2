using System.Diagnostics;
using Decisions.Server.Tests.Serving;

namespace Decisions.Server.Tests.CommandLine;

/// <summary>A command of the built program, run to its end.</summary>
internal sealed record CommandUnderTest(int ExitCode, string Output, string Errors)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    public static async Task<CommandUnderTest> Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [ServerUnderTest.BuiltServer, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
        return new CommandUnderTest(process.ExitCode, await output, await errors);
    }
}
