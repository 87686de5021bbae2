using NodaTime;
using Npgsql;

namespace Decisions.Testing;

/// <summary>
/// A clock that a test moves forward: the database's, by which appends are in time or not, and with it the one that a server on
/// that database asks. For a database that one test has to itself.
/// </summary>
public sealed class MovedClock(PrivateDatabase database) : IClock
{
    private Duration moved = Duration.Zero;

    public Instant GetCurrentInstant() => SystemClock.Instance.GetCurrentInstant() + moved;

    /// <summary>
    /// Lets time pass. The database's clock goes first, so that no server takes for late what the database has in time.
    /// What is due by then is done by the server's workers within a second or two.
    /// </summary>
    public async Task Forward(Duration time, CancellationToken cancel = default)
    {
        var total = moved + time;
        await using var source = NpgsqlDataSource.Create(database.OwnerConnectionString);
        await using var command = source.CreateCommand($"""
            create or replace function decisions.clock() returns timestamptz language sql volatile
            as $$ select pg_catalog.clock_timestamp() + interval '{(long)total.TotalSeconds} seconds' $$
            """);
        await command.ExecuteNonQueryAsync(cancel);
        moved = total;
    }

    public Task Forward(int days, CancellationToken cancel = default) => Forward(Duration.FromDays(days), cancel);
}
