using Decisions.Domain.Ballots;
using Decisions.Domain.Counting;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using NodaTime;
using static Decisions.Domain.Tests.Example;

namespace Decisions.Domain.Tests.Ballots;

public sealed class CastBallotTests
{
    private static readonly CastBallot Command = new(Oven, Ada, Revision: 1, Yes, Reason: null, Channel.Web);
    private static readonly BallotWithdrawn Withdrawn = new(First, Oven, Ada, Channel.Web);

    [Fact]
    public void A_ballot_is_cast() =>
        Given.Ballot().When(Vote(Command)).Then(Cast(Yes)).Vote.ShouldBe(new Vote(1, Yes, null, Channel.Web));

    [Fact]
    public void A_ballot_is_changed() =>
        Given.Ballot(Cast(Yes)).When(Vote(Command with { Choice = No, Channel = Channel.Api }))
            .Then(new BallotChanged(First, Oven, Ada, 1, No, null, Channel.Api));

    [Fact]
    public void Another_reason_is_a_change() =>
        Given.Ballot(Cast(Yes)).When(Vote(Command with { Reason = "It pays." }))
            .Then(new BallotChanged(First, Oven, Ada, 1, Yes, "It pays.", Channel.Web));

    [Fact]
    public void The_same_vote_by_another_channel_is_no_change() =>
        Given.Ballot(Cast(Yes)).When(Vote(Command with { Channel = Channel.Api, Reason = " " })).ThenNothing();

    [Fact]
    public void After_a_withdrawal_a_ballot_is_cast_again() =>
        Given.Ballot(Cast(Yes), Withdrawn).When(Vote(Command)).Then(Cast(Yes));

    [Fact]
    public void A_ballot_goes_from_cast_to_changed_to_withdrawn_to_cast()
    {
        var ballot = Given.Ballot(Cast(Yes), new BallotChanged(First, Oven, Ada, 1, No, null, Channel.Web), Withdrawn, Cast(Yes, "Still."));
        ballot.Known.Vote.ShouldBe(new Vote(1, Yes, "Still.", Channel.Web));
    }

    [Fact]
    public void A_ballot_at_the_closing_time_itself_counts() =>
        Given.Ballot().When(Vote(Command, now: Close)).Then(Cast(Yes));

    [Fact]
    public void A_ballot_after_the_deadline_is_refused() =>
        Given.Ballot().When(Vote(Command, now: After)).Then(new VotingHasClosed(Oven, Close));

    [Fact]
    public void A_ballot_after_an_early_close_is_refused() =>
        Given.Ballot().When(Vote(Command, TheProposal(Opened(), new VotingClosedEarly(Oven, First, null))))
            .Then(new VotingHasClosed(Oven, null));

    [Fact]
    public void A_ballot_after_the_result_is_refused() =>
        Given.Ballot().When(Vote(Command, TheProposal(Opened(), Declared(Verdict.NoQuorum)))).Then(new VotingHasClosed(Oven, Close));

    [Fact]
    public void A_ballot_before_voting_opens_is_refused() =>
        Given.Ballot().When(Vote(Command, TheProposal())).Then(new VotingHasNotOpened(Oven));

    [Fact]
    public void A_ballot_on_a_withdrawn_proposal_is_refused() =>
        Given.Ballot(Cast(No)).When(Vote(Command, TheProposal(Opened(), new ProposalWithdrawn(Oven, null))))
            .Then(new ProposalIsWithdrawn(Oven));

    [Fact]
    public void A_ballot_on_an_unknown_proposal_is_refused() =>
        Given.Ballot().When(state => CastBallot.Decide(null, state, Command, isOnRoll: true, During))
            .Then(new ProposalIsUnknown(Oven));

    [Fact]
    public void Whoever_is_not_on_the_roll_has_no_ballot() =>
        Given.Ballot().When(state => CastBallot.Decide(TheProposal(Opened()), state, Command, isOnRoll: false, During))
            .Then(new MemberIsNotOnTheRoll(Ada, First));

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_ballot_on_another_revision_is_refused(int read)
    {
        var proposal = TheProposal(
            new ProposalRevised(Oven, 2, "A new oven", "We buy a used oven.", [], null), Opened(revision: 2));
        Given.Ballot().When(Vote(Command with { Revision = read }, proposal)).Then(new RevisionIsNotVotedOn(read, 2));
        Given.Ballot().When(Vote(Command with { Revision = 2 }, proposal)).Then(Cast(Yes) with { Revision = 2 });
    }

    [Fact]
    public void A_second_round_has_ballots_of_its_own() =>
        Given.Ballot().When(Vote(Command, TheProposal(Opened(), Declared(Verdict.NoQuorum), Opened(round: Second, number: 2))))
            .Then(Cast(Yes) with { RoundId = Second });

    [Theory]
    [InlineData(null)]
    [InlineData(" \t")]
    [InlineData("\u200B")]
    public void Where_the_rule_asks_for_a_reason_a_ballot_without_one_is_refused(string? reason) =>
        Given.Ballot().When(Vote(Command with { Reason = reason }, AsksWhy)).Then(new ReasonIsRequired());

    [Fact]
    public void Where_the_rule_asks_for_a_reason_a_ballot_with_one_is_cast() =>
        Given.Ballot().When(Vote(Command with { Reason = "It pays." }, AsksWhy)).Then(Cast(Yes, "It pays."));

    [Fact]
    public void A_reason_beyond_the_limit_is_refused() =>
        Given.Ballot().When(Vote(Command with { Reason = new string('x', TextRule.NoteLimit + 1) }))
            .Then(new TextIsTooLong("reason", TextRule.NoteLimit + 1, TextRule.NoteLimit));

    private static Proposal AsksWhy => TheProposal(Opened(YesNo with { Reasons = ReasonPolicy.Required }));

    private static Proposal TheProposal(params IProposalEvent[] later) => Given.Proposal([Drafted(), .. later]).Known;

    private static Func<Ballot?, Decision> Vote(CastBallot command, Proposal? proposal = null, Instant? now = null) =>
        state => CastBallot.Decide(proposal ?? TheProposal(Opened()), state, command, isOnRoll: true, now ?? During);
}
