using Npgsql;

namespace Decisions.Engine.Following;

/// <summary>
/// Locks that last as long as a session of the database: when a node dies, its session ends, and another node takes
/// over. They only spare double work; that nothing is folded twice, the progress row sees to.
/// </summary>
internal sealed class Lease : IAsyncDisposable
{
    /// <summary>Whoever follows a generation holds the lock (this, generation).</summary>
    private const int Following = 0x6465_6631;

    /// <summary>Whoever reads a generation holds a share of the lock (this, generation).</summary>
    internal const int Reading = 0x6465_6632;

    private static readonly TimeSpan Retry = TimeSpan.FromMilliseconds(500);

    private readonly NpgsqlConnection _session;

    private Lease(NpgsqlConnection session) => _session = session;

    /// <summary>Marks a generation as read by this node, and waits until no other node follows it.</summary>
    public static async Task<Lease> Take(FollowingDatabase database, int generation, CancellationToken cancel)
    {
        var lease = new Lease(await database.OpenSession(cancel));
        try
        {
            await lease.Ask($"select pg_advisory_lock_shared({Reading}, {generation})", cancel);
            while (await lease.Ask($"select pg_try_advisory_lock({Following}, {generation})", cancel) is not true)
                await Task.Delay(Retry, cancel);
            return lease;
        }
        catch
        {
            await lease.DisposeAsync();
            throw;
        }
    }

    /// <summary>Throws when the session is gone, and the lease with it.</summary>
    public Task Check(CancellationToken cancel) => Ask("select true", cancel);

    public ValueTask DisposeAsync() => _session.DisposeAsync();

    private async Task<object?> Ask(string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, _session);
        return await command.ExecuteScalarAsync(cancel);
    }
}
