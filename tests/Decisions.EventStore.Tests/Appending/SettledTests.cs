using Decisions.EventStore.Appending;

namespace Decisions.EventStore.Tests.Appending;

/// <summary>An event that says something of certain streams lands while nothing more has come of them, or not at all.</summary>
public sealed class SettledTests(Postgres postgres) : StoreTests(postgres)
{
    [Fact]
    public async Task It_lands_while_nothing_has_come_of_the_streams_it_hangs_on()
    {
        await Land(Command(Write("ballot/a/1", 0, 2), Write("ballot/b/1")));
        (await Store.Append(Ending("a", from: 1), Cancel)).ShouldBe(new NotSettled(1, 1));
        (await Store.Append(Ending("a", from: 0), Cancel)).ShouldBe(new NotSettled(0, 0));
        await Land(Command(Write("ballot/b/2")));
        // Another round's ballots are nothing to it, and a ballot that is the first of its stream is.
        (await Land(Ending("a", from: 3))).FirstIndex.ShouldBe(4);
        await Land(Command(Write("ballot/a/2")));
        (await Store.Append(Ending("a", from: 3, "again"), Cancel)).ShouldBe(new NotSettled(3, 5));
        (await Store.Append(Ending("a", from: 6), Cancel)).ShouldBe(new VersionConflict("end-a", 0, 1, IsGuard: false));
        (await Land(Ending("hands", from: 6) with { Settled = new(["hands/a", "ballot/b/"], 6) })).FirstIndex.ShouldBe(6);
        await Land(Command(Write("hands/a")));
        (await Store.Append(Ending("hands", from: 7, "again") with { Settled = new(["ballot/b/", "hands/a"], 6) }, Cancel)).ShouldBe(new NotSettled(6, 7));
        await ShouldBeSound();
    }

    [Fact]
    public async Task A_first_event_of_a_community_can_hang_on_streams_too() =>
        (await Land(Ending("a", from: 0))).FirstIndex.ShouldBe(0);

    [Fact]
    public async Task One_that_comes_again_has_its_first_answer_whatever_has_landed_since()
    {
        var ending = Ending("a", from: 0);
        await Land(ending);
        await Land(Command(Write("ballot/a/1")));
        (await Land(ending)).ShouldBe(new Landed(0, 1, (await Land(ending)).At, Before: true));
    }

    [Fact]
    public async Task It_never_lands_behind_an_event_of_theirs_and_waits_for_nothing_else()
    {
        var landings = 0;
        for (var round = 0; round < 20; round++)
        {
            var from = (await Store.Head(Community, Cancel)).NextIndex;
            // In every other round a ballot comes at the same time; other things always do.
            var others = Enumerable.Range(0, 40).Select(i => Store.Append(Command(Write($"note/{round}/{i}")), Cancel)).ToList();
            var ballot = round % 2 == 0 ? null : Store.Append(Command(Write($"ballot/{round}/1")), Cancel);
            var outcome = await Store.Append(Ending($"{round}", from), Cancel);
            await Task.WhenAll(others);
            var cast = ballot is null ? null : (await ballot).ShouldBeOfType<Landed>();
            if (outcome is Landed landed)
            {
                landings++;
                (cast?.FirstIndex ?? long.MaxValue).ShouldBeGreaterThan(landed.FirstIndex);
            }
            else
            {
                outcome.ShouldBe(new NotSettled(from, cast.ShouldNotBeNull().FirstIndex));
            }
        }
        landings.ShouldBeGreaterThanOrEqualTo(10);
        await ShouldBeSound();
    }

    [Fact]
    public async Task It_is_of_one_event_and_says_which_streams()
    {
        await Should.ThrowAsync<ArgumentException>(() => Store.Append(Command(Write("a", 0, 2)) with { Settled = new(["b/"], 0) }, Cancel));
        await Should.ThrowAsync<ArgumentException>(() => Store.Append(Command(Write("a")) with { Settled = new([], 0) }, Cancel));
        await Should.ThrowAsync<ArgumentException>(() => Store.Append(Command(Write("a")) with { Settled = new([""], 0) }, Cancel));
    }

    private Append Ending(string round, long from, string suffix = "") =>
        Command(Write($"end-{round}{suffix}")) with { Settled = new([$"ballot/{round}/"], from) };
}
