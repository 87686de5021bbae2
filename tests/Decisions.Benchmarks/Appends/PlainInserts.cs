using Npgsql;
using NpgsqlTypes;

namespace Decisions.Benchmarks.Appends;

/// <summary>What an append is measured against: the same JSON, one plain INSERT a transaction.</summary>
internal sealed class PlainInserts(NpgsqlDataSource source)
{
    public async Task CreateTable()
    {
        await using var command = source.CreateCommand(
            "create table if not exists plain_event (id bigint generated always as identity primary key, data jsonb not null)");
        await command.ExecuteNonQueryAsync();
    }

    public async Task Insert(string payload)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var command = new NpgsqlCommand("insert into plain_event (data) values ($1)", connection);
        command.Parameters.Add(new NpgsqlParameter { Value = payload, NpgsqlDbType = NpgsqlDbType.Jsonb });
        await command.ExecuteNonQueryAsync();
    }
}
