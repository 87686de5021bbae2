using System.Diagnostics;

namespace Decisions.Server.Tests.Api.Running;

/// <summary>The script that stands in a page of docs, run as its reader would.</summary>
public static class GuideScript
{
    /// <summary>Runs it against the server, beside a program 'decisions'.</summary>
    /// <returns>What it printed.</returns>
    public static async Task<string> Run(ApiServer server, string guide)
    {
        using var folder = new TemporaryFolder();
        var cancel = TestContext.Current.CancellationToken;
        await File.WriteAllTextAsync(folder["script.sh"], Of(guide), cancel);
        var program = Path.Combine(AppContext.BaseDirectory, "Decisions.Server.dll");
        await File.WriteAllTextAsync(folder["decisions"], $"#!/bin/sh\nexec dotnet '{program}' \"$@\"\n", cancel);
        File.SetUnixFileMode(folder["decisions"], UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var start = new ProcessStartInfo("bash", ["-euo", "pipefail", "script.sh"])
        {
            WorkingDirectory = folder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["URL"] = (await server.Address()).ToString().TrimEnd('/'),
                ["DECISIONS_CONNECTION"] = await server.Connection(),
                ["DECISIONS_KEYS"] = server.Keys,
            },
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(cancel);
        var output = await process.StandardOutput.ReadToEndAsync(cancel);
        await process.WaitForExitAsync(cancel);
        process.ExitCode.ShouldBe(0, output + await errors);
        return output;
    }

    private static string Of(string guide)
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, guide));
        const string mark = "<!-- script -->\n```bash\n";
        var from = text.IndexOf(mark, StringComparison.Ordinal) + mark.Length;
        return text[from..text.IndexOf("```", from, StringComparison.Ordinal)];
    }
}
