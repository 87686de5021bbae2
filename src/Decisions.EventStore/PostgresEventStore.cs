using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Decisions.EventStore.Appending;
using Decisions.EventStore.Reading;
using Npgsql;

namespace Decisions.EventStore;

/// <summary>The event store on PostgreSQL. One instance a process; it is safe for concurrent use.</summary>
public sealed class PostgresEventStore : IEventStore, IAsyncDisposable
{
    private const int FollowPage = 500;

    private const int MaxAppending = 32;

    private readonly NpgsqlDataSource _appends;
    private readonly NpgsqlDataSource _reads;
    private readonly BatchWriter _writer;
    private readonly EventReader _events;
    private readonly LogHeads _heads;
    private readonly LogSignal _signal;
    private readonly LogNotices _notices;
    private readonly ConcurrentDictionary<Guid, AppendLane> _lanes = new();
    private int _isDisposed;

    /// <param name="connectionString">Connects as the application's role, to a migrated database.</param>
    public PostgresEventStore(string connectionString)
    {
        _appends = Appends(connectionString);
        _reads = Reads(connectionString);
        _notices = new LogNotices(_reads);
        _writer = new BatchWriter(_appends, Grown);
        _events = new EventReader(_reads);
        _heads = new LogHeads(_reads);
        _signal = new LogSignal(_reads);
    }

    public Task<AppendOutcome> Append(Append append, CancellationToken cancel = default)
    {
        cancel.ThrowIfCancellationRequested();
        return append.Settled is not null
            ? Alone(PreparedAppend.Of(append))
            : _lanes.GetOrAdd(append.Community, _ => new AppendLane(_writer)).Append(PreparedAppend.Of(append));
    }

    /// <summary>Only the short way looks at settled streams. It waits for the community's row as a batch does.</summary>
    private async Task<AppendOutcome> Alone(PreparedAppend append)
    {
        await _writer.Write([append]);
        return await append.Outcome.Task;
    }

    public async Task<AppendOutcome?> FindCommand(
        Guid community, Guid commandId, ReadOnlyMemory<byte>? fingerprint, CancellationToken cancel = default)
    {
        await using var connection = await _reads.OpenConnectionAsync(cancel);
        var found = await EarlierCommands.Find(connection, community, [commandId], cancel);
        return found.GetValueOrDefault(commandId)?.To(commandId, fingerprint);
    }

    public async Task<AppendOutcome> KeepUnchanged(
        Guid community, Guid commandId, ReadOnlyMemory<byte> fingerprint, string stream, long version,
        CancellationToken cancel = default)
    {
        await using var connection = await _appends.OpenConnectionAsync(cancel);
        return await Appending.KeepUnchanged.Run(
            connection, community, commandId, fingerprint, new KeptUnchanged(stream, version), cancel);
    }

    public Task<IReadOnlyList<StoredEvent>> ReadStream(
        Guid community, string stream, long fromVersion = 1, CancellationToken cancel = default) =>
        _events.ReadStream(community, stream, fromVersion, cancel);

    public Task<StreamAtHead> ReadStreamAtHead(Guid community, string stream, CancellationToken cancel = default) =>
        _events.ReadStreamAtHead(community, stream, cancel);

    public IAsyncEnumerable<StoredEvent> ReadStreams(
        Guid community, string prefix, CancellationToken cancel = default) =>
        _events.ReadStreams(community, prefix, cancel);

    public Task<IReadOnlyList<LoggedEvent>> ReadLog(
        Guid community, long fromIndex, int limit, CancellationToken cancel = default) =>
        _events.ReadLog(community, fromIndex, limit, cancel);

    public Task<LedgerLeaf?> ReadLeaf(Guid community, long index, CancellationToken cancel = default) =>
        _events.ReadLeaf(community, index, cancel);

    public Task<LedgerLeaf?> ReadLeaf(Guid community, string stream, long version, CancellationToken cancel = default) =>
        _events.ReadLeaf(community, stream, version, cancel);

    public async IAsyncEnumerable<LoggedEvent> Follow(
        Guid community, long fromIndex, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        var next = fromIndex;
        while (true)
        {
            var grown = _signal.Next(community);
            var page = await _events.ReadLog(community, next, FollowPage, cancel);
            foreach (var logged in page)
                yield return logged;
            next += page.Count;
            if (page.Count == 0)
                await Task.WhenAny(grown, Task.Delay(LogSignal.Patience, cancel));
            cancel.ThrowIfCancellationRequested();
        }
    }

    public Task<LogHead> Head(Guid community, CancellationToken cancel = default) => _heads.Head(community, cancel);

    public Task<LogHead> Barrier(Guid community, CancellationToken cancel = default) => _heads.Barrier(community, cancel);

    public Task<IReadOnlyDictionary<Guid, long>> Heads(CancellationToken cancel = default) => _heads.All(cancel);

    /// <summary>
    /// Completes when some log may have grown, or after two seconds all the same. Take it before reading heads.
    /// </summary>
    public Task AnyGrowth(CancellationToken cancel = default) =>
        Task.WhenAny(_signal.NextOfAny(), Task.Delay(LogSignal.Patience, cancel));

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) == 1)
            return;
        await _signal.DisposeAsync();
        await _notices.DisposeAsync();
        await _appends.DisposeAsync();
        await _reads.DisposeAsync();
    }

    private void Grown(Guid community)
    {
        _signal.Wake(community);
        _notices.Send(community);
    }

    internal static NpgsqlDataSource Appends(string connectionString)
    {
        var builder = Planned(connectionString);
        builder.ApplicationName = "decisions appends";
        builder.MaxAutoPrepare = 5;
        builder.AutoPrepareMinUsages = 1;
        // Nothing is left behind in a session, so nothing need be reset.
        builder.NoResetOnClose = true;
        // More transactions at once would only wait for the disk and take connections from the readers.
        builder.MaxPoolSize = Math.Min(builder.MaxPoolSize, MaxAppending);
        builder.MinPoolSize = Math.Min(builder.MinPoolSize, MaxAppending);
        // What one append did must be seen by the next that waited for it, whatever the database's default.
        builder.Options += @" -c default_transaction_isolation=read\ committed -c plan_cache_mode=force_generic_plan";
        var source = new NpgsqlDataSourceBuilder(builder.ConnectionString);
        source.UsePhysicalConnectionInitializer(
            connection => Trusting(connection).ExecuteNonQuery(),
            connection => Trusting(connection).ExecuteNonQueryAsync());
        return source.Build();
    }

    /// <summary>
    /// An append makes or changes the row of every stream that it writes to before it writes an event there, so the
    /// foreign key need not be checked again for each event; it holds against every other writer. Where the owner
    /// could not grant this (0004-access.sql), it is checked, and appends take a third longer.
    /// </summary>
    private static NpgsqlCommand Trusting(NpgsqlConnection connection) => new(
        """
        select set_config('session_replication_role', 'replica', false)
         where has_parameter_privilege('session_replication_role', 'set')
        """, connection);

    private static NpgsqlDataSource Reads(string connectionString)
    {
        var builder = Planned(connectionString);
        builder.ApplicationName = "decisions reads";
        builder.MaxAutoPrepare = 20;
        builder.AutoPrepareMinUsages = 2;
        return NpgsqlDataSource.Create(builder);
    }

    /// <summary>
    /// A fresh database has no statistics, and its planner then reads whole tables where the store wants some rows of
    /// an index; so its connections are told which plans to leave aside.
    /// </summary>
    private static NpgsqlConnectionStringBuilder Planned(string connectionString)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString);
        builder.Options = $"{builder.Options} -c enable_seqscan=off -c enable_bitmapscan=off -c enable_hashjoin=off " +
            "-c enable_mergejoin=off -c jit=off";
        return builder;
    }
}
