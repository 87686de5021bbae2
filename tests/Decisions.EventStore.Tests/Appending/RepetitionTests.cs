using Decisions.EventStore.Appending;
using NodaTime;

namespace Decisions.EventStore.Tests.Appending;

public sealed class RepetitionTests(Postgres postgres) : StoreTests(postgres)
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task A_command_that_comes_again_gets_its_first_answer(int events)
    {
        await Land(Command(Write("earlier")));
        var append = Command(Write("a", 0, events)) with { NotAfter = SystemClock.Instance.GetCurrentInstant() + Duration.FromSeconds(1) };
        var first = await Land(append);
        await Land(Command(Write("a", events)));

        (await Land(append)).ShouldBe(first with { Before = true });
        await Task.Delay(TimeSpan.FromSeconds(1), Cancel);
        (await Land(append)).ShouldBe(first with { Before = true });
        (await Store.FindCommand(Community, append.CommandId, null, Cancel)).ShouldBe(first with { Before = true });
        (await Store.Head(Community, Cancel)).NextIndex.ShouldBe(events + 2);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_command_that_comes_many_times_at_once_lands_once(int events)
    {
        var other = NewStore();
        var append = Command(Write("a", 0, events)) with { Fingerprint = new byte[] { 1, 2, 3 } };

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 200).Select(i =>
            Task.Run(() => (i % 2 == 0 ? Store : other).Append(append, Cancel), Cancel)));

        outcomes.OfType<Landed>().Count(landed => !landed.Before).ShouldBe(1);
        outcomes.Cast<Landed>().Select(landed => landed with { Before = true }).Distinct().ShouldHaveSingleItem()
            .ShouldBe((await Store.FindCommand(Community, append.CommandId, append.Fingerprint, Cancel)));
        (await Store.Head(Community, Cancel)).NextIndex.ShouldBe(events);
    }

    [Fact]
    public async Task A_command_gets_its_first_answer_on_a_new_connection_and_on_another_node()
    {
        var append = Command(Write("a"));
        var first = await Land(append);
        await Do("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()");

        (await Land(append)).ShouldBe(first with { Before = true });
        (await NewStore().Append(append, Cancel)).ShouldBe(first with { Before = true });
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task An_id_that_is_used_for_something_else_is_told(int events)
    {
        var append = Command(Write("a", 0, events)) with { Fingerprint = new byte[] { 1 } };
        var first = await Land(append);

        (await Store.Append(append with { Fingerprint = new byte[] { 2 } }, Cancel)).ShouldBe(new CommandIdReused(append.CommandId));
        (await Store.FindCommand(Community, append.CommandId, new byte[] { 2 }, Cancel)).ShouldBe(new CommandIdReused(append.CommandId));
        (await Land(append with { Fingerprint = null })).ShouldBe(first with { Before = true });
        (await Land(append)).ShouldBe(first with { Before = true });
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_command_that_did_not_land_leaves_its_id_free(int events)
    {
        var append = Command(Write("a", 1, events)) with { NotAfter = Instant.FromUtc(2020, 1, 1, 0, 0) };

        await Store.Append(append, Cancel);
        await Store.Append(append with { NotAfter = null }, Cancel);

        (await Store.FindCommand(Community, append.CommandId, null, Cancel)).ShouldBeNull();
        (await Land(append with { NotAfter = null, Writes = [Write("a", 0, events)] })).Before.ShouldBeFalse();
    }
}
