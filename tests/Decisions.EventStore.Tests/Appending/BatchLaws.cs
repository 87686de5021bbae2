using System.Collections.Immutable;
using Decisions.EventStore.Appending;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Npgsql;

namespace Decisions.EventStore.Tests.Appending;

/// <summary>
/// Whatever commands come, in whatever batches, the outcomes and the log are those of a model that takes them one by
/// one. The batches go straight to the writer, so that each is known to be one transaction: twice begun where one of its
/// commands was taken for new and was not.
/// </summary>
public sealed class BatchLaws(Postgres postgres) : StoreTests(postgres)
{
    private static readonly string[] Streams = ["proposal", "round", "ballot/1", "ballot/2", "member"];

    /// <summary>A write or a guard: which stream, and how far its version is from right.</summary>
    private static readonly Gen<(int Stream, int Off, int Events)> Touches =
        from stream in Gen.Choose(0, Streams.Length - 1)
        from off in Gen.Frequency((6, Gen.Constant(0)), (1, Gen.Constant(1)), (1, Gen.Constant(-1)))
        from events in Gen.Frequency((3, Gen.Constant(1)), (1, Gen.Choose(2, 3)))
        select (stream, off, events);

    private static readonly Gen<Wish> Wishes =
        from command in Gen.Choose(0, 40)
        from writes in Gen.Choose(1, 3).SelectMany(count => Touches.ArrayOf(count))
        from guards in Gen.Choose(0, 2).SelectMany(count => Touches.ArrayOf(count))
        from bounds in Gen.Frequency(
            (5, Gen.Constant(Bounds.None)), (2, Gen.Constant(Bounds.Within)),
            (1, Gen.Constant(Bounds.TooEarly)), (1, Gen.Constant(Bounds.TooLate)))
        from fingerprint in Gen.Choose(-1, 1)
        select new Wish(command, writes, guards, bounds, fingerprint);

    private static readonly Arbitrary<Wish[][]> Batches = (
        from count in Gen.Choose(1, 8)
        from batches in Gen.Choose(1, 12).SelectMany(size => Wishes.ArrayOf(size)).ArrayOf(count)
        select batches).ToArbitrary();

    [Fact]
    public async Task Batches_do_what_the_model_does_one_by_one()
    {
        await using var source = NpgsqlDataSource.Create(Database.AppConnectionString);
        await using var connection = await source.OpenConnectionAsync(Cancel);

        var writer = new BatchWriter(source, _ => { });

        Prop.ForAll(Batches, batches => Run(writer, connection, batches).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(150));

        await ShouldBeSound();
    }

    private static async Task Run(BatchWriter writer, NpgsqlConnection connection, Wish[][] batches)
    {
        var community = Guid.CreateVersion7();
        var ids = Enumerable.Range(0, 41).Select(_ => Guid.CreateVersion7()).ToArray();
        var model = new LogModel();
        foreach (var wishes in batches)
        {
            // The lane never puts a command into a batch twice.
            var expected = new List<AppendOutcome>();
            var batch = new List<PreparedAppend>();
            foreach (var wish in wishes.DistinctBy(wish => wish.Command))
            {
                var append = wish.ToAppend(community, ids[wish.Command], model);
                if (append.Writes.Any(write => write.ExpectedVersion < 0))
                {
                    continue;
                }

                batch.Add(PreparedAppend.Of(append));
                expected.Add(model.Append(append, wish.Bounds));
            }

            if (batch.Count > 0)
            {
                await writer.Write(batch);
                (await Task.WhenAll(batch.Select(append => append.Outcome.Task))).Select(WithoutTime).ShouldBe(expected.Select(WithoutTime));
            }
        }

        (await Logged(connection, community)).ShouldBe(model.Log);
    }

    private static AppendOutcome WithoutTime(AppendOutcome outcome) => outcome switch
    {
        Landed landed => landed with { At = default },
        TooEarly early => early with { Now = default },
        TooLate late => late with { Now = default },
        _ => outcome,
    };

    private static async Task<List<(string, long, Guid)>> Logged(NpgsqlConnection connection, Guid community)
    {
        await using var command = new NpgsqlCommand(
            """
            select e.stream_id, e.version, e.id from decisions.ledger_leaf l join decisions.mt_events e using (seq_id)
             where l.community = $1 order by l.index
            """,
            connection) { Parameters = { new() { Value = community } } };
        await using var reader = await command.ExecuteReaderAsync();
        List<(string, long, Guid)> log = [];
        while (await reader.ReadAsync())
        {
            log.Add((reader.GetString(0), reader.GetInt64(1), reader.GetGuid(2)));
        }

        return log;
    }

    /// <summary>A command before it is known where the streams will stand.</summary>
    internal sealed record Wish(
        int Command, (int Stream, int Off, int Events)[] Writes, (int Stream, int Off, int Events)[] Guards, Bounds Bounds,
        int Fingerprint)
    {
        private static readonly Instant Past = Instant.FromUtc(2020, 1, 1, 0, 0);
        private static readonly Instant Future = Instant.FromUtc(2999, 1, 1, 0, 0);

        public Append ToAppend(Guid community, Guid id, LogModel model)
        {
            var writes = Writes.DistinctBy(write => write.Stream).ToArray();
            var guards = Guards.DistinctBy(guard => guard.Stream).ExceptBy(writes.Select(write => write.Stream), guard => guard.Stream);
            return new Append(
                community,
                id,
                [
                    .. writes.Select(write => new StreamWrite(
                        Streams[write.Stream], "note", model.Version(Streams[write.Stream]) + write.Off,
                        [.. Enumerable.Range(0, write.Events).Select(_ => Event())])),
                ],
                [.. guards.Select(guard => new StreamGuard(Streams[guard.Stream], model.Version(Streams[guard.Stream]) + guard.Off))],
                "system")
            {
                After = Bounds switch { Bounds.Within => Past, Bounds.TooEarly => Future, _ => null },
                NotAfter = Bounds switch { Bounds.Within => Future, Bounds.TooLate => Past, _ => null },
                Fingerprint = Fingerprint < 0 ? null : new byte[] { (byte)Fingerprint },
            };
        }
    }
}
