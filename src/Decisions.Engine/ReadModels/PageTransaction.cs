using Npgsql;

namespace Decisions.Engine.ReadModels;

/// <summary>The transaction that folds a page into one generation.</summary>
internal sealed class PageTransaction(NpgsqlConnection connection, string schema, CancellationToken cancel)
{
    public async Task<int> Execute(string sql, params object[] parameters)
    {
        await using var command = Command(sql, parameters);
        return await command.ExecuteNonQueryAsync(cancel);
    }

    public async Task<List<string>> Texts(string sql, params object[] parameters)
    {
        await using var command = Command(sql, parameters);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        List<string> texts = [];
        while (await reader.ReadAsync(cancel))
            texts.Add(reader.GetString(0));
        return texts;
    }

    private NpgsqlCommand Command(string sql, object[] parameters)
    {
        var command = new NpgsqlCommand(sql.Replace("{read}", schema, StringComparison.Ordinal), connection);
        foreach (var parameter in parameters)
            command.Parameters.Add(parameter as NpgsqlParameter ?? new NpgsqlParameter { Value = parameter });
        return command;
    }
}
