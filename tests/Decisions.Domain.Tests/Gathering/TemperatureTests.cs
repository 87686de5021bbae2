using Decisions.Domain.Ballots;
using Decisions.Domain.Counting;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using static Decisions.Domain.Tests.Example;

namespace Decisions.Domain.Tests.Gathering;

/// <summary>A temperature check: how many lean which way, and nothing decided.</summary>
public sealed class TemperatureTests
{
    internal static readonly TemperatureTally Spread = new(
        Roll.Eligible, Returned: 3, QuorumNeeded: 0, QuorumMet: true, TurnoutNeeded: 0, TurnoutMet: true, Verdict.Gathered,
        StronglyInFavour: 2, InFavour: 0, Between: 0, Against: 0, StronglyAgainst: 1);

    private static readonly CountedBallots[] Warm = [new(new LeaningChoice(Leaning.StronglyFor), 2), new(new LeaningChoice(Leaning.StronglyAgainst), 1)];

    private static Given<Proposal, IProposalEvent> Asked => Given.Proposal(Drafted(), Opened(Temperature));

    [Fact]
    public void Its_result_is_the_spread_and_no_decision()
    {
        var after = Asked.When(state => DeclareAsOnce(state)).Then(new ResultDeclared(Oven, First, Spread, CountedTo: 40));
        after.StatusAt(After).ShouldBe(ProposalStatus.Gathered);
        after.IsDecided.ShouldBeFalse();
    }

    [Fact]
    public void It_is_said_in_words_with_no_average() => TallyInWords.Of(Spread, Temperature, []).ShouldBe(
    [
        "Of 4 members who may vote, 3 took part.",
        "They lean so: 2 strongly for, 0 for, 0 in between, 0 against, 1 strongly against.",
        "Nothing is decided: this is what members think.",
    ]);

    [Fact]
    public void Nobody_at_all_is_a_result_too()
    {
        var tally = (TemperatureTally)Count.Of(Temperature, 4, [], [], []);
        tally.Verdict.ShouldBe(Verdict.Gathered);
        Enum.GetValues<Leaning>().ShouldAllBe(leaning => tally.Of(leaning) == 0);
    }

    [Fact]
    public void Each_leaning_is_counted_by_itself()
    {
        foreach (var leaning in Enum.GetValues<Leaning>())
        {
            var tally = (TemperatureTally)Count.Of(Temperature, 4, [], [new(new LeaningChoice(leaning), 3)], []);
            Enum.GetValues<Leaning>().ShouldAllBe(each => tally.Of(each) == (each == leaning ? 3 : 0));
        }
    }

    [Fact]
    public void A_ballot_says_how_a_member_leans()
    {
        Casting(Yes).Then(new ChoiceDoesNotFitRule("This is answered by how you lean: stronglyFor, for, between, against, stronglyAgainst."));
        Casting(new LeaningChoice((Leaning)9)).Then(new ChoiceDoesNotFitRule("This is answered by how you lean: stronglyFor, for, between, against, stronglyAgainst."));
        Casting(new LeaningChoice(Leaning.Between)).Then(Cast(new LeaningChoice(Leaning.Between)));
        Should.Throw<ArgumentException>(() => Count.Of(Temperature, 4, [], [new(Yes, 1)], []));
    }

    [Fact]
    public void The_same_text_can_be_revised_and_decided_after_it()
    {
        var heard = Given.Proposal(Drafted(), Opened(Temperature), new ResultDeclared(Oven, First, Spread, CountedTo: 40));
        heard.When(state => ReviseProposal.Decide(state, new ReviseProposal(Oven, "A used oven", "We buy a used oven.", [], null), After))
            .Then(new ProposalRevised(Oven, 2, "A used oven", "We buy a used oven.", [], null));
        var rule = Given.Rule(new RuleAdopted(Ordinary, YesNo)).State;
        var closes = Close + NodaTime.Duration.FromDays(3);
        heard.When(state => state!.Rounds.Length > 1 ? Decision.Nothing : OpenVoting.Decide(state, rule, new OpenVoting(Oven, Second, Ordinary, Roll, closes), London, After))
            .Then(Opened(YesNo, Second, number: 2) with { ClosesAt = closes });
    }

    [Fact]
    public void It_is_about_the_text_alone() =>
        Given.Proposal(Drafted(Ovens)).When(state => OpenVoting.Decide(
                state, Given.Rule(new RuleAdopted(Ordinary, Temperature)).State, new OpenVoting(Oven, First, Ordinary, Roll, Close), London, During))
            .Then(new OptionsDoNotFitRule("A temperature check asks about the text alone, and the proposal has options. Choose a rule that ranks or marks them, or revise the proposal."));

    private static Decision DeclareAsOnce(Proposal? state) =>
        state!.Latest!.Tally is not null ? Decision.Nothing : DeclareResult.Decide(state, new DeclareResult(Oven, Warm, CountedTo: 40), After);

    private static When<Ballot, IBallotEvent> Casting(Choice choice) => Given.Ballot().When(state =>
        CastBallot.Decide(Asked.State, state, new CastBallot(Oven, Ada, 1, choice, null, Channel.Web), isOnRoll: true, During));
}
