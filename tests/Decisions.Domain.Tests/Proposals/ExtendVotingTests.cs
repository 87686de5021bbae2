using Decisions.Domain.Counting;
using Decisions.Domain.Proposals;
using NodaTime;
using static Decisions.Domain.Tests.Example;

namespace Decisions.Domain.Tests.Proposals;

public sealed class ExtendVotingTests
{
    private static readonly Instant Later = Close + Duration.FromDays(2);
    private static readonly ExtendVoting Command = new(Oven, Later, "The post was slow.");

    [Fact]
    public void The_end_of_voting_moves_to_a_later_instant() =>
        Given.Proposal(Drafted(), Opened()).When(Extend(Command, During))
            .Then(new VotingExtended(Oven, First, Later, "The post was slow.")).Latest!.ClosesAt.ShouldBe(Later);

    [Fact]
    public void At_the_closing_time_itself_voting_can_still_be_extended() =>
        Given.Proposal(Drafted(), Opened()).When(Extend(Command with { Reason = " " }, Close))
            .Then(new VotingExtended(Oven, First, Later, null));

    [Fact]
    public void A_rule_may_forbid_extending() =>
        Given.Proposal(Drafted(), Opened(YesNo with { MayExtend = false })).When(Extend(Command, During))
            .Then(new RuleForbidsExtension(Ordinary));

    [Fact]
    public void What_has_closed_cannot_be_extended() =>
        Given.Proposal(Drafted(), Opened()).When(Extend(Command, After)).Then(new VotingHasClosed(Oven, Close));

    [Fact]
    public void What_was_closed_early_cannot_be_extended_and_names_no_closing_time() =>
        Given.Proposal(Drafted(), Opened(), new VotingClosedEarly(Oven, First, null)).When(Extend(Command, During))
            .Then(new VotingHasClosed(Oven, null));

    [Fact]
    public void Voting_that_has_a_result_cannot_be_extended() =>
        Given.Proposal(Drafted(), Opened(), Declared(Verdict.NoQuorum)).When(Extend(Command, During))
            .Then(new VotingHasClosed(Oven, Close));

    [Fact]
    public void The_same_end_is_no_extension() =>
        Given.Proposal(Drafted(), Opened()).When(Extend(Command with { ClosesAt = Close + Tick }, During)).ThenNothing();

    [Fact]
    public void Voting_is_never_shortened_by_an_extension() =>
        Given.Proposal(Drafted(), Opened()).When(Extend(Command with { ClosesAt = Close - Duration.FromSeconds(1) }, During))
            .Then(new DeadlineIsNotLater(Close - Duration.FromSeconds(1), Close));

    [Fact]
    public void A_draft_cannot_be_extended() =>
        Given.Proposal(Drafted()).When(Extend(Command, During)).Then(new VotingHasNotOpened(Oven));

    [Fact]
    public void A_withdrawn_proposal_cannot_be_extended() =>
        Given.Proposal(Drafted(), Opened(), new ProposalWithdrawn(Oven, null)).When(Extend(Command, During))
            .Then(new ProposalIsWithdrawn(Oven));

    [Fact]
    public void An_unknown_proposal_cannot_be_extended() =>
        Given.Proposal().When(Extend(Command, During)).Then(new ProposalIsUnknown(Oven));

    [Fact]
    public void A_reason_holds_no_control_characters() =>
        Given.Proposal(Drafted(), Opened()).When(Extend(Command with { Reason = "\u0000" }, During))
            .Then(new TextHasControlCharacters("reason", 1));

    private static Func<Proposal?, Decision> Extend(ExtendVoting command, Instant now) =>
        state => ExtendVoting.Decide(state, command, now);
}
