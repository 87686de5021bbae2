using Decisions.Domain.Counting;
using Decisions.Domain.Proposals;
using FsCheck;
using FsCheck.Fluent;

namespace Decisions.Domain.Tests.Laws;

/// <summary>What holds wherever members are heard, tried from a fixed seed.</summary>
public sealed class GatheringLaws
{
    private static readonly Config Fixed = Config.QuickThrowOnFailure
        .WithMaxTest(400).WithQuietOnSuccess(true).WithReplay(new Replay(new Rnd(20_261_122, 87), null));

    private static readonly Arbitrary<Step[]> InARow =
        (from start in Gen.Elements(AnyGathering.Starts) from rest in AnyCommand.InARow.Generator select start.Concat(rest).ToArray()).ToArbitrary();

    [Fact]
    public void What_only_shows_what_members_think_never_carries_and_what_decides_is_never_only_that()
    {
        var (gathered, decided) = (0, 0);
        Prop.ForAll(InARow, steps =>
        {
            var world = World.Empty;
            return steps.All(step =>
            {
                foreach (var e in step.Decide(world).Events)
                {
                    world = world.Apply(e);
                    if (e is not ResultDeclared declared)
                        continue;
                    var indicative = world.Proposal!.Rounds.Single(round => round.Id == declared.RoundId).Terms.Indicative;
                    (gathered, decided) = (gathered + (indicative ? 1 : 0), decided + (indicative ? 0 : 1));
                    if (indicative != (declared.Tally.Verdict == Verdict.Gathered) || (indicative && (world.Proposal.IsDecided || world.Proposal.ToConfirm is not null)))
                        return false;
                }
                world = world with { Now = world.Now + step.Wait };
                return true;
            });
        }).Check(Fixed);
        gathered.ShouldBeGreaterThan(50, "or the law holds because nobody was ever heard");
        decided.ShouldBeGreaterThan(5, "or because nothing was decided after it");
    }
}
