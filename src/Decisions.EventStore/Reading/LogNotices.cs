using Npgsql;

namespace Decisions.EventStore.Reading;

/// <summary>
/// Tells other nodes which logs have grown, by PostgreSQL's notices. They are sent outside the appends, many
/// communities together: a transaction that sends one holds a lock of the whole database until it is on disk, so
/// that inside appends it would make all communities wait for each other.
/// </summary>
internal sealed class LogNotices(NpgsqlDataSource source) : IAsyncDisposable
{
    /// <summary>The channel; a notice's payload is the community's id.</summary>
    public const string Channel = "decisions_log";

    /// <summary>Under load, notices gather this long: followers on other nodes lag by no more.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _stop = new();
    private HashSet<Guid> _grown = [];
    private Task _sending = Task.CompletedTask;
    private bool _isSending;

    /// <summary>Sends a notice soon, or loses it when the database is away; whoever waits looks for itself then.</summary>
    public void Send(Guid community)
    {
        lock (_gate)
        {
            _grown.Add(community);
            if (_isSending || _stop.IsCancellationRequested)
                return;
            _isSending = true;
            _sending = Task.Run(SendWhileGrowing);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Task sending;
        lock (_gate)
        {
            _stop.Cancel();
            sending = _sending;
        }
        await sending;
        _stop.Dispose();
    }

    private async Task SendWhileGrowing()
    {
        while (Take() is { } grown)
        {
            try
            {
                await using var command = source.CreateCommand("select pg_notify($1, id::text) from unnest($2) as id");
                command.Parameters.Add(new() { Value = Channel });
                command.Parameters.Add(new() { Value = grown });
                await command.ExecuteNonQueryAsync(_stop.Token);
                await Task.Delay(Pause, _stop.Token);
            }
            catch (Exception)
            {
                // A hint that is lost, not an event.
            }
        }
    }

    private Guid[]? Take()
    {
        lock (_gate)
        {
            if (_grown.Count == 0 || _stop.IsCancellationRequested)
            {
                _isSending = false;
                return null;
            }
            Guid[] grown = [.. _grown];
            _grown.Clear();
            return grown;
        }
    }
}
