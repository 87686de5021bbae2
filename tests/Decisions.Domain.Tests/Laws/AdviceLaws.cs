using Decisions.Domain.Advice;
using Decisions.Domain.Ballots;
using Decisions.Domain.Proposals;
using FsCheck;
using FsCheck.Fluent;

namespace Decisions.Domain.Tests.Laws;

/// <summary>What holds in every advice process, tried on a thousand of them from a fixed seed.</summary>
public sealed class AdviceLaws
{
    private static readonly Config Fixed = Config.QuickThrowOnFailure
        .WithMaxTest(1_500).WithQuietOnSuccess(true).WithReplay(new Replay(new Rnd(20_261_122, 91), null));

    [Fact]
    public void Nothing_is_decided_while_advice_waits_for_an_answer_or_somebody_for_their_time_to_give_it()
    {
        var (opened, late) = (0, 0);
        Always((before, _, events) => events.OfType<VotingOpened>().All(e =>
        {
            var process = before.Advice!;
            opened++;
            late += process.Awaited.Any() ? 1 : 0;
            return process.Given.All(each => each.Text is null || each.Answer is not null || each.MemberId == process.Sought!.Decider)
                && (!process.Awaited.Any() || before.Now > process.Sought!.Until)
                && e.Terms.Franchise.Decider == process.DeciderOf(before.Proposal!);
        }));
        opened.ShouldBeGreaterThan(50, "or the law holds because nothing is ever decided");
        late.ShouldBePositive("some are decided without those who let their time pass");
    }

    [Fact]
    public void Once_it_is_decided_nothing_of_the_advice_changes() => Always((before, _, events) =>
        before.Proposal?.IsDecided != true || !events.OfType<IAdviceEvent>().Any());

    [Fact]
    public void Only_the_decider_decides() => Always((before, _, events) =>
        events.OfType<BallotCast>().All(cast => cast.MemberId == before.Advice!.DeciderOf(before.Proposal!)));

    private static void Always(Func<World, World, IReadOnlyList<IDomainEvent>, bool> law) => Prop.ForAll(AnyAdvice.InARow, steps =>
    {
        var world = World.Empty;
        return steps.All(step =>
        {
            var (before, events) = (world, step.Decide(world).Events);
            world = events.Aggregate(world, (w, e) => w.Apply(e));
            var holds = law(before, world, events);
            world = world with { Now = world.Now + step.Wait };
            return holds;
        });
    }).Check(Fixed);
}
