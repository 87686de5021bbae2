using Decisions.Domain.Ballots;
using Decisions.Domain.Proposals;
using NodaTime;
using static Decisions.Domain.Tests.Example;

namespace Decisions.Domain.Tests.Ballots;

public sealed class WithdrawBallotTests
{
    private static readonly BallotWithdrawn Withdrawn = new(First, Oven, Ada, Channel.Web);

    [Fact]
    public void A_ballot_is_taken_back() =>
        Given.Ballot(Cast(Yes)).When(Withdraw(During)).Then(Withdrawn).Vote.ShouldBeNull();

    [Fact]
    public void A_ballot_is_taken_back_at_the_closing_time_itself() =>
        Given.Ballot(Cast(Yes)).When(Withdraw(Close)).Then(Withdrawn);

    [Fact]
    public void After_the_deadline_a_ballot_stands() =>
        Given.Ballot(Cast(Yes)).When(Withdraw(After)).Then(new VotingHasClosed(Oven, Close));

    [Fact]
    public void After_an_early_close_a_ballot_stands() =>
        Given.Ballot(Cast(Yes)).When(Withdraw(During, Opened(), new VotingClosedEarly(Oven, First, null)))
            .Then(new VotingHasClosed(Oven, null));

    [Fact]
    public void A_ballot_is_taken_back_once() => Given.Ballot(Cast(Yes), Withdrawn).When(Withdraw(During)).ThenNothing();

    [Fact]
    public void What_was_never_cast_is_not_taken_back() =>
        Given.Ballot().When(Withdraw(During)).Then(new NoBallotToWithdraw(Ada));

    [Fact]
    public void On_a_withdrawn_proposal_a_ballot_stays_as_history() =>
        Given.Ballot(Cast(Yes)).When(Withdraw(During, Opened(), new ProposalWithdrawn(Oven, null)))
            .Then(new ProposalIsWithdrawn(Oven));

    [Fact]
    public void On_an_unknown_proposal_there_is_no_ballot() =>
        Given.Ballot().When(state => WithdrawBallot.Decide(null, state, new WithdrawBallot(Oven, Ada, Channel.Web), During))
            .Then(new ProposalIsUnknown(Oven));

    private static Func<Ballot?, Decision> Withdraw(Instant now, params IProposalEvent[] later)
    {
        var proposal = Given.Proposal([Drafted(), .. later.DefaultIfEmpty(Opened())]).State;
        return state => WithdrawBallot.Decide(proposal, state, new WithdrawBallot(Oven, Ada, Channel.Web), now);
    }
}
