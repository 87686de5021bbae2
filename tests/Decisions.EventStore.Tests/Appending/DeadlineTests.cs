using Decisions.EventStore.Appending;
using Decisions.Testing;
using NodaTime;

namespace Decisions.EventStore.Tests.Appending;

/// <summary>
/// The database's clock is put in the future by the log's own last time, which it never goes behind: so it is known to
/// the microsecond.
/// </summary>
public sealed class DeadlineTests(Postgres postgres) : StoreTests(postgres)
{
    private static readonly Instant Now = Instant.FromUtc(2999, 3, 1, 12, 0) + Duration.FromTicks(10_010);
    private static readonly Duration Microsecond = Duration.FromTicks(10);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task An_append_is_in_time_up_to_its_last_microsecond(int events)
    {
        await SetClock();

        (await Land(Command(Write("a", 0, events)) with { NotAfter = Now })).At.ShouldBe(Now);
        var late = Command(Write("b", 0, events)) with { NotAfter = Now - Microsecond };
        (await Store.Append(late, Cancel)).ShouldBe(new TooLate(Now - Microsecond, Now));
        await Land(late with { NotAfter = Now + Microsecond });
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task An_append_is_early_up_to_the_microsecond_itself(int events)
    {
        await SetClock();

        var early = Command(Write("a", 0, events)) with { After = Now };
        (await Store.Append(early, Cancel)).ShouldBe(new TooEarly(Now, Now));
        await Land(early with { After = Now - Microsecond });
    }

    [Fact]
    public async Task Fractions_of_a_microsecond_decide_nothing_wrongly()
    {
        await SetClock();
        var half = Duration.FromNanoseconds(500);

        await Land(Command(Write("a")) with { NotAfter = Now + half, After = Now - half });
        (await Store.Append(Command(Write("b")) with { NotAfter = Now - half }, Cancel)).ShouldBeOfType<TooLate>();
        (await Store.Append(Command(Write("b")) with { After = Now + half }, Cancel)).ShouldBeOfType<TooEarly>();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Time_never_goes_back(int events)
    {
        await SetClock();

        (await Land(Command(Write("a", 0, events)))).At.ShouldBe(Now);
        (await Land(Command(Write("b", 0, events)))).At.ShouldBe(Now);
        (await Store.Barrier(Community, Cancel)).Now.ShouldBe(Now);
    }

    [Fact]
    public async Task The_clock_is_the_databases()
    {
        var before = await Ask<DateTime>("select clock_timestamp()");
        var landed = await Land(Command(Write("a")));
        var after = await Ask<DateTime>("select clock_timestamp()");

        landed.At.ShouldBeInRange(Instant.FromDateTimeUtc(before), Instant.FromDateTimeUtc(after));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Every_part_of_the_store_goes_by_a_clock_that_is_moved(int events)
    {
        await Land(Command(Write("a", 0, events)));
        var (clock, tomorrow) = (new MovedClock(Database), SystemClock.Instance.GetCurrentInstant() + Duration.FromDays(1));
        (await Store.Append(Command(Write("b", 0, events)) with { After = tomorrow }, Cancel)).ShouldBeOfType<TooEarly>();

        // The sessions that have planned their appends already follow it, too.
        await clock.Forward(days: 2, Cancel);

        (await Land(Command(Write("b", 0, events)) with { After = tomorrow })).At.ShouldBeGreaterThan(tomorrow);
        (await Store.Append(Command(Write("c", 0, events)) with { NotAfter = tomorrow }, Cancel)).ShouldBeOfType<TooLate>();
        (await Store.Head(Community, Cancel)).Now.ShouldBeGreaterThan(tomorrow);
        (await Store.Barrier(Community, Cancel)).Now.ShouldBeGreaterThan(tomorrow);
        (await Store.ReadStreamAtHead(Community, "a", Cancel)).Head.Now.ShouldBeGreaterThan(tomorrow);
        clock.GetCurrentInstant().ShouldBeGreaterThan(tomorrow);
        (await Land(Command(Write("d")) with { Settled = new(["e/"], 0) })).At.ShouldBeGreaterThan(tomorrow);
    }

    private Task SetClock() =>
        Do("insert into decisions.ledger_head (community, last_time) values ($1, $2)", Community, Now.ToDateTimeUtc());
}
