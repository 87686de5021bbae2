using Decisions.Domain.Counting;
using Decisions.Domain.FollowThrough;
using Decisions.Domain.Proposals;
using static Decisions.Domain.Tests.Example;
using static Decisions.Domain.Tests.FollowThrough.FollowThroughExample;

namespace Decisions.Domain.Tests.FollowThrough;

/// <summary>Which decisions are in force, and which supersede them.</summary>
public sealed class DecisionsInForceTests
{
    private static readonly SupersededNamed Named = new(Oven, [OldOven]);

    [Fact]
    public void A_proposal_supersedes_once_it_is_carried_and_not_before()
    {
        InForce(Drafted(), Named).ShouldBeTrue();
        InForce(Drafted(), Named, Opened()).ShouldBeTrue();
        InForce(Drafted(), Named, Opened(), Declared(Verdict.Lost)).ShouldBeTrue();
        InForce(Drafted(), Named, OpenedToBeConfirmed, Declared(Verdict.Carried)).ShouldBeTrue("the confirming vote is still to come");
        InForce(Drafted(), Named, Opened(), Declared(Verdict.Carried)).ShouldBeFalse();
        InForce(Drafted(), Opened(), Declared(Verdict.Carried)).ShouldBeTrue("it was not named");
        var oven = Given.Proposal(Drafted(), Named, Opened(), Declared(Verdict.Carried)).Known;
        DecisionsInForce.Contain(oven, [oven, CarriedBefore]).ShouldBeTrue();
        DecisionsInForce.Superseding(OldOven, [oven, CarriedBefore]).ShouldBe([Oven]);
    }

    [Fact]
    public void What_is_not_carried_is_not_in_force()
    {
        var lost = Given.Proposal(Drafted(), Opened(), Declared(Verdict.Lost)).Known;
        DecisionsInForce.Contain(lost, [lost]).ShouldBeFalse();
    }

    [Fact]
    public void What_it_supersedes_is_named_and_named_anew_until_voting_opens()
    {
        Given.Proposal(Drafted()).When(state => Name(state, OldOven, OldOven)).Then(Named).Supersedes.ShouldBe([OldOven]);
        Given.Proposal(Drafted(), Named).When(state => Name(state)).Then(new SupersededNamed(Oven, [])).Supersedes.ShouldBeEmpty();
        Given.Proposal(Drafted(), Named).When(state => NameSuperseded.Decide(state, new NameSuperseded(Oven, default), [], During)).Then(new SupersededNamed(Oven, []));
        Given.Proposal(Drafted(), Opened()).When(state => Name(state, OldOven)).Then(new VotingIsOpen(Oven, Close));
        Given.Proposal(Drafted(), Opened(), Declared(Verdict.Carried)).When(state => Name(state, OldOven)).Then(new ProposalIsDecided(Oven));
        Given.Proposal(Drafted(), Opened(), Declared(Verdict.NoQuorum)).When(state => Name(state, OldOven)).Then(Named);
        Given.Proposal().When(state => Name(state, OldOven)).Then(new ProposalIsUnknown(Oven));
    }

    [Fact]
    public void Notice_of_a_vote_binds_what_it_supersedes()
    {
        var noticed = new NoticeGiven(
            Oven, 1, Ordinary, 1, Noticed, new StatedVote(Close, Close + NodaTime.Duration.FromDays(1)), null, ClearDays: 14, Text: null);
        Given.Proposal(Drafted(), noticed).When(state => Name(state, OldOven)).Then(new NoticeSaysOtherwise("the decisions it supersedes"));
        Given.Proposal(Drafted(), Named, noticed).When(state => Name(state, OldOven)).ThenNothing();
    }

    [Fact]
    public void Only_decisions_that_were_carried_can_be_named_and_not_too_many()
    {
        Given.Proposal(Drafted()).When(state => Name(state, Anew)).Then(new ProposalIsUnknown(Anew));
        Given.Proposal(Drafted()).When(state => Name(state, Oven)).Then(new SupersededIsNotCarried(Oven));
        ProposalId[] many = [.. Enumerable.Range(1, 21).Select(n => new ProposalId(Id((byte)n)))];
        Given.Proposal(Drafted()).When(state => Name(state, many)).Then(new TooManySuperseded(21, 20));
    }

    [Fact]
    public void The_vote_on_an_amendment_supersedes_nothing() =>
        Given.Proposal(Asked).When(state => NameSuperseded.Decide(state, new NameSuperseded(Question, [OldOven]), [CarriedBefore], During))
            .Then(new AmendmentSupersedesNothing(Question));

    private static bool InForce(params IProposalEvent[] later) =>
        DecisionsInForce.Contain(CarriedBefore, [CarriedBefore, Given.Proposal(later).Known]);

    private static Decision Name(Proposal? state, params ProposalId[] superseded) =>
        NameSuperseded.Decide(state, new NameSuperseded(Oven, [.. superseded]), state is null ? [CarriedBefore] : [CarriedBefore, state], During);
}
