using Decisions.Domain.Ballots;
using Decisions.Domain.Counting;
using Decisions.Domain.Proposals;
using static Decisions.Domain.Tests.Example;

namespace Decisions.Domain.Tests.Proposals;

public sealed class MakeRecountTests
{
    private static readonly Tally Carried = YesNoTally(Verdict.Carried);
    private static readonly Tally Lost = YesNoTally(Verdict.Lost);

    [Fact]
    public void A_recount_that_comes_to_the_declared_tally_agrees()
    {
        var proposal = Given.Proposal(Drafted(), Opened(), Declared(Verdict.Carried)).When(Make(Carried, 41))
            .Then(new RecountMade(Oven, First, 41, Agrees: true, Carried));
        proposal.Latest!.IsDisputed.ShouldBeFalse();
        proposal.Latest.Recount.ShouldBe(new Recount(true, 41, Carried));
    }

    [Fact]
    public void One_that_comes_to_anything_else_disputes_the_result_and_changes_nothing_of_it()
    {
        var proposal = Given.Proposal(Drafted(), Opened(), Declared(Verdict.Carried)).When(Make(Lost, 41))
            .Then(new RecountMade(Oven, First, 41, Agrees: false, Lost));
        proposal.Latest!.IsDisputed.ShouldBeTrue();
        proposal.Latest.Tally.ShouldBe(Carried);
        proposal.StatusAt(After).ShouldBe(ProposalStatus.Carried);
    }

    [Fact]
    public void A_tally_that_differs_in_one_number_alone_does_not_agree() =>
        Given.Proposal(Drafted(), Opened(), Declared(Verdict.Carried))
            .When(Make(YesNoTally(Verdict.Carried) with { Abstain = 1, Returned = 4 }, 41))
            .Then(new RecountMade(Oven, First, 41, Agrees: false, YesNoTally(Verdict.Carried) with { Abstain = 1, Returned = 4 }));

    [Fact]
    public void Ballots_that_cannot_be_counted_do_not_agree() =>
        Given.Proposal(Drafted(), Opened(), Declared(Verdict.Carried)).When(Make(null, 41))
            .Then(new RecountMade(Oven, First, 41, Agrees: false, null));

    [Fact]
    public void A_later_recount_that_agrees_ends_the_dispute() =>
        Given.Proposal(Drafted(), Opened(), Declared(Verdict.Carried), new RecountMade(Oven, First, 41, false, Lost)).When(Make(Carried, 43))
            .Then(new RecountMade(Oven, First, 43, Agrees: true, Carried)).Latest!.IsDisputed.ShouldBeFalse();

    [Fact]
    public void Before_the_result_there_is_nothing_to_recount() =>
        Given.Proposal(Drafted(), Opened()).When(Make(Carried, 41)).Then(new ResultIsNotDeclared(Oven));

    [Fact]
    public void A_withdrawn_proposal_is_not_recounted() =>
        Given.Proposal(Drafted(), Opened(), Declared(Verdict.NoQuorum), new ProposalWithdrawn(Oven, null))
            .When(Make(Carried, 41)).Then(new ProposalIsWithdrawn(Oven));

    [Fact]
    public void An_unknown_proposal_is_not_recounted() =>
        Given.Proposal().When(Make(Carried, 41)).Then(new ProposalIsUnknown(Oven));

    [Fact]
    public void Ballots_are_counted_by_the_rule_of_their_round()
    {
        var proposal = Given.Proposal(Drafted(), Opened(), Declared(Verdict.Carried)).Known;
        MakeRecount.Count(proposal, proposal.Latest!, [new(Yes, 2), new(No, 1)], null).ShouldBe(Carried);
    }

    [Fact]
    public void More_ballots_than_members_or_ballots_of_another_kind_cannot_be_counted()
    {
        var proposal = Given.Proposal(Drafted(), Opened(), Declared(Verdict.Carried)).Known;
        MakeRecount.Count(proposal, proposal.Latest!, [new(Yes, Roll.Eligible + 1)], null).ShouldBeNull();
        MakeRecount.Count(proposal, proposal.Latest!, [new(RankedChoice.Of(Gas), 1)], null).ShouldBeNull();
        MakeRecount.Count(proposal, proposal.Latest!, [new(new YesNoChoice((Answer)9), 1)], null).ShouldBeNull();
        var ranked = Given.Proposal(Drafted(Ovens), Opened(Ranked), Declared(Verdict.Carried)).Known;
        MakeRecount.Count(ranked, ranked.Latest!, [new(RankedChoice.Of(new OptionId(Id(0x99))), 1)], null).ShouldBeNull();
        MakeRecount.Count(ranked, ranked.Latest!, [new(RankedChoice.Of(Gas, Gas), 1)], null).ShouldBeNull();
    }

    private static Func<Proposal?, Decision> Make(Tally? found, long countedTo) =>
        state => MakeRecount.Decide(state, new MakeRecount(Oven, found, countedTo));
}
