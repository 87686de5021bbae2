using System.Collections.Immutable;
using Decisions.Domain.Ballots;
using Decisions.Domain.Counting;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using NodaTime;
using static Decisions.Domain.Tests.Example;

namespace Decisions.Domain.Tests.Gathering;

/// <summary>Finding a date: of each, whether it suits, and nothing decided.</summary>
public sealed class DatesTests
{
    internal static readonly DecisionRule Finding = RuleLibrary.Find("finding-a-date")!.Terms;

    private static readonly Instant Saturday = Instant.FromUtc(2026, 12, 5, 18, 0);

    /// <summary>Saturday from six to eight, Sunday at six and Monday at six.</summary>
    internal static readonly ImmutableArray<Option> Evenings =
    [
        new(Gas, "Saturday", Date: new OptionDate(Saturday, Saturday + Duration.FromHours(2))), new(Electric, "Sunday", Date: new OptionDate(Saturday + Duration.FromDays(1))),
        new(Wood, "Monday", Date: new OptionDate(Saturday + Duration.FromDays(2))),
    ];

    internal static readonly DatesTally Found = new(
        Roll.Eligible, Returned: 3, QuorumNeeded: 0, QuorumMet: true, TurnoutNeeded: 0, TurnoutMet: true, Verdict.Gathered,
        [new(Electric, 1, Yes: 2, IfNeedBe: 1, No: 0), new(Gas, 2, Yes: 2, IfNeedBe: 0, No: 1), new(Wood, 3, Yes: 0, IfNeedBe: 0, No: 3)]);

    internal static DatesChoice Says(Suits saturday, Suits sunday, Suits monday) => new([new(Gas, saturday), new(Electric, sunday), new(Wood, monday)]);

    private static readonly CountedBallots[] Said = [new(Says(Suits.Yes, Suits.Yes, Suits.No), 2), new(Says(Suits.No, Suits.IfNeedBe, Suits.No), 1)];

    [Fact]
    public void First_is_what_suits_most_and_then_what_suits_fewest_not() =>
        Given.Proposal(Drafted(Evenings), Opened(Finding)).When(state =>
            state!.Latest!.Tally is not null ? Decision.Nothing : DeclareResult.Decide(state, new DeclareResult(Oven, Said, CountedTo: 40), After))
            .Then(new ResultDeclared(Oven, First, Found, CountedTo: 40)).StatusAt(After).ShouldBe(ProposalStatus.Gathered);

    [Fact]
    public void Every_date_is_told_and_what_suits_most() => TallyInWords.Of(Found, Finding, Evenings).ShouldBe(
    [
        "Of 4 members who may vote, 3 took part.", "Sunday: 2 yes, 1 if need be, 0 no.", "Saturday: 2 yes, 0 if need be, 1 no.",
        "Monday: 0 yes, 0 if need be, 3 no.", "Sunday suits most.", "Nothing is decided: this is what members think.",
    ]);

    [Fact]
    public void Equal_dates_share_a_place_in_the_order_of_time()
    {
        var tally = (DatesTally)Count.Of(Finding, 4, Evenings, [new(Says(Suits.No, Suits.Yes, Suits.Yes), 1)], []);
        tally.Dates.Select(date => (date.Option, date.Place)).ShouldBe([(Electric, 1), (Wood, 1), (Gas, 3)]);
        TallyInWords.Of(tally, Finding, Evenings).ShouldContain("Sunday and Monday suit most, and equally.");
        var none = (DatesTally)Count.Of(Finding, 4, Evenings, [], []);
        none.Dates.ShouldAllBe(date => date.Place == 1);
        TallyInWords.Of(none, Finding, Evenings).ShouldAllBe(line => !line.Contains("suit most"));
    }

    [Fact]
    public void A_ballot_answers_each_date_once()
    {
        const string wanted = "This is answered by saying of each date, once, whether it suits: yes, ifNeedBe, no.";
        Casting(Says(Suits.Yes, Suits.IfNeedBe, Suits.No)).Then(Cast(Says(Suits.Yes, Suits.IfNeedBe, Suits.No)));
        Casting(Yes).Then(new ChoiceDoesNotFitRule(wanted));
        Casting(new DatesChoice(default)).Then(new ChoiceDoesNotFitRule(wanted));
        Casting(new DatesChoice([])).Then(new ChoiceDoesNotFitRule(wanted));
        Casting(new DatesChoice([null!])).Then(new ChoiceDoesNotFitRule(wanted));
        Casting(Says((Suits)7, Suits.No, Suits.No)).Then(new ChoiceDoesNotFitRule(wanted));
        Casting(new DatesChoice([new(Gas, Suits.Yes), new(Gas, Suits.Yes), new(Wood, Suits.No)])).Then(new ChoiceDoesNotFitRule(wanted));
        Casting(new DatesChoice([new(new OptionId(Id(0xFA)), Suits.Yes)])).Then(new OptionIsNotOnTheBallot(new OptionId(Id(0xFA))));
        Should.Throw<ArgumentException>(() => Count.Of(Finding, 4, Evenings, [new(new DatesChoice([new(Gas, Suits.Yes)]), 1)], []));
        Should.Throw<ArgumentException>(() => Count.Of(Finding, 4, Evenings, [new(Yes, 1)], []));
    }

    [Fact]
    public void Dates_stand_in_the_order_of_time_to_what_can_be_stored()
    {
        ImmutableArray<Option> mixedUp = [Evenings[2], Evenings[0] with { Date = Evenings[0].Date! with { StartsAt = Saturday + Tick } }, Evenings[1]];
        Given.Proposal().When(state => state is null ? DraftProposal.Decide(state, new DraftProposal(Oven, Ada, "A new oven", "We buy a new oven.", mixedUp)) : Decision.Nothing)
            .Then(Drafted(Evenings));
    }

    [Fact]
    public void A_date_ends_after_it_begins_and_stands_once()
    {
        Drafting(new Option(Gas, "Saturday", Date: new OptionDate(Saturday, Saturday))).ShouldBe(new DateEndsBeforeItBegins("Saturday"));
        Drafting(Evenings[1], Evenings[1] with { Id = Gas, Name = "The day of rest" }).ShouldBe(new DateStandsTwice("Sunday", "The day of rest"));
    }

    [Fact]
    public void The_rule_asks_of_dates_that_are_still_to_come()
    {
        Opening(Evenings, Saturday - Tick).ShouldBeNull();
        Opening(Evenings, Saturday).ShouldBe(new DateIsBeforeTheClose("Saturday", Saturday));
        foreach (var options in new ImmutableArray<Option>[] { [], Ovens, [Evenings[0]], [.. Evenings, new(new OptionId(Id(0xFA)), "Some other day")] })
            Opening(options, Close).ShouldBeOfType<OptionsDoNotFitRule>().Reason.ShouldStartWith("This rule finds a date: the options are dates, two at least, and nothing else.");
    }

    [Fact]
    public void Voting_is_not_extended_past_the_first_of_them()
    {
        var open = Given.Proposal(Drafted(Evenings), Opened(Finding));
        open.When(state => Extend(state, Saturday - Tick)).Then(new VotingExtended(Oven, First, Saturday - Tick, null));
        open.When(state => Extend(state, Saturday)).Then(new DateIsBeforeTheClose("Saturday", Saturday));
        Given.Proposal(Drafted(Ovens), Opened(RuleLibrary.Find("temperature-check")!.Terms)).When(state => Extend(state, Saturday)).Then(new VotingExtended(Oven, First, Saturday, null));
    }

    [Fact]
    public void Choices_are_the_same_where_they_say_the_same()
    {
        DatesChoice[] different = [new(default), new([]), Says(Suits.Yes, Suits.No, Suits.No), Says(Suits.No, Suits.Yes, Suits.No)];
        foreach (var one in different)
            foreach (var other in different)
                one.Equals(other).ShouldBe(ReferenceEquals(one, other));
        Says(Suits.No, Suits.No, Suits.No).ShouldBe(Says(Suits.No, Suits.No, Suits.No));
        Says(Suits.No, Suits.No, Suits.No).GetHashCode().ShouldBe(Says(Suits.No, Suits.No, Suits.No).GetHashCode());
    }

    private static Decision Extend(Proposal? state, Instant closesAt) => ExtendVoting.Decide(state, new ExtendVoting(Oven, closesAt, null), During);

    private static Rejection? Drafting(params ImmutableArray<Option> options) =>
        DraftProposal.Decide(null, new DraftProposal(Oven, Ada, "An evening", "When?", options)).Rejection;

    private static Rejection? Opening(ImmutableArray<Option> options, Instant closesAt) => OpenVoting.Decide(
        Given.Proposal(Drafted(options)).State, Given.Rule(new RuleAdopted(Ordinary, Finding)).State, new OpenVoting(Oven, First, Ordinary, Roll, closesAt), London, During).Rejection;

    private static When<Ballot, IBallotEvent> Casting(Choice choice) => Given.Ballot().When(state => CastBallot.Decide(
        Given.Proposal(Drafted(Evenings), Opened(Finding)).State, state, new CastBallot(Oven, Ada, 1, choice, null, Channel.Web), isOnRoll: true, During));
}
