using System.Diagnostics;
using System.Globalization;

namespace Decisions.Server.Tests.Serving;

/// <summary>Looks for PostgreSQL servers by the folder that they serve.</summary>
internal static class PostgresProcesses
{
    public static IReadOnlyList<int> On(string dataFolder) =>
    [
        .. from folder in Directory.EnumerateDirectories("/proc")
           let name = Path.GetFileName(folder)
           where int.TryParse(name, CultureInfo.InvariantCulture, out _)
           let command = CommandLine(folder)
           where command.Length > 0 && Path.GetFileName(command[0]) == "postgres"
               && command.Any(word => word.StartsWith(dataFolder, StringComparison.Ordinal))
           select int.Parse(name, CultureInfo.InvariantCulture),
    ];

    /// <summary>Ends one that a killed server left behind.</summary>
    public static async Task Stop(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            process.Kill();
            await process.WaitForExitAsync();
        }
        catch (ArgumentException)
        {
            // It has ended by itself.
        }
    }

    private static string[] CommandLine(string folder)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, "cmdline")).Split('\0');
        }
        catch (IOException)
        {
            return [];
        }
    }
}
