using System.Data;
using Decisions.Domain.Communities;
using Npgsql;

namespace Decisions.Engine.ReadModels;

/// <summary>Answers questions from the read models that this node serves.</summary>
public sealed class ReadModelDatabase : IAsyncDisposable
{
    private const string Progress = "select next_index from {read}.progress where community = $1";

    private readonly NpgsqlDataSource _source;
    private readonly ServedReadModels _served;

    /// <param name="connectionString">Connects as the application's role, to a migrated database.</param>
    public ReadModelDatabase(string connectionString, ServedReadModels served)
    {
        _source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString)
        {
            ApplicationName = "decisions queries",
            MaxAutoPrepare = 40,
            AutoPrepareMinUsages = 2,
        }.ConnectionString);
        _served = served;
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    /// <summary>Every row of an answer about one community, and how fresh it is: both of one snapshot.</summary>
    /// <param name="sql">One select; {read} stands for the schema, $1 for the community.</param>
    internal async Task<Fresh<List<T>>> Rows<T>(
        CommunityId community, string sql, object[] parameters, Func<NpgsqlDataReader, T> row, CancellationToken cancel)
    {
        var schema = await _served.Schema(cancel);
        await using var connection = await _source.OpenConnectionAsync(cancel);
        await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
        await using var batch = new NpgsqlBatch(connection, snapshot);
        batch.BatchCommands.Add(Command(schema, Progress, [community.Value]));
        batch.BatchCommands.Add(Command(schema, sql, [community.Value, .. parameters]));
        await using var reader = await batch.ExecuteReaderAsync(cancel);
        var next = await reader.ReadAsync(cancel) ? reader.GetInt64(0) : 0;
        await reader.NextResultAsync(cancel);
        List<T> rows = [];
        while (await reader.ReadAsync(cancel))
            rows.Add(row(reader));
        return new Fresh<List<T>>(rows, next);
    }

    /// <summary>The one row of an answer, or null.</summary>
    internal async Task<Fresh<T?>> Row<T>(
        CommunityId community, string sql, object[] parameters, Func<NpgsqlDataReader, T> row, CancellationToken cancel)
        where T : class
    {
        var rows = await Rows(community, sql, parameters, row, cancel);
        return new Fresh<T?>(rows.Value.SingleOrDefault(), rows.NextIndex);
    }

    /// <summary>Rows that are not about one community.</summary>
    internal async Task<List<T>> Rows<T>(
        string sql, object[] parameters, Func<NpgsqlDataReader, T> row, CancellationToken cancel)
    {
        var schema = await _served.Schema(cancel);
        await using var connection = await _source.OpenConnectionAsync(cancel);
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { Command(schema, sql, parameters) } };
        await using var reader = await batch.ExecuteReaderAsync(cancel);
        List<T> rows = [];
        while (await reader.ReadAsync(cancel))
            rows.Add(row(reader));
        return rows;
    }

    private static NpgsqlBatchCommand Command(string schema, string sql, object[] parameters)
    {
        var command = new NpgsqlBatchCommand(sql.Replace("{read}", schema, StringComparison.Ordinal));
        foreach (var parameter in parameters)
            command.Parameters.Add(new NpgsqlParameter { Value = parameter });
        return command;
    }
}
