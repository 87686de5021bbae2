using Npgsql;

namespace Decisions.Engine.Following;

/// <summary>The connections that followers work with.</summary>
public sealed class FollowingDatabase : IAsyncDisposable
{
    /// <summary>
    /// A node that drops off the network leaves its sessions behind, and with them the lease and the row of a page that
    /// it was folding; the server ends them after half a minute, not after the two hours that TCP would take.
    /// </summary>
    private const string EndLostSessions =
        "-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=4 " +
        "-c idle_in_transaction_session_timeout=30s";

    /// <summary>
    /// Tables that grow from nothing have no statistics, and the planner would read them whole for each page. A commit
    /// that a crash takes back takes its progress with it, so none needs to wait for the disk.
    /// </summary>
    private const string ForFolding =
        "-c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off -c jit=off -c synchronous_commit=off";

    private readonly string _sessions;

    /// <param name="connectionString">Connects as the application's role, to a migrated database.</param>
    public FollowingDatabase(string connectionString)
    {
        var given = new NpgsqlConnectionStringBuilder(connectionString).Options;
        Source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString)
        {
            ApplicationName = "decisions following",
            MaxAutoPrepare = 40,
            AutoPrepareMinUsages = 2,
            Options = $"{given} {EndLostSessions} {ForFolding}",
        }.ConnectionString);
        _sessions = new NpgsqlConnectionStringBuilder(connectionString)
        {
            ApplicationName = "decisions lease",
            Pooling = false,
            Options = $"{given} {EndLostSessions}",
        }.ConnectionString;
    }

    public NpgsqlDataSource Source { get; }

    public ValueTask DisposeAsync() => Source.DisposeAsync();

    /// <summary>A connection whose session ends with it, and with the session its locks.</summary>
    internal async Task<NpgsqlConnection> OpenSession(CancellationToken cancel)
    {
        var connection = new NpgsqlConnection(_sessions);
        try
        {
            await connection.OpenAsync(cancel);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
