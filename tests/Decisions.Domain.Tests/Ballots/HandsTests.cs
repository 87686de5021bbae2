using System.Collections.Immutable;
using Decisions.Domain.Ballots;
using Decisions.Domain.Counting;
using Decisions.Domain.Meetings;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.Domain.Tests.Meetings;
using NodaTime;
using static Decisions.Domain.Tests.Ballots.TellersDesk;
using static Decisions.Domain.Tests.Example;

namespace Decisions.Domain.Tests.Ballots;

/// <summary>Hands are counted by two tellers, among those who are there and have not voted otherwise.</summary>
public sealed class HandsTests
{
    public static readonly HandsCounted Counted = new(First, Oven, MeetingExample.Agm, Ben, new HandsCount(2, 1, 0), "Sheet 4", "From the left.");

    public static readonly HandsShown Shown = new(First, Oven, MeetingExample.Agm, new HandsCount(2, 1, 0), "Sheet 4", [Ada, Ben, Cleo]);

    private static readonly DecisionRule Rule = YesNo with { Secrecy = BallotSecrecy.Open, ShowsOfHands = true };

    private static readonly CountHands Command = new(Oven, Ben, new HandsCount(2, 1, 0), "Sheet 4", "From the left.");

    private static readonly ImmutableArray<MemberId> Room = [Cleo, Ada, Ben];

    private static readonly HandsCounted Second = Counted with { Teller = Cleo, Note = null };

    [Fact]
    public void One_teller_s_count_waits_and_another_s_like_it_stands()
    {
        Given().When(Count(Command)).Then(Counted).Ballots.ShouldBeEmpty();
        var hands = Given(Counted).When(Count(Command with { Teller = Cleo, Note = null, Evidence = "SHEET 4" }))
            .Then(Second with { Evidence = "SHEET 4" }, Shown);
        hands.Ballots.ShouldBe([new CountedBallots(Yes, 2), new CountedBallots(No, 1)]);
        (hands.Includes(Ada), hands.Includes(Dev)).ShouldBe((true, false));
    }

    [Fact]
    public void Tellers_who_differ_are_told_in_what()
    {
        ShowOfHands Both(HandsCount hands, string evidence) => Given(Counted, Second with { Hands = hands, Evidence = evidence }).Known;
        Both(new HandsCount(1, 2, 0), "SHEET 4").DiffersIn(Ben).ShouldBe([EntryField.InFavour, EntryField.Against]);
        Both(new HandsCount(2, 1, 1), "Sheet 5").DiffersIn(Cleo).ShouldBe([EntryField.Evidence, EntryField.Abstained]);
        Both(new HandsCount(1, 2, 0), "Sheet 4").DiffersIn(Dev).ShouldBeEmpty("who has counted nothing learns nothing");
    }

    [Fact]
    public void The_same_teller_confirms_nothing_and_what_differs_waits()
    {
        Given(Counted).When(Count(Command)).ThenNothing();
        var other = Second with { Hands = new HandsCount(1, 2, 0) };
        Given(Counted).When(Count(Command with { Teller = Cleo, Note = null, Hands = other.Hands })).Then(other).Differs.ShouldBeTrue();
    }

    [Fact]
    public void Hands_counted_again_take_the_place_of_the_first()
    {
        var again = Counted with { Hands = new HandsCount(3, 0, 0) };
        Given(Counted, Second, Shown, again).When(Count(Command with { Teller = Cleo, Note = null, Hands = again.Hands }))
            .Then(again with { Teller = Cleo, Note = null }, Shown with { Hands = again.Hands }).Ballots.ShouldBe([new CountedBallots(Yes, 3)]);
    }

    [Fact]
    public void There_are_no_more_hands_than_people_in_the_room_who_have_not_voted() =>
        Given().When(state => CountHands.Decide(Proposal(), state, Command, Sitting(), Tellers, [Ada, Ben], During)).Then(new TooManyHands(2));

    [Fact]
    public void Whoever_was_in_the_count_has_no_ballot_beside_it()
    {
        var hands = Given(Counted, Second, Shown).State;
        var cast = new CastBallot(Oven, Ada, 1, Yes, null, Channel.Web);
        CastBallot.Decide(Proposal(), null, cast, isOnRoll: true, During, hands).Rejection.ShouldBe(new HandIsCounted());
        CastBallot.Decide(Proposal(), null, cast with { MemberId = Dev }, isOnRoll: true, During, hands).Rejection.ShouldBeNull();
        EnterBallot.Decide(Proposal(), null, null, TellersDesk.Command, Tellers, isOnRoll: true, During, hands).Rejection.ShouldBe(new HandIsCounted());
    }

    [Fact]
    public void The_tally_adds_them_and_the_result_says_how_many_came_that_way()
    {
        var hands = Given(Counted, Second, Shown).State;
        var result = DeclareResult.Decide(
            Proposal(), new DeclareResult(Oven, [new CountedBallots(No, 1)], CountedTo: 40) { Hands = hands, Ways = WayCount.Of([(Channel.Api, 1)], hands) }, After)
            .Events.ShouldHaveSingleItem().ShouldBeOfType<ResultDeclared>();
        var tally = result.Tally.ShouldBeOfType<YesNoTally>();
        (tally.Yes, tally.No, tally.Returned).ShouldBe((2, 2, 4));
        result.Ways!.Value.ShouldBe([new WayCount(Channel.Web, 1), new WayCount(Channel.Room, 3)]);
    }

    [Fact]
    public void What_cannot_be_counted_is_refused()
    {
        Given().When(Count(Command with { Teller = Ada })).Then(new TellerIsNotNamed(Ada));
        Given().When(Count(Command with { Evidence = "none" })).Then(new EvidenceIsNoNumber(60));
        Given().When(Count(Command with { Note = "\u0000" })).Then(new TextHasControlCharacters("note", 1));
        Given().When(Count(Command with { Hands = new HandsCount(-1, 2, 0) })).Then(new NumberIsOutOfRange("hands", -1, 0, 3));
        Given().When(Count(Command with { Hands = new HandsCount(long.MaxValue, long.MaxValue, 0) })).Then(new TooManyHands(3));
        Given().When(Count(Command, at: After)).Then(new VotingHasClosed(Oven, Close));
        Given().When(state => CountHands.Decide(null, state, Command, Sitting(), Tellers, Room, During)).Then(new ProposalIsUnknown(Oven));
        Given().When(state => CountHands.Decide(Proposal(YesNo), state, Command, Sitting(), Tellers, Room, During)).Then(new RuleCountsNoHands(Ordinary));
        var apart = Tests.Given.Proposal(Drafted(), Opened(Rule)).State;
        Given().When(state => CountHands.Decide(apart, state, Command, Sitting(), Tellers, Room, During)).Then(new HandsNeedAMeeting(Oven));
        var closed = MeetingExample.Given(MeetingExample.Called, MeetingExample.Begun, new MeetingClosed(MeetingExample.Agm)).State;
        Given().When(state => CountHands.Decide(Proposal(), state, Command, closed, Tellers, Room, During)).Then(new MeetingIsNotSitting(MeetingExample.Agm));
    }

    [Fact]
    public void Only_an_open_vote_of_yes_or_no_takes_hands()
    {
        foreach (var terms in new[] { Rule with { Secrecy = BallotSecrecy.Secret }, Rule with { Method = new RankedMethod() }, Rule with { Reasons = ReasonPolicy.Required } })
            RuleTerms.Check(terms).ShouldBe(new HandsNeedOpenYesNo());
        RuleTerms.Check(Rule).ShouldBeNull();
        RuleInWords.Of(Rule)[^1].ShouldBe("At a meeting, hands may be counted of those who are there and have not voted in another way; two tellers count them.");
    }

    private static Given<ShowOfHands, IHandsEvent> Given(params IHandsEvent[] events) => new(ShowOfHands.Fold, events);

    private static Proposal Proposal(DecisionRule? terms = null) =>
        Tests.Given.Proposal(Drafted(), Opened(terms ?? Rule) with { Held = new HeldVote(MeetingExample.Agm, 1, 3, 0) }).Known;

    private static Meeting Sitting() => MeetingExample.Given(MeetingExample.Called, MeetingExample.OnAgenda, MeetingExample.Begun).Known;

    private static Func<ShowOfHands?, Decision> Count(CountHands command, Instant? at = null) =>
        state => CountHands.Decide(Proposal(), state, command, Sitting(), Tellers, Room, at ?? During);
}
