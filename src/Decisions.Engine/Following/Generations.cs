using Dapper;
using Decisions.Engine.ReadModels;
using Npgsql;

namespace Decisions.Engine.Following;

/// <summary>Makes, swaps and drops generations of read models.</summary>
internal sealed class Generations(NpgsqlDataSource source)
{
    /// <summary>Whoever makes, swaps or drops a generation holds this lock until the end of the transaction.</summary>
    private const string Alone = "select pg_advisory_xact_lock(x'64656633'::int, 0)";

    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private const string Columns =
        "generation as Number, schema as Schema, version as Version, tables as Tables, state as State";

    /// <summary>The generation of a version; made, and still empty, when there is none.</summary>
    public async Task<Generation> OfVersion(string version, string tables, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await connection.ExecuteAsync(Alone);
        if (await Find(connection, "version = @version and state <> 'dropped'", new { version }) is { } known)
            return known;
        var number = await connection.ExecuteScalarAsync<int>(
            "select coalesce(max(generation), 0) + 1 from decisions.read_generation");
        var schema = await connection.ExecuteScalarAsync<string>(
            "select o_schema from decisions.make_read_schema(@number)", new { number });
        var generation = new Generation(number, schema!, version, tables, GenerationState.Building);
        await connection.ExecuteAsync(ReadModelTables.In(generation.Schema));
        await connection.ExecuteAsync("""
            insert into decisions.read_generation (generation, schema, version, tables, state)
            values (@Number, @Schema, @Version, @Tables, 'building')
            """, generation);
        await transaction.CommitAsync(cancel);
        return generation;
    }

    /// <summary>The generation that is live, or null.</summary>
    public async Task<Generation?> Live(CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        return await Find(connection, "state = 'live'", null);
    }

    /// <summary>Counts what is in the tables, so that the first questions are planned by what there is.</summary>
    public async Task Analyze(Generation generation, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        var tables = await connection.QueryAsync<string>(
            "select tablename from pg_tables where schemaname = @Schema", generation);
        foreach (var table in tables)
            await connection.ExecuteAsync(new CommandDefinition(
                $"analyze {generation.Schema}.{table}", commandTimeout: 0, cancellationToken: cancel));
    }

    /// <summary>
    /// Makes a generation the live one, unless the one before is ahead of it in any community: what was read once can
    /// be read after. The one before stands still meanwhile, so that the next, a moment behind, can make up for it.
    /// </summary>
    /// <param name="stuck">
    /// Communities that the next one cannot follow. They count where programs of its version can read the one before; where
    /// they cannot, waiting for one community would leave all of them without answers.
    /// </param>
    /// <returns>Whether it is live now.</returns>
    public async Task<bool> TrySwap(Generation next, IReadOnlyCollection<Guid> stuck, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await connection.ExecuteAsync(Alone);
        var live = await Find(connection, "state = 'live'", null);
        if (live?.Number == next.Number)
            return true;
        if (live is not null)
        {
            await connection.ExecuteAsync($"lock table {live.Schema}.progress in share mode");
            var leftBehind = live.Tables == next.Tables ? [] : stuck.ToArray();
            for (var waited = TimeSpan.Zero; await IsAhead(connection, live, next, leftBehind); waited += Glance)
            {
                if (waited >= Patience)
                    return false;
                await Task.Delay(Glance, cancel);
            }
        }
        await connection.ExecuteAsync("""
            update decisions.read_generation set state = 'retired', retired_at = now() where state = 'live';
            update decisions.read_generation set state = 'live', live_at = now(), retired_at = null
             where generation = @Number
            """, next);
        await transaction.CommitAsync(cancel);
        return true;
    }

    /// <summary>Whether one generation knows an event, of any community, that the other does not.</summary>
    public async Task<bool> IsAhead(Generation one, Generation other, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        return await IsAhead(connection, one, other, []);
    }

    /// <summary>
    /// Drops generations that no node reads: retired ones after a while, and unfinished ones, which a node that
    /// restarts may take up again, after a long while.
    /// </summary>
    public async Task DropUnused(string ownVersion, TimeSpan grace, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await connection.ExecuteAsync(Alone);
        var unused = await connection.QueryAsync<(int Number, string Schema)>("""
            select generation, schema from decisions.read_generation
             where version <> @ownVersion
               and (state = 'retired' and retired_at < now() - @grace or state = 'building' and begun_at < now() - 100 * @grace)
               and pg_try_advisory_xact_lock(@reading, generation)
            """, new { ownVersion, grace, reading = Lease.Reading });
        foreach (var (number, schema) in unused)
            await connection.ExecuteAsync($"""
                drop schema if exists {schema} cascade;
                update decisions.read_generation set state = 'dropped' where generation = {number}
                """);
        await transaction.CommitAsync(cancel);
    }

    private static Task<bool> IsAhead(NpgsqlConnection connection, Generation one, Generation other, Guid[] leftBehind) =>
        connection.ExecuteScalarAsync<bool>($"""
            select exists (
              select from {one.Schema}.progress a left join {other.Schema}.progress b on b.community = a.community
               where a.next_index > coalesce(b.next_index, 0) and a.community <> all (@leftBehind))
            """, new { leftBehind });

    private static async Task<Generation?> Find(NpgsqlConnection connection, string condition, object? parameters)
    {
        var row = await connection.QuerySingleOrDefaultAsync<(int Number, string Schema, string Version, string Tables, string State)?>(
            $"select {Columns} from decisions.read_generation where {condition}", parameters);
        return row is { } found
            ? new Generation(
                found.Number, found.Schema, found.Version, found.Tables,
                Enum.Parse<GenerationState>(found.State, ignoreCase: true))
            : null;
    }
}
