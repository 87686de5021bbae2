using Npgsql;

namespace Decisions.EventStore.Redacting;

/// <summary>
/// Carries out what events of type payload_redacted say: words are taken out of the payload that each names, and what opens
/// the rest takes the place of its salt; so it goes with what an earlier redaction of the same event said remains. It may be
/// repeated at any time; what is done already is left as it is.
/// </summary>
/// <param name="connectionString">Connects as the application's role, to a migrated database.</param>
public sealed class PayloadRedactions(string connectionString) : IAsyncDisposable
{
    private readonly NpgsqlDataSource source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString)
    {
        ApplicationName = "decisions redaction",
        MaxPoolSize = 2,
    }.ConnectionString);

    public ValueTask DisposeAsync() => source.DisposeAsync();

    /// <summary>Carries out what a community's record says and was not carried out yet; answers how many payloads that were.</summary>
    public async Task<int> Apply(Guid community, CancellationToken cancel)
    {
        await using var command = source.CreateCommand("select decisions.apply_redactions($1)");
        command.Parameters.Add(new() { Value = community });
        return (int)(await command.ExecuteScalarAsync(cancel))!;
    }
}
