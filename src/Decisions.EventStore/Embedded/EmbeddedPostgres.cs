using System.Runtime.Versioning;

namespace Decisions.EventStore.Embedded;

/// <summary>
/// A PostgreSQL server of Decisions' own, in a folder, reached over a private Unix socket. Disposing it stops the
/// server. If this process is killed the server runs on, and the next start on the folder adopts it.
/// </summary>
public sealed class EmbeddedPostgres : IAsyncDisposable
{
    private readonly DataFolderLock held;
    private readonly DataFolder folder;
    private readonly PostgresControl control;
    private bool stopped;

    private EmbeddedPostgres(
        DataFolderLock held,
        DataFolder folder,
        PostgresControl control,
        PrivateConnections connections,
        PostgresVersion version)
    {
        this.held = held;
        this.folder = folder;
        this.control = control;
        OwnerConnectionString = connections.Owner;
        AppConnectionString = connections.Application;
        Version = version;
    }

    /// <summary>Connects as the superuser, for migrations and backups.</summary>
    public string OwnerConnectionString { get; }

    /// <summary>Connects as the application's role, which owns nothing and is granted what migrations grant it.</summary>
    public string AppConnectionString { get; }

    /// <summary>The version of the server that runs.</summary>
    public PostgresVersion Version { get; }

    /// <summary>Starts the folder's database, making it first if there is none.</summary>
    /// <param name="dataFolder">A folder of its own for this server; made if missing.</param>
    /// <param name="options">Null for real use.</param>
    /// <param name="say">Is told, in a sentence each, of steps that may take long.</param>
    /// <param name="cancellation">Gives up between steps, stopping what was started.</param>
    /// <exception cref="EmbeddedPostgresException">An obstacle whose message says what to do.</exception>
    public static async Task<EmbeddedPostgres> Start(
        string dataFolder, EmbeddedPostgresOptions? options, Action<string> say, CancellationToken cancellation)
    {
        if (OperatingSystem.IsWindows())
        {
            throw new PlatformNotServed("Windows");
        }

        var folder = new DataFolder(dataFolder);
        DataFolderRights.MakeRoot(folder);
        var held = DataFolderLock.Take(folder);
        try
        {
            return await Start(folder, held, options ?? new EmbeddedPostgresOptions(), say, cancellation);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>Stops the server: ends its connections, writes all to disk, and frees the folder for another start.</summary>
    public async ValueTask DisposeAsync()
    {
        if (stopped)
        {
            return;
        }

        stopped = true;
        try
        {
            await control.Stop();
            SocketFolder.Remove(folder);
        }
        finally
        {
            held.Dispose();
        }
    }

    [UnsupportedOSPlatform("windows")]
    private static async Task<EmbeddedPostgres> Start(
        DataFolder folder,
        DataFolderLock held,
        EmbeddedPostgresOptions options,
        Action<string> say,
        CancellationToken cancellation)
    {
        var current = await OsUser.Current(cancellation);
        var databaseUser = await DatabaseUser.For(folder, current, cancellation);
        var runAs = current.IsRoot ? databaseUser : null;
        var socketFolder = SocketFolder.For(folder);
        var rights = new DataFolderRights(folder, databaseUser, runAs);
        await rights.Grant(socketFolder, cancellation);

        var search = new PostgresSearch(folder, options.Sources, runAs, say);
        var binaries = await search.Find(folder.Major, cancellation);
        if (!folder.HasDatabase)
        {
            say($"Making a new database with PostgreSQL {binaries.Version} in {folder.Root} …");
            var durable = options.Settings.GetValueOrDefault("fsync") != "off";
            await NewDatabase.Make(folder, binaries, rights, runAs, durable, cancellation);
        }

        var changed = SettingsFiles.Write(folder, socketFolder, options, [databaseUser.Name, current.Name]);
        var control = new PostgresControl(folder, binaries, runAs);
        var connections = new PrivateConnections(socketFolder);
        var version = changed ? null : await Adopt(folder, connections, say, cancellation);
        version ??= await StartServer(folder, control, connections, socketFolder, say, cancellation);
        return await Prepare(held, folder, control, connections, version, cancellation);
    }

    /// <summary>The version of a server that an earlier start left running; null where there is none to use.</summary>
    private static async Task<PostgresVersion?> Adopt(
        DataFolder folder, PrivateConnections connections, Action<string> say, CancellationToken cancellation)
    {
        if (RunningServer.In(folder) is not { } id || await connections.Ask(cancellation) is not { } version)
        {
            return null;
        }

        say($"PostgreSQL (process {id}) still runs from an earlier start; using it.");
        return version;
    }

    private static async Task<PostgresVersion> StartServer(
        DataFolder folder,
        PostgresControl control,
        PrivateConnections connections,
        string socketFolder,
        Action<string> say,
        CancellationToken cancellation)
    {
        if (RunningServer.In(folder) is { } id)
        {
            say($"PostgreSQL (process {id}) still runs from an earlier start; starting it anew.");
            await control.Stop();
        }

        RunningServer.Forget(folder, socketFolder);
        await control.Start(cancellation);
        return await connections.Ask(CancellationToken.None)
            ?? throw new PostgresFailed($"PostgreSQL started but does not answer on its socket in {socketFolder}.", "");
    }

    private static async Task<EmbeddedPostgres> Prepare(
        DataFolderLock held,
        DataFolder folder,
        PostgresControl control,
        PrivateConnections connections,
        PostgresVersion version,
        CancellationToken cancellation)
    {
        try
        {
            await connections.Prepare(cancellation);
            return new EmbeddedPostgres(held, folder, control, connections, version);
        }
        catch
        {
            await control.Stop();
            throw;
        }
    }
}
