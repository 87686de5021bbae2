using System.Reflection;
using Decisions.EventStore.Migrations;

namespace Decisions.Testing;

/// <summary>
/// Holds an assembly's migration scripts to the checksums that were approved: a database that has applied a script
/// refuses another text under its name, so a script is never edited once it is released.
/// </summary>
public static class FrozenScripts
{
    /// <summary>
    /// What is wrong, in words; nothing when each script is as it was approved. With the variable DECISIONS_APPROVE set to
    /// 1, scripts that are not in the file yet are written there; those that are stay as they are.
    /// </summary>
    /// <param name="approved">The file, from the repository's root: on each line a checksum and a script's name.</param>
    public static IReadOnlyList<string> Faults(Assembly assembly, string approved)
    {
        var path = Path.Combine(Root(), approved);
        var checksums = (File.Exists(path) ? File.ReadAllLines(path) : [])
            .Select(line => line.Split("  ")).ToDictionary(line => line[1], line => line[0]);
        var scripts = MigrationScript.In(assembly);
        if (Environment.GetEnvironmentVariable("DECISIONS_APPROVE") == "1")
        {
            foreach (var script in scripts)
            {
                checksums.TryAdd(script.Name, script.Checksum);
            }

            File.WriteAllLines(path, checksums.OrderBy(script => script.Key, StringComparer.Ordinal).Select(script => $"{script.Value}  {script.Key}"));
        }

        return [.. scripts.Select(script => Fault(script, checksums, approved)).OfType<string>(), .. Missing(scripts, checksums)];
    }

    private static string? Fault(MigrationScript script, Dictionary<string, string> checksums, string approved) =>
        !checksums.TryGetValue(script.Name, out var checksum)
            ? $"'{script.Name}' is new: run the test with DECISIONS_APPROVE=1, which adds it to {approved}."
            : checksum == script.Checksum
                ? null
                : $"'{script.Name}' was edited. Databases that have applied it would refuse to start: undo the edit, and write a new script that makes the change.";

    private static IEnumerable<string> Missing(IReadOnlyList<MigrationScript> scripts, Dictionary<string, string> checksums) =>
        checksums.Keys.Except(scripts.Select(script => script.Name))
            .Select(name => $"'{name}' was removed or renamed. Databases that have applied it would refuse to start: bring it back, and write a new script that makes the change.");

    private static string Root()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Decisions.sln")))
            {
                return at.FullName;
            }
        }

        throw new DirectoryNotFoundException("No Decisions.sln above the tests.");
    }
}
