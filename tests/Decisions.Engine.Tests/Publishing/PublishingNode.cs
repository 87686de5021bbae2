using System.Text;
using Decisions.Domain.Communities;
using Decisions.Engine.Exporting;
using Decisions.Engine.Publishing;
using Decisions.Engine.Tests.Following;
using Decisions.Engine.Witnessing;
using Decisions.EventStore;
using Decisions.EventStore.Publishing;
using Decisions.Ledger.Checkpoints;
using Decisions.Ledger.Notes;
using Decisions.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using Npgsql;

namespace Decisions.Engine.Tests.Publishing;

/// <summary>A node that publishes logs, without a server around it.</summary>
internal sealed class PublishingNode(PrivateDatabase database, LogKey key) : IAsyncDisposable
{
    private readonly PostgresEventStore _store = new(database.AppConnectionString);
    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(database.AppConnectionString);
    private LogPublisher? _publisher;

    public LogKey Key => key;

    public PrivateDatabase Database => database;

    public PublishedLogs Logs { get; } = new(database.AppConnectionString);

    public LogPublisher Publisher => _publisher ??= new(Logs, key, _store, new LogAlarms(_source), NullLogger<LogPublisher>.Instance);

    public TestLog NewLog() => new(_store, new CommunityId(Guid.CreateVersion7()));

    public async Task<Checkpoint> Checkpoint(Guid community)
    {
        var (size, note) = (await Logs.Checkpoint(community, CancellationToken.None))!.Value;
        SignedNote.Parse(Encoding.UTF8.GetBytes(note))
            .Then(read => OpenedCheckpoint.Open(read, key.OriginOf(community), [key.VerifierOf(community)], []))
            .IsRead(out var opened, out var reason).ShouldBeTrue(reason);
        opened!.Checkpoint.Size.ShouldBe(size);
        return opened.Checkpoint;
    }

    /// <summary>The record as the auditor has it.</summary>
    public async Task<byte[]> Export(TestLog log)
    {
        using var archive = new MemoryStream();
        await new RecordExport(Logs, new WitnessedCheckpoints(_source), new DecisionsEngine(_store, SystemClock.Instance))
            .Write(archive, log.Community, Audience.Auditor, [], null, CancellationToken.None);
        return archive.ToArray();
    }

    public async Task Published(TestLog log, CancellationToken cancel)
    {
        while ((await Logs.Checkpoint(log.Community.Value, cancel))?.Size != log.Length)
            await Task.Delay(20, cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await Logs.DisposeAsync();
        await _store.DisposeAsync();
        await _source.DisposeAsync();
        key.Dispose();
    }
}
