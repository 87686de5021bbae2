using System.Diagnostics;
using System.Text;

namespace Decisions.Server.Tests.Api.Running;

/// <summary>The script that stands in a page of docs, run as its reader would.</summary>
public static class GuideScript
{
    /// <summary>Runs it against the server, beside a program 'decisions'.</summary>
    /// <param name="told">What is done once it has printed a line, by the line.</param>
    /// <returns>What it printed.</returns>
    public static async Task<string> Run(ApiServer server, string guide, params (string Line, Func<Task> Then)[] told)
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
        var output = new StringBuilder();
        while (await process.StandardOutput.ReadLineAsync(cancel) is { } line)
        {
            output.Append(line).Append('\n');
            foreach (var (_, then) in told.Where(each => each.Line == line))
                await then();
        }
        await process.WaitForExitAsync(cancel);
        process.ExitCode.ShouldBe(0, output + await errors);
        return output.ToString();
    }

    private static string Of(string guide)
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, guide));
        const string mark = "<!-- script -->\n```bash\n";
        var from = text.IndexOf(mark, StringComparison.Ordinal) + mark.Length;
        return text[from..text.IndexOf("```", from, StringComparison.Ordinal)];
    }
}
