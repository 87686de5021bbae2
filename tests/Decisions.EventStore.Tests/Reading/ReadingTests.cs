using System.Text;
using Decisions.EventStore.Appending;

namespace Decisions.EventStore.Tests.Reading;

public sealed class ReadingTests(Postgres postgres) : StoreTests(postgres)
{
    [Fact]
    public async Task An_event_is_read_as_it_was_written()
    {
        var written = Event("""{"text":"a"}""") with { Headers = """{"channel":"api"}"""u8.ToArray() };
        var append = Command(new StreamWrite("a", "note", 0, [written])) with { CorrelationId = "trace-1" };
        var landed = await Land(append);

        var read = (await Store.ReadStream(Community, "a", cancel: Cancel)).Single();

        (read.Id, read.Stream, read.Version, read.Type, read.At).ShouldBe((written.Id, "a", 1, "noted", landed.At));
        (read.CausationId, read.CorrelationId).ShouldBe((append.CommandId.ToString(), "trace-1"));
        Encoding.UTF8.GetString(read.Data.Span).ShouldBe("""{"text": "a"}""");
        Encoding.UTF8.GetString(read.Headers!.Value.Span).ShouldBe("""{"channel": "api"}""");
    }

    [Fact]
    public async Task A_stream_is_read_from_a_version_on()
    {
        await Land(Command(Write("a", 0, 5), Write("b", 0, 2)));

        (await Store.ReadStream(Community, "a", 3, Cancel)).Select(read => read.Version).ShouldBe([3, 4, 5]);
        (await Store.ReadStream(Community, "a", 6, Cancel)).ShouldBeEmpty();
        (await Store.ReadStream(Community, "c", cancel: Cancel)).ShouldBeEmpty();
        (await Store.ReadStream(Guid.CreateVersion7(), "a", cancel: Cancel)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_stream_is_read_with_the_head_of_the_moment_that_it_is_of()
    {
        (await Store.ReadStreamAtHead(Community, "a", Cancel)).ShouldSatisfyAllConditions(
            read => read.Events.ShouldBeEmpty(), read => read.Head.NextIndex.ShouldBe(0));
        var appending = Task.Run(async () =>
        {
            for (var version = 0; version < 200; version += 2)
                await Land(Command(Write("a", version, 2)));
        }, Cancel);
        while (!appending.IsCompleted)
        {
            // The log holds this stream alone, so that its events are as many as the head says.
            var read = await Store.ReadStreamAtHead(Community, "a", Cancel);
            read.Events.Count.ShouldBe((int)read.Head.NextIndex);
            read.Events.Select(stored => stored.Version).ShouldBe(Enumerable.Range(1, read.Events.Count).Select(version => (long)version));
        }

        await appending;
        (await Store.ReadStreamAtHead(Community, "b", Cancel)).ShouldSatisfyAllConditions(
            read => read.Events.ShouldBeEmpty(), read => read.Head.NextIndex.ShouldBe(200));
    }

    [Fact]
    public async Task Streams_with_a_prefix_are_read_in_order_and_no_others()
    {
        string[] streams = ["ballot/r1/a", "ballot/r1/ä", "ballot/r1/\U0001F600", "ballot/r1/", "ballot/r10/a", "ballot/r", "Ballot/r1/a", "ballot/r2/a"];
        await Land(Command([.. streams.Select(stream => Write(stream, 0, 2))]));

        var read = await Store.ReadStreams(Community, "ballot/r1/", Cancel).Select(stored => (stored.Stream, stored.Version)).ToListAsync(Cancel);

        read.ShouldBe(
        [
            ("ballot/r1/", 1), ("ballot/r1/", 2), ("ballot/r1/a", 1), ("ballot/r1/a", 2), ("ballot/r1/ä", 1), ("ballot/r1/ä", 2),
            ("ballot/r1/\U0001F600", 1), ("ballot/r1/\U0001F600", 2),
        ]);
        (await Store.ReadStreams(Community, "", Cancel).CountAsync(Cancel)).ShouldBe(16);
    }

    [Fact]
    public async Task The_log_is_read_in_pages()
    {
        await Land(Command(Write("a", 0, 7)));
        await Land(CommandIn(Guid.CreateVersion7(), Write("a", 0, 3)));
        await Land(Command(Write("b", 0, 3)));

        List<long> indices = [];
        while (await Store.ReadLog(Community, indices.Count, 4, Cancel) is { Count: > 0 } page)
        {
            page.ShouldAllBe(logged => logged.Community == Community);
            indices.AddRange(page.Select(logged => logged.Index));
        }

        indices.ShouldBe([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
        (await Store.Head(Community, Cancel)).NextIndex.ShouldBe(10);
        (await Store.Head(Guid.CreateVersion7(), Cancel)).NextIndex.ShouldBe(0);
    }
}
