using Decisions.EventStore.Appending;
using Decisions.EventStore.Reading;
using NodaTime;

namespace Decisions.EventStore.Tests.Reading;

public sealed class BarrierTests(Postgres postgres) : StoreTests(postgres)
{
    [Fact]
    public async Task What_lands_after_a_barrier_is_stamped_no_earlier()
    {
        PostgresEventStore[] nodes = [Store, NewStore()];
        using var done = new CancellationTokenSource();
        var barriers = Task.Run(
            async () =>
            {
                List<LogHead> seen = [];
                while (!done.IsCancellationRequested)
                {
                    seen.Add(await Store.Barrier(Community, Cancel));
                    await Task.Delay(5, Cancel);
                }

                return seen;
            },
            Cancel);

        await Task.WhenAll(Enumerable.Range(0, 16).Select(writer => Task.Run(
            async () =>
            {
                for (var i = 0; i < 60; i++)
                {
                    await nodes[writer % 2].Append(Command(Write($"s/{writer}/{i}", 0, 1 + (i % 2))), Cancel);
                }
            },
            Cancel)));
        await done.CancelAsync();

        ShouldDivide(await barriers, await Store.ReadLog(Community, 0, 10_000, Cancel));
    }

    [Fact]
    public async Task A_barrier_holds_against_a_communitys_first_append()
    {
        await Task.WhenAll(Enumerable.Range(0, 150).Select(async i =>
        {
            var community = Guid.CreateVersion7();
            var append = Task.Run(() => Store.Append(CommandIn(community, Write("a", 0, 1 + (i % 2))), Cancel), Cancel);
            var barrier = await Store.Barrier(community, Cancel);
            await append;
            ShouldDivide([barrier], await Store.ReadLog(community, 0, 10, Cancel));
        }));
        await ShouldBeSound();
    }

    [Fact]
    public async Task A_barrier_holds_when_the_clock_is_set_back()
    {
        await Land(Command(Write("a")));
        var future = Instant.FromUtc(2999, 1, 1, 0, 0);
        await Do("update decisions.ledger_head set last_time = $1", future.ToDateTimeUtc());

        var barrier = await Store.Barrier(Community, Cancel);

        barrier.ShouldBe(new LogHead(1, future));
        (await Land(Command(Write("b")))).At.ShouldBe(future);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task A_barrier_says_the_time_and_leaves_it_in_the_log(int events)
    {
        if (events > 0)
        {
            await Land(Command(Write("a", 0, events)));
        }

        var before = await Ask<DateTime>("select clock_timestamp()");
        var barrier = await Store.Barrier(Community, Cancel);

        barrier.NextIndex.ShouldBe(events);
        barrier.Now.ShouldBeGreaterThanOrEqualTo(Instant.FromDateTimeUtc(before));
        Instant.FromDateTimeUtc(await Ask<DateTime>("select last_time from decisions.ledger_head where community = $1", Community))
            .ShouldBe(barrier.Now);
        (await Store.Heads(Cancel)).Count.ShouldBe(events, "a log without events is none");
    }

    private static void ShouldDivide(IReadOnlyList<LogHead> barriers, IReadOnlyList<LoggedEvent> log)
    {
        foreach (var barrier in barriers)
        {
            log.Where(logged => logged.Index < barrier.NextIndex).ShouldAllBe(logged => logged.Event.At <= barrier.Now);
            log.Where(logged => logged.Index >= barrier.NextIndex).ShouldAllBe(logged => logged.Event.At >= barrier.Now);
        }
    }
}
