using Npgsql;
using NpgsqlTypes;

namespace Decisions.Benchmarks.Appends;

/// <summary>
/// What an append is measured against: the same JSON, one plain INSERT a transaction, done as fast as can be: each
/// caller has a connection and a prepared statement to itself.
/// </summary>
internal sealed class PlainInserts : IAsyncDisposable
{
    private readonly NpgsqlDataSource source;
    private NpgsqlCommand[] commands = [];

    private PlainInserts(string connectionString, int callers) => source = NpgsqlDataSource.Create(
        new NpgsqlConnectionStringBuilder(connectionString) { MaxPoolSize = callers, NoResetOnClose = true }.ConnectionString);

    public static async Task<PlainInserts> Open(string connectionString, int callers)
    {
        var inserts = new PlainInserts(connectionString, callers);
        await using (var table = inserts.source.CreateCommand(
            "create table plain_event (id bigint generated always as identity primary key, data jsonb not null)"))
        {
            await table.ExecuteNonQueryAsync();
        }

        inserts.commands = await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => inserts.Prepare()));
        return inserts;
    }

    public Task Insert(int caller, string payload)
    {
        var command = commands[caller];
        command.Parameters[0].Value = payload;
        return command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var command in commands)
        {
            await command.Connection!.DisposeAsync();
            await command.DisposeAsync();
        }

        await source.DisposeAsync();
    }

    private async Task<NpgsqlCommand> Prepare()
    {
        var command = new NpgsqlCommand("insert into plain_event (data) values ($1)", await source.OpenConnectionAsync());
        command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Jsonb, Value = "{}" });
        await command.PrepareAsync();
        return command;
    }
}
