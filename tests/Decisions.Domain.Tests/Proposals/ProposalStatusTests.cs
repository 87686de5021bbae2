using Decisions.Domain.Counting;
using Decisions.Domain.Proposals;
using NodaTime;
using static Decisions.Domain.Tests.Example;

namespace Decisions.Domain.Tests.Proposals;

public sealed class ProposalStatusTests
{
    private static readonly Instant Extended = Close + Duration.FromDays(1);

    [Fact]
    public void Nothing_but_a_text_is_a_draft() => Status(During, Drafted()).ShouldBe(ProposalStatus.Draft);

    [Fact]
    public void Voting_is_open_up_to_and_including_its_closing_time()
    {
        Status(Close - Tick, Drafted(), Opened()).ShouldBe(ProposalStatus.Open);
        Status(Close, Drafted(), Opened()).ShouldBe(ProposalStatus.Open);
        Status(Close + Tick, Drafted(), Opened()).ShouldBe(ProposalStatus.Closed);
    }

    [Fact]
    public void An_extension_moves_that_instant()
    {
        var extended = new VotingExtended(Oven, First, Extended, null);
        Status(Close + Tick, Drafted(), Opened(), extended).ShouldBe(ProposalStatus.Open);
        Status(Extended, Drafted(), Opened(), extended).ShouldBe(ProposalStatus.Open);
        Status(Extended + Tick, Drafted(), Opened(), extended).ShouldBe(ProposalStatus.Closed);
    }

    [Fact]
    public void Closed_early_is_closed_before_the_closing_time() =>
        Status(During, Drafted(), Opened(), new VotingClosedEarly(Oven, First, null)).ShouldBe(ProposalStatus.Closed);

    [Theory]
    [InlineData(Verdict.Carried, ProposalStatus.Carried)]
    [InlineData(Verdict.Lost, ProposalStatus.Lost)]
    [InlineData(Verdict.NoQuorum, ProposalStatus.NoQuorum)]
    public void A_declared_result_is_the_status(Verdict verdict, ProposalStatus status) =>
        Status(After, Drafted(), Opened(), Declared(verdict)).ShouldBe(status);

    [Fact]
    public void Another_round_is_open_after_one_without_a_quorum() =>
        Status(During, Drafted(), Opened(), Declared(Verdict.NoQuorum), Opened(round: Second, number: 2))
            .ShouldBe(ProposalStatus.Open);

    [Fact]
    public void The_second_rounds_result_leaves_the_first_rounds_as_it_was()
    {
        var proposal = Given.Proposal(
            Drafted(), Opened(), Declared(Verdict.NoQuorum), Opened(round: Second, number: 2), Declared(Verdict.Carried, Second)).Known;
        proposal.Rounds.Select(round => round.Tally!.Verdict).ShouldBe([Verdict.NoQuorum, Verdict.Carried]);
        proposal.StatusAt(After).ShouldBe(ProposalStatus.Carried);
    }

    [Fact]
    public void Withdrawn_is_withdrawn_also_while_a_round_would_be_open() =>
        Status(During, Drafted(), Opened(), new ProposalWithdrawn(Oven, null)).ShouldBe(ProposalStatus.Withdrawn);

    private static ProposalStatus Status(Instant now, params IProposalEvent[] events) => Given.Proposal(events).Known.StatusAt(now);
}
