using System.Collections.Immutable;
using System.Text;
using Decisions.EventStore.Appending;
using Decisions.Testing;
using Npgsql;

namespace Decisions.EventStore.Tests;

/// <summary>A test of the store on a database of its own, with a few short words for appends.</summary>
public abstract class StoreTests(Postgres postgres) : IAsyncLifetime
{
    private readonly List<IAsyncDisposable> opened = [];

    protected Guid Community { get; } = Guid.CreateVersion7();

    protected PrivateDatabase Database { get; private set; } = null!;

    protected PostgresEventStore Store { get; private set; } = null!;

    /// <summary>Connects as the schema's owner: what no part of the application may do.</summary>
    protected NpgsqlDataSource Owner { get; private set; } = null!;

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Database = await postgres.NewDatabase();
        Owner = Opened(NpgsqlDataSource.Create(Database.OwnerConnectionString));
        Store = NewStore();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        opened.Reverse();
        foreach (var resource in opened)
        {
            await resource.DisposeAsync();
        }
    }

    /// <summary>Another node.</summary>
    protected PostgresEventStore NewStore() => Opened(new PostgresEventStore(Database.AppConnectionString));

    protected T Opened<T>(T resource)
        where T : IAsyncDisposable
    {
        opened.Add(resource);
        return resource;
    }

    protected Append Command(params StreamWrite[] writes) => CommandIn(Community, writes);

    protected static Append CommandIn(Guid community, params StreamWrite[] writes) =>
        new(community, Guid.CreateVersion7(), [.. writes], [], "system");

    protected static StreamWrite Write(string stream, long expectedVersion = 0, int events = 1) =>
        new(stream, "note", expectedVersion, [.. Enumerable.Range(0, events).Select(_ => Event())]);

    protected static NewEvent Event(string data = """{"text":"a note"}""", string type = "noted") =>
        new(Guid.CreateVersion7(), type, "Decisions.Notes.Noted, Decisions", Encoding.UTF8.GetBytes(data));

    protected static ImmutableArray<StreamGuard> Guards(params (string Stream, long Version)[] guards) =>
        [.. guards.Select(guard => new StreamGuard(guard.Stream, guard.Version))];

    protected async Task<Landed> Land(Append append) => (await Store.Append(append, Cancel)).ShouldBeOfType<Landed>();

    protected async Task<T?> Ask<T>(string sql, params object[] values)
    {
        await using var command = Owner.CreateCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return await command.ExecuteScalarAsync(Cancel) is T answer ? answer : default;
    }

    protected Task<object?> Do(string sql, params object[] values) => Ask<object>(sql, values);

    protected async Task ShouldBeSound() => (await StoreAudit.Faults(Database.OwnerConnectionString)).ShouldBeEmpty();
}
