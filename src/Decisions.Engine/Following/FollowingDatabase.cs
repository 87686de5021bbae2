using Npgsql;

namespace Decisions.Engine.Following;

/// <summary>The connections that followers work with.</summary>
public sealed class FollowingDatabase : IAsyncDisposable
{
    private readonly string _connectionString;

    /// <param name="connectionString">Connects as the application's role, to a migrated database.</param>
    public FollowingDatabase(string connectionString)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString)
        {
            ApplicationName = "decisions following",
            MaxAutoPrepare = 40,
            AutoPrepareMinUsages = 2,
        };
        // Tables that grow from nothing have no statistics, and the planner would read them whole for each page. A
        // commit that a crash takes back takes its progress with it, so none needs to wait for the disk.
        builder.Options = $"{builder.Options} -c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off " +
            "-c jit=off -c synchronous_commit=off";
        Source = NpgsqlDataSource.Create(builder.ConnectionString);
        _connectionString = new NpgsqlConnectionStringBuilder(connectionString)
        {
            ApplicationName = "decisions lease",
            Pooling = false,
        }.ConnectionString;
    }

    public NpgsqlDataSource Source { get; }

    public ValueTask DisposeAsync() => Source.DisposeAsync();

    /// <summary>A connection whose session ends with it, and with the session its locks.</summary>
    internal async Task<NpgsqlConnection> OpenSession(CancellationToken cancel)
    {
        var connection = new NpgsqlConnection(_connectionString);
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
