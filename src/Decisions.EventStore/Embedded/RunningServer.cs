using System.Diagnostics;
using System.Globalization;

namespace Decisions.EventStore.Embedded;

/// <summary>The server that a data folder's postmaster.pid names: an orphan of a killed start, or nobody.</summary>
internal static class RunningServer
{
    private const string ProcessName = "postgres";

    /// <summary>The process that serves this folder's database; null where none does.</summary>
    public static int? In(DataFolder folder) =>
        ReadId(folder.ServerFile) is { } id && IsPostgres(id) && WorksIn(id, folder.Database) ? id : null;

    /// <summary>
    /// Removes what a dead server left. PostgreSQL does so itself, unless its number has meanwhile gone to another
    /// process of the same user, as happens in containers, where numbers are small.
    /// </summary>
    public static void Forget(DataFolder folder, string socketFolder)
    {
        File.Delete(folder.ServerFile);
        foreach (var file in Directory.EnumerateFileSystemEntries(socketFolder, ".s.PGSQL.*"))
        {
            File.Delete(file);
        }
    }

    private static int? ReadId(string file)
    {
        try
        {
            return int.TryParse(File.ReadLines(file).FirstOrDefault(), CultureInfo.InvariantCulture, out var id) && id > 0
                ? id
                : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static bool IsPostgres(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return process.ProcessName == ProcessName;
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>
    /// The number may be another PostgreSQL's by now. A server works in its own folder; Linux tells which that is,
    /// and elsewhere the number alone must do.
    /// </summary>
    private static bool WorksIn(int id, string database)
    {
        var link = new FileInfo($"/proc/{id}/cwd");
        return !OperatingSystem.IsLinux() || link.LinkTarget is not { } place || SamePlace(place, database);
    }

    private static bool SamePlace(string first, string second) => RealPath(first) == RealPath(second);

    private static string RealPath(string path)
    {
        var parent = Path.GetDirectoryName(path);
        if (parent is null)
        {
            return path;
        }

        var inRealParent = Path.Combine(RealPath(parent), Path.GetFileName(path));
        return Directory.ResolveLinkTarget(inRealParent, returnFinalTarget: true)?.FullName ?? inRealParent;
    }
}
