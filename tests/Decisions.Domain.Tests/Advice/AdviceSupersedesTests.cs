using Decisions.Domain.Advice;
using Decisions.Domain.Counting;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using static Decisions.Domain.Tests.Advice.AdviceExample;
using static Decisions.Domain.Tests.Example;
using static Decisions.Domain.Tests.FollowThrough.FollowThroughExample;

namespace Decisions.Domain.Tests.Advice;

/// <summary>One member undoes what one member decided, and nothing that the votes of many did.</summary>
public sealed class AdviceSupersedesTests
{
    private static readonly SupersededNamed Named = new(Oven, [OldOven]);

    /// <summary>The old one, as one member decided it on advice.</summary>
    private static readonly Proposal OnAdviceBefore = Old();

    private static readonly Proposal Naming = Given.Proposal(Drafted(), Named).Known;

    private static readonly AdviceProcess Heard = Process(Sought, BenAdvised, CemHasNone, BenAnswered).Known;

    [Fact]
    public void What_members_voted_on_is_superseded_by_no_single_member()
    {
        var refused = new SupersededIsNotOnAdvice(OldOven);
        Opening(Naming, CarriedBefore).Rejection.ShouldBe(refused);
        Seeking(Naming, CarriedBefore).Rejection.ShouldBe(refused);
        Name(Heard, CarriedBefore).Rejection.ShouldBe(refused);
        Opening(Naming, OnAdviceBefore, CarriedBefore).Rejection.ShouldBe(refused, "one of several is enough");
        OpenVoting.Decide(Naming, Given.Rule(new RuleAdopted(Ordinary, YesNo)).State, new OpenVoting(Oven, First, Ordinary, Roll, Close) { Superseded = [CarriedBefore] }, London, During)
            .Events.ShouldHaveSingleItem();
        Name(advice: null, CarriedBefore).Events.ShouldHaveSingleItem();
        Name(Process(new DeciderNamed(Oven, Ben)).Known, CarriedBefore).Events.ShouldHaveSingleItem();
    }

    [Fact]
    public void What_was_decided_on_advice_is_superseded_on_advice()
    {
        Opening(Naming, OnAdviceBefore).Events.ShouldHaveSingleItem();
        Seeking(Naming, OnAdviceBefore).Events.ShouldHaveSingleItem();
        Name(Heard, OnAdviceBefore).Events.ShouldHaveSingleItem();
    }

    [Fact]
    public void What_a_circle_decided_on_advice_stays_with_it()
    {
        Opening(Naming, OnAdviceBefore with { Circle = Bakers }).Rejection.ShouldBe(new SupersededIsNotOnAdvice(OldOven));
        AdviceGate.MaySupersede(Naming with { Circle = Bakers }, [OnAdviceBefore with { Circle = Bakers }]).ShouldBeNull();
        AdviceGate.MaySupersede(Naming with { Circle = Dough }, [OnAdviceBefore with { Circle = Bakers }]).ShouldBe(new SupersededIsNotOnAdvice(OldOven));
    }

    private static Proposal Old() => Given.Proposal(
        Drafted() with { ProposalId = OldOven }, OpenedForAda with { ProposalId = OldOven, RoundId = Second }, Declared(Verdict.Carried, Second) with { ProposalId = OldOven }).Known;

    private static Decision Name(AdviceProcess? advice, params Proposal[] named) =>
        NameSuperseded.Decide(Undecided, new NameSuperseded(Oven, [OldOven]), named, During, advice);

    private static Decision Seeking(Proposal proposal, params Proposal[] superseded) => SeekAdvice.Decide(
        null, proposal, ByAdvice, new SeekAdvice(Oven, Ordinary, Ada, Sought.Advisers, Until, "Gas or electric?") { Superseded = superseded }, [Ada, Ben, Cem], During);

    private static Decision Opening(Proposal proposal, params Proposal[] superseded) => OpenVoting.Decide(
        proposal, ByAdvice, new OpenVoting(Oven, First, Ordinary, Roll with { Eligible = 1 }, Close) { Advice = Heard, Superseded = superseded }, London, During);
}
