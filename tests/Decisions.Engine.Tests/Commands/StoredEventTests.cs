using System.Text.Json.Nodes;
using Decisions.Domain;
using Decisions.Domain.Communities;
using Decisions.Engine.Commands;
using Decisions.Engine.Tests.Following;
using Decisions.EventStore;
using Decisions.Testing;
using NodaTime;
using Npgsql;

namespace Decisions.Engine.Tests.Commands;

/// <summary>
/// What a command writes, read back row by row: string stream identity, conjoined tenancy and metadata as Marten 9
/// has them. MartenFormatTests of the event store holds the tables to the same.
/// </summary>
public sealed class StoredEventTests(Postgres postgres)
{
    private static readonly CancellationToken _cancel = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_type_of_event_is_stored_as_Martens_format_demands(bool inOneCommand)
    {
        var database = await postgres.NewDatabase();
        await using var store = new PostgresEventStore(database.AppConnectionString);
        var log = new TestLog(store, new CommunityId(Guid.CreateVersion7()));
        var history = History.Whole(log.Community);
        history.Select(EventCatalogue.Current.Alias).Distinct().Order().ShouldBe(EventCatalogue.Current.Types.Keys.Order());

        var written = inOneCommand ? await Together(store, log, history) : await OneByOne(store, log, history);
        var stored = await Stored(database);

        stored.Count.ShouldBe(history.Count);
        foreach (var ((@event, stream, type, version, command, at), row) in written.Zip(stored))
        {
            row.Type.ShouldBe(EventCatalogue.Current.Alias(@event));
            row.ClrType.ShouldBe($"{@event.GetType().FullName}, Decisions.Domain");
            Type.GetType(row.ClrType).ShouldBe(@event.GetType());
            (row.Stream, row.StreamType, row.Version).ShouldBe((stream, type, version));
            (row.Tenant, row.StreamTenant).ShouldBe((log.Community.ToString(), log.Community.ToString()));
            (row.Causation, row.Correlation).ShouldBe((command.ToString(), $"trace of {command}"));
            row.At.ShouldBe(at);
            ShouldBeJson(row.Data, EventCatalogue.Write(@event));
            ShouldBeJson(row.Headers, System.Text.Encoding.UTF8.GetBytes($$"""{"channel":"web","actor":"{{Example.Ada}}"}"""));
        }
        // Nothing else writes to this database, so not a number of the sequence is missing.
        stored.Select(row => row.Sequence).ShouldBe(Enumerable.Range(1, stored.Count).Select(number => (long)number));
        stored.ShouldAllBe(row => row.LastOfSequence == stored.Count && row.IsPlain);
        stored.GroupBy(row => row.Stream).ShouldAllBe(stream => stream.All(row => row.StreamVersion == stream.Count()));
        (await StoreAudit.Faults(database.OwnerConnectionString)).ShouldBeEmpty();
    }

    private static async Task<IReadOnlyList<Written>> OneByOne(IEventStore store, TestLog log, IReadOnlyList<IDomainEvent> history)
    {
        Dictionary<string, long> versions = [];
        List<Written> written = [];
        foreach (var @event in history)
        {
            var (stream, type) = log.StreamOf(@event);
            var version = versions.GetValueOrDefault(stream);
            var (command, at) = await Run(store, log, new Plan(stream, type, version, Decision.Of(@event)));
            versions[stream] = version + 1;
            written.Add(new Written(@event, stream, type, version + 1, command, at));
        }
        return written;
    }

    private static async Task<IReadOnlyList<Written>> Together(IEventStore store, TestLog log, IReadOnlyList<IDomainEvent> history)
    {
        FurtherWrite[] writes =
        [
            .. history.GroupBy(log.StreamOf).Select(stream => new FurtherWrite(stream.Key.Stream, stream.Key.Type, 0, [.. stream])),
        ];
        var (command, at) = await Run(
            store, log,
            new Plan(writes[0].Stream, writes[0].StreamType, 0, Decision.Of(writes[0].Events.AsSpan())) { Further = [.. writes[1..]] });
        return
        [
            .. writes.SelectMany(write => write.Events.Select((@event, i) =>
                new Written(@event, write.Stream, write.StreamType, i + 1, command, at))),
        ];
    }

    private static async Task<(Guid Command, Instant At)> Run(IEventStore store, TestLog log, Plan plan)
    {
        var command = Guid.CreateVersion7();
        var context = new CommandContext(log.Community, log.Member(Example.Ada), command, Channel.Web) { CorrelationId = $"trace of {command}" };
        var result = await new CommandRunner(store, SystemClock.Instance).Run(context, _ => Task.FromResult(plan), _cancel);
        return (command, result.ShouldBeOfType<Done>().At);
    }

    private static void ShouldBeJson(string stored, byte[] written) =>
        JsonNode.DeepEquals(JsonNode.Parse(stored), JsonNode.Parse(written)).ShouldBeTrue(stored);

    private static async Task<IReadOnlyList<Row>> Stored(PrivateDatabase database)
    {
        await using var source = NpgsqlDataSource.Create(database.OwnerConnectionString);
        await using var command = source.CreateCommand("""
            select e.seq_id, s.last_value, e.type, e.mt_dotnet_type, e.stream_id, m.type, e.version, m.version, e.tenant_id, m.tenant_id,
                   e.causation_id, e.correlation_id, e.timestamp, e.data::text, e.headers::text,
                   e.bdata is null and not e.is_archived and not m.is_archived
              from decisions.mt_events e join decisions.mt_streams m on m.id = e.stream_id cross join decisions.mt_events_sequence s
             order by e.seq_id
            """);
        await using var reader = await command.ExecuteReaderAsync(_cancel);
        List<Row> rows = [];
        while (await reader.ReadAsync(_cancel))
            rows.Add(new Row(
                reader.GetInt64(0), reader.GetInt64(1), reader.GetString(2), reader.GetString(3), reader.GetString(4), reader.GetString(5),
                reader.GetInt64(6), reader.GetInt64(7), reader.GetString(8), reader.GetString(9), reader.GetString(10), reader.GetString(11),
                Instant.FromDateTimeUtc(reader.GetDateTime(12)), reader.GetString(13), reader.GetString(14), reader.GetBoolean(15)));
        return rows;
    }

    private sealed record Written(IDomainEvent Event, string Stream, string StreamType, long Version, Guid Command, Instant At);

    private sealed record Row(
        long Sequence, long LastOfSequence, string Type, string ClrType, string Stream, string StreamType, long Version,
        long StreamVersion, string Tenant, string StreamTenant, string Causation, string Correlation, Instant At, string Data,
        string Headers, bool IsPlain);
}
