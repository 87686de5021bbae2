using System.Collections.Immutable;
using Decisions.EventStore.Appending;
using NodaTime;

namespace Decisions.EventStore.Tests.Appending;

public sealed class AppendTests(Postgres postgres) : StoreTests(postgres)
{
    [Fact]
    public async Task An_append_lands_on_all_its_streams_with_consecutive_indices()
    {
        await Land(Command(Write("a", 0, 2)));

        var landed = await Land(Command(Write("a", 2, 2), Write("b", 0, 3)));

        landed.ShouldBe(new Landed(2, 5, landed.At, Before: false));
        landed.LastIndex.ShouldBe(6);
        var log = await Store.ReadLog(Community, 0, 100, Cancel);
        log.Select(logged => (logged.Index, logged.Event.Stream, logged.Event.Version)).ShouldBe(
            [(0, "a", 1), (1, "a", 2), (2, "a", 3), (3, "a", 4), (4, "b", 1), (5, "b", 2), (6, "b", 3)]);
        log.Skip(2).ShouldAllBe(logged => logged.Event.At == landed.At);
        await ShouldBeSound();
    }

    [Fact]
    public async Task Nothing_lands_when_one_of_its_streams_stands_elsewhere()
    {
        await Land(Command(Write("b")));

        var outcome = await Store.Append(Command(Write("a"), Write("b"), Write("c")), Cancel);

        outcome.ShouldBe(new VersionConflict("b", 0, 1, IsGuard: false));
        (await Store.ReadStream(Community, "a", cancel: Cancel)).ShouldBeEmpty();
        (await Store.ReadStream(Community, "c", cancel: Cancel)).ShouldBeEmpty();
        (await Store.Head(Community, Cancel)).NextIndex.ShouldBe(1);
    }

    [Theory]
    [InlineData(1)] // the short way for one event
    [InlineData(2)] // the general one
    public async Task Nothing_lands_when_a_guard_breaks(int events)
    {
        await Land(Command(Write("proposal", 0, 2)));
        await Land(Command(Write("member")));
        var guarded = Command(Write("ballot", 0, events)) with { Guards = Guards(("member", 1), ("proposal", 1)) };

        (await Store.Append(guarded, Cancel)).ShouldBe(new VersionConflict("proposal", 1, 2, IsGuard: true));
        (await Store.Append(guarded with { Guards = Guards(("member", 3), ("proposal", 1)) }, Cancel))
            .ShouldBe(new VersionConflict("member", 3, 1, IsGuard: true));
        (await Land(guarded with { Guards = Guards(("member", 1), ("proposal", 2)) })).FirstIndex.ShouldBe(3);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_guard_at_0_holds_while_there_is_no_such_stream(int events)
    {
        var first = Command(Write("a", 0, events)) with { Guards = Guards(("round", 0)) };
        (await Land(first)).FirstIndex.ShouldBe(0);
        await Land(Command(Write("round")));

        var second = Command(Write("b", 0, events)) with { Guards = Guards(("round", 0)) };
        (await Store.Append(second, Cancel)).ShouldBe(new VersionConflict("round", 0, 1, IsGuard: true));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_stream_that_is_missing_stands_at_0(int events) =>
        (await Store.Append(Command(Write("a", 7, events)), Cancel)).ShouldBe(new VersionConflict("a", 7, 0, IsGuard: false));

    [Theory]
    [InlineData("null")]
    [InlineData("0")]
    public async Task A_stream_that_another_application_made_without_events_is_appended_to(string version)
    {
        await Do($"insert into decisions.mt_streams (tenant_id, id, version) values ($1, 'a', {version}), ($1, 'b', {version})",
            Community.ToString());

        await Land(Command(Write("a")));
        await Land(Command(Write("b", 0, 2)));

        await ShouldBeSound();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Bounds_beyond_every_calendar_bound_nothing_or_everything(int events)
    {
        await Land(Command(Write("a", 0, events)) with { After = Instant.MinValue, NotAfter = Instant.MaxValue });

        (await Store.Append(Command(Write("b", 0, events)) with { NotAfter = Instant.MinValue }, Cancel)).ShouldBeOfType<TooLate>();
        (await Store.Append(Command(Write("b", 0, events)) with { After = Instant.MaxValue }, Cancel)).ShouldBeOfType<TooEarly>();
    }

    [Fact]
    public async Task Communities_share_nothing()
    {
        var other = Guid.CreateVersion7();
        var append = Command(Write("a"));
        await Land(append);

        (await Land(append with { Community = other })).ShouldSatisfyAllConditions(
            landed => landed.FirstIndex.ShouldBe(0), landed => landed.Before.ShouldBeFalse());
        (await Store.Heads(Cancel)).ShouldBe(
            new Dictionary<Guid, long> { [Community] = 1, [other] = 1 }, ignoreOrder: true);
    }

    [Fact]
    public async Task What_is_not_an_append_is_the_callers_fault()
    {
        var append = Command(Write("a"));
        Append[] faulty =
        [
            append with { Writes = [] },
            append with { Writes = default },
            Command(Write("a", 0, 0)),
            Command(Write("a"), Write("a")),
            append with { Guards = Guards(("a", 0)) },
            append with { Guards = Guards(("b", 0), ("b", 0)) },
            append with { Actor = "" },
            Command(Write("")),
            Command(Write("a", -1)),
            Command(new StreamWrite("a", "note", 0, [Event("""{"text":"\u0000"}""")])),
            Command(new StreamWrite("a", "note", 0, [Event("""{"\\\u0000":1}""")])),
            Command(new StreamWrite("a", "note", 0, [Event() with { Headers = """{"channel":"\u0000"}"""u8.ToArray() }])),
        ];

        foreach (var fault in faulty)
        {
            await Should.ThrowAsync<ArgumentException>(async () => await Store.Append(fault, Cancel));
        }

        (await Store.Head(Community, Cancel)).NextIndex.ShouldBe(0);
    }

    [Fact]
    public async Task Words_about_the_character_U_0000_are_no_such_character()
    {
        const string Text = """{"text":"\\u0000 and \\\\u0000"}""";
        await Land(Command(new StreamWrite("a", "note", 0, [Event(Text)])));

        (await Store.ReadStream(Community, "a", cancel: Cancel)).Single().Data.ToArray()
            .ShouldBe("""{"text": "\\u0000 and \\\\u0000"}"""u8.ToArray());
    }

    [Fact]
    public async Task An_append_of_many_events_lands_whole()
    {
        var many = Command([.. Enumerable.Range(0, 300).Select(i => Write($"s/{i}", 0, 1 + (i % 3)))]);

        (await Land(many)).Count.ShouldBe(many.Writes.Sum(write => write.Events.Length));

        await ShouldBeSound();
    }
}
