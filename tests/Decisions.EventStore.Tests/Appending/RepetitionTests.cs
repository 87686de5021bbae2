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
    [InlineData(1, 0)]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    public async Task A_command_that_changed_nothing_never_lands_later(int events, int guards)
    {
        await Land(Command(Write("earlier")));
        var append = Command(Write("a", 0, events)) with
        {
            Fingerprint = new byte[] { 1 }, Guards = Guards([.. Enumerable.Repeat(("earlier", 1L), guards)]),
        };
        var kept = new KeptUnchanged("b", 7);

        (await Keep(append, "b", 7)).ShouldBe(kept);
        (await Keep(append, "b", 8)).ShouldBe(kept);
        (await Store.Append(append, Cancel)).ShouldBe(kept);
        (await NewStore().Append(append with { NotAfter = Instant.FromUtc(2020, 1, 1, 0, 0) }, Cancel)).ShouldBe(kept);
        (await Store.FindCommand(Community, append.CommandId, append.Fingerprint, Cancel)).ShouldBe(kept);

        var other = append with { Fingerprint = new byte[] { 2 } };
        (await Store.Append(other, Cancel)).ShouldBe(new CommandIdReused(append.CommandId));
        (await Keep(other, "b", 7)).ShouldBe(new CommandIdReused(append.CommandId));
        (await Land(append with { CommandId = Guid.CreateVersion7() })).FirstIndex.ShouldBe(1);
        await ShouldBeSound();
    }

    [Fact]
    public async Task A_batch_lands_without_the_commands_that_changed_nothing_before()
    {
        var appends = Enumerable.Range(0, 200).Select(i => Command(Write($"s/{i}")) with { Fingerprint = new byte[] { 1 } }).ToArray();
        foreach (var append in appends.Where((_, i) => i % 50 == 7))
            await Keep(append, "b", 1);

        var outcomes = await Task.WhenAll(appends.Select(append => Store.Append(append, Cancel)));

        outcomes.Select((outcome, i) => (outcome, i)).ShouldAllBe(answer =>
            answer.i % 50 == 7 ? answer.outcome is KeptUnchanged : answer.outcome is Landed);
        (await Store.Head(Community, Cancel)).NextIndex.ShouldBe(196);
        await ShouldBeSound();
    }

    [Fact]
    public async Task A_command_that_landed_is_not_kept_as_changing_nothing()
    {
        var append = Command(Write("a")) with { Fingerprint = new byte[] { 1 } };
        var first = await Land(append);

        (await Keep(append, "a", 1)).ShouldBe(first with { Before = true });
        (await Store.FindCommand(Community, append.CommandId, append.Fingerprint, Cancel)).ShouldBe(first with { Before = true });
        await ShouldBeSound();
    }

    [Fact]
    public async Task A_command_that_lands_and_changes_nothing_at_once_has_one_answer()
    {
        await Land(Command(Write("earlier")));
        var other = NewStore();
        for (var round = 0; round < 20; round++)
        {
            var append = Command(Write($"a/{round}", 0, 1 + (round % 2))) with { Fingerprint = new byte[] { 1 }, Guards = Guards(("earlier", 1)) };

            var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(
                () => i % 2 == 0 ? (i % 4 == 0 ? Store : other).Append(append, Cancel) : Keep(append, "b", 1), Cancel)));

            outcomes.Select(outcome => outcome is Landed landed ? landed with { Before = true } : outcome).Distinct().ShouldHaveSingleItem();
        }
        await ShouldBeSound();
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

    private Task<AppendOutcome> Keep(Append append, string stream, long version) =>
        Store.KeepUnchanged(Community, append.CommandId, append.Fingerprint!.Value, stream, version, Cancel);
}
