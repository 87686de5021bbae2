namespace Decisions.EventStore.Embedded;

/// <summary>A folder with PostgreSQL's programs that were seen to run, and their version.</summary>
internal sealed record PostgresBinaries(string Folder, PostgresVersion Version)
{
    private static readonly string[] Needed = ["postgres", "initdb", "pg_ctl"];

    public string Initdb => Path.Combine(Folder, "initdb");

    public string PgCtl => Path.Combine(Folder, "pg_ctl");

    /// <summary>
    /// Looks at a folder: the programs must be there, and run as the database's user. Otherwise gives null, and the
    /// reason to <paramref name="refused"/>.
    /// </summary>
    public static async Task<PostgresBinaries?> Examine(
        string folder, OsUser? runAs, Action<string> refused, CancellationToken cancellation)
    {
        if (Needed.FirstOrDefault(program => !File.Exists(Path.Combine(folder, program))) is { } missing)
        {
            refused($"{folder}: there is no {missing}");
            return null;
        }

        var printed = await Command.Run(
            Path.Combine(folder, "postgres"), ["--version"], runAs, TimeSpan.FromSeconds(20), cancellation: cancellation);
        if (!printed.Succeeded || PostgresVersion.Read(printed.Output) is not { } version)
        {
            refused($"{folder}: postgres --version failed{(runAs is null ? "" : $" as user {runAs.Name}")}: {printed.Tail(3)}");
            return null;
        }

        return new PostgresBinaries(folder, version);
    }
}
