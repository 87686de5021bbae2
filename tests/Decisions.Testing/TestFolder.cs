using System.Diagnostics;
using System.Globalization;

namespace Decisions.Testing;

/// <summary>A temporary folder that names the process it belongs to.</summary>
public sealed class TestFolder : IDisposable
{
    private const string Prefix = "decisions-tests-";

    public string Path { get; } = Directory.CreateTempSubdirectory($"{Prefix}{Environment.ProcessId}-").FullName;

    /// <summary>
    /// Removes the folders of test runs that were killed. A PostgreSQL that still runs in one ends within a minute,
    /// as it looks for its own folder that often.
    /// </summary>
    public static void RemoveAbandoned()
    {
        foreach (var folder in Directory.EnumerateDirectories(System.IO.Path.GetTempPath(), Prefix + "*"))
        {
            var process = folder[(folder.LastIndexOf(Prefix, StringComparison.Ordinal) + Prefix.Length)..].Split('-')[0];
            if (int.TryParse(process, CultureInfo.InvariantCulture, out var id) && !Lives(id))
            {
                Remove(folder);
            }
        }
    }

    public void Dispose() => Remove(Path);

    private static bool Lives(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    /// <summary>What cannot be removed now, such as another user's, or one that is still written to, is left for another time.</summary>
    private static void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
        }
    }
}
