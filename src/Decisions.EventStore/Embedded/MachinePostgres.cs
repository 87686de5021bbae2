namespace Decisions.EventStore.Embedded;

/// <summary>The folders in which this machine may hold PostgreSQL's programs.</summary>
internal static class MachinePostgres
{
    /// <summary>Where distributions put versions side by side: the parent, and the folder inside each version's.</summary>
    private static readonly (string Parent, string Pattern, string Inside)[] Usual =
    [
        ("/usr/lib/postgresql", "*", "bin"),
        ("/usr", "pgsql-*", "bin"),
        ("/opt/homebrew/opt", "postgresql@*", "bin"),
        ("/usr/local/opt", "postgresql@*", "bin"),
        ("/home/linuxbrew/.linuxbrew/opt", "postgresql@*", "bin"),
        ("/usr/libexec", "postgresql*", ""),
    ];

    /// <summary>Each folder that holds a <c>postgres</c>, once: PATH first, then the usual places, newest first.</summary>
    public static async Task<IReadOnlyList<string>> Folders(CancellationToken cancellation)
    {
        var folders = OnPath().ToList();
        var config = await Command.Run("pg_config", ["--bindir"], cancellation: cancellation);
        if (config.Succeeded)
        {
            folders.Add(config.Output.Trim());
        }

        folders.AddRange(Usual.SelectMany(InVersions));
        return folders.Where(folder => File.Exists(Path.Combine(folder, "postgres"))).Distinct().ToList();
    }

    /// <summary>
    /// Links are followed to their end: a lone link to <c>postgres</c> stands in a folder that lacks its companions.
    /// </summary>
    private static IEnumerable<string> OnPath() =>
        from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries)
        let program = Path.Combine(folder, "postgres")
        where File.Exists(program)
        select Path.GetDirectoryName(File.ResolveLinkTarget(program, returnFinalTarget: true)?.FullName ?? program)!;

    private static IEnumerable<string> InVersions((string Parent, string Pattern, string Inside) place) =>
        Directory.Exists(place.Parent)
            ? Directory.EnumerateDirectories(place.Parent, place.Pattern)
                .OrderByDescending(Number)
                .Select(version => Path.Combine(version, place.Inside))
            : [];

    /// <summary>The number in a folder's name, as 17 in "postgresql@17".</summary>
    private static int Number(string folder)
    {
        var digits = string.Concat(Path.GetFileName(folder).Where(char.IsAsciiDigit));
        return int.TryParse(digits, out var number) ? number : 0;
    }
}
