using Decisions.Domain.Amendments;
using Decisions.Domain.Counting;
using Decisions.Domain.Proposals;
using static Decisions.Domain.Tests.Amendments.AmendmentsBefore;
using static Decisions.Domain.Tests.Example;

namespace Decisions.Domain.Tests.Amendments;

public sealed class SecondAndWithdrawTests
{
    [Fact]
    public void Another_member_seconds_it() =>
        Of(Drafted(), Moved()).Then(state => SecondAmendment.Decide(state, new(Cheaper, Cem), During), Example.Seconded);

    [Fact]
    public void Its_mover_does_not() =>
        Of(Drafted(), Moved()).Refuses(state => SecondAmendment.Decide(state, new(Cheaper, Ben), During), new MoverCannotSecond(Cheaper));

    [Fact]
    public void One_seconder_is_enough() =>
        Seconded().Refuses(state => SecondAmendment.Decide(state, new(Cheaper, Ada), During), new AmendmentIsSeconded(Cheaper));

    [Fact]
    public void An_unknown_one_is_not_seconded() =>
        Of(Drafted()).Refuses(state => SecondAmendment.Decide(state, new(Cheaper, Cem), During), new AmendmentIsUnknown(Cheaper));

    [Fact]
    public void One_that_has_fallen_is_not_seconded() =>
        Of(Drafted(), Moved(), Moved(Sharper, "We buy a used oven, seen first.", amends: Cheaper), new AmendmentWithdrawn(Cheaper, Oven, null))
            .Refuses(state => SecondAmendment.Decide(state, new(Sharper, Ada), During), new AmendmentIsNotOpen(Sharper, AmendmentStatus.Fallen));

    [Fact]
    public void It_is_taken_back_before_it_is_put()
    {
        var after = Seconded().Then(
            state => WithdrawAmendment.Decide(state, new(Cheaper, "Ben's is better."), During), new AmendmentWithdrawn(Cheaper, Oven, "Ben's is better."));
        after.StatusOf(after.Find(Cheaper)!).ShouldBe(AmendmentStatus.Withdrawn);
    }

    [Fact]
    public void While_it_is_voted_on_it_is_not() =>
        Seconded(new AmendmentPut(Oven, Cheaper, Example.Question))
            .Refuses(state => WithdrawAmendment.Decide(state, new(Cheaper, null), During), new AmendmentIsNotOpen(Cheaper, AmendmentStatus.Put));

    [Fact]
    public void Once_the_proposal_is_decided_it_has_fallen()
    {
        var state = Seconded(Opened(), Declared(Verdict.Carried));
        state.StatusOf(state.Find(Cheaper)!).ShouldBe(AmendmentStatus.Fallen);
        state.Refuses(state => WithdrawAmendment.Decide(state, new(Cheaper, null), During), new ProposalIsDecided(Oven));
    }

    [Fact]
    public void An_unknown_one_is_not_taken_back() =>
        Of(Drafted()).Refuses(state => WithdrawAmendment.Decide(state, new(Cheaper, null), During), new AmendmentIsUnknown(Cheaper));
}
