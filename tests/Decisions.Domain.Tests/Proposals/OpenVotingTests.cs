using System.Collections.Immutable;
using Decisions.Domain.Counting;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using NodaTime;
using static Decisions.Domain.Tests.Example;

namespace Decisions.Domain.Tests.Proposals;

public sealed class OpenVotingTests
{
    private static readonly OpenVoting Command = new(Oven, First, Ordinary, Roll, Close);
    private static readonly RuleAdopted Adopted = new(Ordinary, YesNo);

    [Fact]
    public void Voting_opens_on_the_current_revision_under_the_terms_as_they_stand()
    {
        var rule = Given.Rule(Adopted, new RuleAmended(Ordinary, 2, YesNo with { MayCloseEarly = true })).Known;
        Given.Proposal(Drafted(), new ProposalRevised(Oven, 2, "A new oven", "We buy a used oven.", [], null))
            .When(state => OpenVoting.Decide(state, rule, Command, London, During))
            .Then(new VotingOpened(Oven, First, 1, 2, Ordinary, 2, YesNo with { MayCloseEarly = true }, Roll, Close))
            .StatusAt(During).ShouldBe(ProposalStatus.Open);
    }

    [Fact]
    public void Options_can_be_ranked() =>
        Given.Proposal(Drafted(Ovens)).When(Open(Command, Ranked)).Then(Opened(Ranked));

    [Fact]
    public void A_round_that_found_no_quorum_is_followed_by_another() =>
        Given.Proposal(Drafted(), Opened(), Declared(Verdict.NoQuorum)).When(Open(Command with { RoundId = Second }))
            .Then(Opened(round: Second, number: 2)).Rounds.Length.ShouldBe(2);

    [Fact]
    public void A_round_has_an_id_of_its_own() =>
        Given.Proposal(Drafted(), Opened(), Declared(Verdict.NoQuorum)).When(Open(Command)).Then(new RoundExists(First));

    [Fact]
    public void Its_instants_are_kept_in_whole_microseconds()
    {
        var almost = Duration.FromNanoseconds(999);
        var finer = Command with { ClosesAt = Close + almost, Roll = Roll with { DrawnAt = Roll.DrawnAt + almost } };
        Given.Proposal(Drafted()).When(Open(finer)).Then(Opened()).Latest!.Roll.ShouldBe(Roll);
    }

    [Fact]
    public void An_unknown_proposal_cannot_be_voted_on() =>
        Given.Proposal().When(Open(Command)).Then(new ProposalIsUnknown(Oven));

    [Fact]
    public void An_unknown_rule_opens_no_round() =>
        Given.Proposal(Drafted()).When(state => OpenVoting.Decide(state, null, Command, London, During)).Then(new RuleIsUnknown(Ordinary));

    [Fact]
    public void A_retired_rule_opens_no_round()
    {
        var retired = Given.Rule(Adopted, new RuleRetired(Ordinary, null)).State;
        Given.Proposal(Drafted()).When(state => OpenVoting.Decide(state, retired, Command, London, During)).Then(new RuleIsRetired(Ordinary));
    }

    [Fact]
    public void Voting_is_not_opened_twice() =>
        Given.Proposal(Drafted(), Opened()).When(Open(Command with { RoundId = Second })).Then(new VotingIsOpen(Oven, Close));

    [Fact]
    public void The_next_round_waits_for_the_result_of_the_last() =>
        Given.Proposal(Drafted(), Opened())
            .When(state => OpenVoting.Decide(state, TheRule(YesNo), Command with { RoundId = Second, ClosesAt = After + Duration.FromDays(1) }, London, After))
            .Then(new VotingHasClosed(Oven, Close));

    [Fact]
    public void A_decided_proposal_is_not_voted_on_again() =>
        Given.Proposal(Drafted(), Opened(), Declared(Verdict.Lost)).When(Open(Command with { RoundId = Second }))
            .Then(new ProposalIsDecided(Oven));

    [Fact]
    public void A_withdrawn_proposal_is_not_voted_on() =>
        Given.Proposal(Drafted(), new ProposalWithdrawn(Oven, null)).When(Open(Command)).Then(new ProposalIsWithdrawn(Oven));

    [Fact]
    public void A_rule_of_yes_or_no_cannot_decide_among_options() =>
        Given.Proposal(Drafted(Ovens)).When(Open(Command)).Then(new OptionsDoNotFitRule(
            "This rule asks yes or no, and the proposal has options. Choose a rule that ranks them, or revise the proposal."));

    [Fact]
    public void A_rule_that_ranks_needs_two_options() =>
        Given.Proposal(Drafted(Ovens[0])).When(Open(Command, Ranked)).Then(new OptionsDoNotFitRule(
            "This rule ranks options, and the proposal has fewer than two. Add options, or choose a yes/no rule."));

    [Fact]
    public void More_options_stand_than_are_chosen() =>
        Given.Proposal(Drafted(Ovens)).When(Open(Command, Elect("stv-meek", 3))).Then(new OptionsDoNotFitRule(
            "This rule chooses 3, and the proposal has 3 options. Add options, or choose another rule."));

    [Fact]
    public void That_the_options_can_be_counted_is_found_out_before_anybody_votes()
    {
        Given.Proposal(Drafted(Ovens)).When(Open(Command, Elect("schulze", 1, ("default", "Gas")))).Then(Opened(Elect("schulze", 1, ("default", "Gas"))));
        Given.Proposal(Drafted(Ovens)).When(Open(Command, Elect("schulze", 1, ("default", "No oven")))).Then(new OptionsDoNotFitRule(
            "There is no option 'No oven' for default or majorities. There are Gas, Electric, Wood."));
        Given.Proposal(Drafted(Ovens)).When(Open(Command, Elect("approval", 1, ("minimum", "4")))).Then(new OptionsDoNotFitRule(
            "No ballot can keep to the rule's bounds with 3 options. Choose at least 4."));
        Given.Proposal(Drafted(Ovens)).When(Open(Command, Elect("plurality", 2, ("run-off", "two")))).Then(new OptionsDoNotFitRule(
            "A run-off of two fills one seat, not 2. Use run-off=none, or one seat."));
    }

    [Fact]
    public void Voting_does_not_open_only_to_close_at_once() =>
        Given.Proposal(Drafted()).When(Open(Command with { ClosesAt = During })).Then(new DeadlineIsPast(During, During));

    [Fact]
    public void A_microsecond_of_voting_is_the_least()
    {
        var closesAt = During + Duration.FromNanoseconds(1_000);
        Given.Proposal(Drafted()).When(Open(Command with { ClosesAt = closesAt })).Then(Opened() with { ClosesAt = closesAt });
        Given.Proposal(Drafted()).When(Open(Command with { ClosesAt = closesAt - Tick })).Then(new DeadlineIsPast(closesAt - Tick, During));
    }

    [Fact]
    public void Nobody_to_vote_is_no_vote() =>
        Given.Proposal(Drafted()).When(Open(Command with { Roll = Roll with { Eligible = 0 } })).Then(new RollIsEmpty(Oven));

    private static DecisionRule Elect(string rule, int seats, params (string Name, string Value)[] settings) => YesNo with
    {
        Method = new ElectionMethod(rule, seats, settings.ToImmutableSortedDictionary(each => each.Name, each => each.Value, StringComparer.Ordinal)),
    };

    private static Rule? TheRule(DecisionRule terms) => Given.Rule(Adopted with { Terms = terms }).State;

    private static Func<Proposal?, Decision> Open(OpenVoting command, DecisionRule? terms = null) =>
        state => OpenVoting.Decide(state, TheRule(terms ?? YesNo), command, London, During);
}
