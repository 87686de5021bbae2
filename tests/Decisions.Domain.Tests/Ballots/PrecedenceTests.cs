using Decisions.Domain.Ballots;
using Decisions.Domain.Rules;
using static Decisions.Domain.Tests.Ballots.TellersDesk;
using static Decisions.Domain.Tests.Example;

namespace Decisions.Domain.Tests.Ballots;

/// <summary>A member who votes in two ways has one ballot: the last, or that of the way which the rule puts first.</summary>
public sealed class PrecedenceTests
{
    private static readonly DecisionRule RoomFirst = YesNo with { Precedence = new Precedence([Channel.Room, Channel.Paper, Channel.Web]) };

    private static readonly BallotCast Online = new(First, Oven, Ada, 1, No, null, Channel.Web);

    private static readonly BallotOrigin Sheet = new(Ben, null, "Box 4, sheet 17");

    [Fact]
    public void The_last_counts_where_the_rule_says_nothing_else()
    {
        var desk = Given(Online, Entered).When(Enter(Command with { Teller = Cleo }))
            .Then(Entered with { Teller = Cleo }, new BallotChanged(First, Oven, Ada, 1, Yes, "It pays.", Channel.Paper, Sheet));
        desk.Ballot!.GaveWay.ShouldBe(new GivenWay(new Vote(1, No, null, Channel.Web), Channel.Paper, CameLater: false));

        desk = Given(ByTellers).When(Vote(No, Channel.Api)).Then(new BallotChanged(First, Oven, Ada, 1, No, null, Channel.Api));
        desk.Ballot!.GaveWay.ShouldBe(new GivenWay(new Vote(1, Yes, "It pays.", Channel.Paper) { Origin = Sheet }, Channel.Api, CameLater: false));
    }

    [Fact]
    public void A_way_that_goes_before_takes_the_place_of_what_stood() =>
        Given(Online, Entered).When(Enter(Command with { Teller = Cleo }, RoomFirst))
            .Then(Entered with { Teller = Cleo }, new BallotChanged(First, Oven, Ada, 1, Yes, "It pays.", Channel.Paper, Sheet))
            .Ballot!.Vote!.Channel.ShouldBe(Channel.Paper);

    [Fact]
    public void A_ballot_that_gives_way_is_kept_with_why_and_does_not_count()
    {
        var desk = Given(ByTellers).When(Vote(No, Channel.Web, RoomFirst))
            .Then(new BallotGaveWay(First, Oven, Ada, 1, No, null, Channel.Web, To: Channel.Paper));
        desk.Ballot!.Vote!.Choice.ShouldBe(Yes);
        desk.Ballot.GaveWay.ShouldBe(new GivenWay(new Vote(1, No, null, Channel.Web), Channel.Paper, CameLater: true));
    }

    [Fact]
    public void What_stands_by_a_way_that_goes_before_is_not_taken_back_by_another()
    {
        Given(ByTellers).When(Withdraw(RoomFirst)).Then(new BallotStandsByAnotherWay(Channel.Paper));
        Given(ByTellers).When(Withdraw(YesNo)).Then(new BallotWithdrawn(First, Oven, Ada, Channel.Web));
        Given(Online).When(Withdraw(RoomFirst)).Then(new BallotWithdrawn(First, Oven, Ada, Channel.Web));
    }

    [Fact]
    public void Another_program_is_no_other_way() =>
        Given(Online).When(Vote(Yes, Channel.Api, RoomFirst)).Then(new BallotChanged(First, Oven, Ada, 1, Yes, null, Channel.Api)).Ballot!.GaveWay.ShouldBeNull();

    [Theory]
    [InlineData(Channel.Paper, Channel.Room, true)]
    [InlineData(Channel.Room, Channel.Paper, false)]
    [InlineData(Channel.Phone, Channel.Web, true)]
    [InlineData(Channel.Web, Channel.Phone, false)]
    [InlineData(Channel.Api, Channel.Web, false)]
    [InlineData(Channel.Import, Channel.Paper, true)]
    public void A_way_gives_way_to_those_before_it(Channel comes, Channel stands, bool givesWay) =>
        RoomFirst.Precedence!.GivesWay(comes, stands).ShouldBe(givesWay);

    [Fact]
    public void Orders_are_equal_by_what_they_name()
    {
        new Precedence([Channel.Room, Channel.Web]).ShouldBe(new Precedence([Channel.Room, Channel.Web]));
        new Precedence([Channel.Room, Channel.Web]).ShouldNotBe(new Precedence([Channel.Web, Channel.Room]));
        new Precedence([Channel.Room]).GetHashCode().ShouldBe(new Precedence([Channel.Room]).GetHashCode());
    }

    [Fact]
    public void A_rule_names_each_way_once()
    {
        foreach (var order in new Channel[][] { [], [Channel.Web, Channel.Web], [Channel.Api], [(Channel)99] })
            RuleTerms.Check(YesNo with { Precedence = new Precedence([.. order]) }).ShouldBe(new WaysAreNotInOrder());
        RuleTerms.Check(YesNo with { Precedence = new Precedence(default) }).ShouldBe(new WaysAreNotInOrder());
        RuleTerms.Check(RoomFirst).ShouldBeNull();
    }

    [Fact]
    public void Members_read_which_vote_counts()
    {
        RuleInWords.Of(RoomFirst)[^1].ShouldBe(
            "If you vote in more than one way, a vote in the room, then one on paper, then one given online counts before those after it, and any of these before a vote by telephone, whichever came last.");
        RuleInWords.Of(YesNo with { Precedence = new Precedence([Channel.Paper]) })[^1].ShouldBe(
            "If you vote in more than one way, a vote on paper counts before one given online or in the room or by telephone, whichever came last.");
    }

    private static Func<TellersDesk?, Decision> Vote(Choice choice, Channel channel, DecisionRule? terms = null) => desk => CastBallot.Decide(
        Tests.Given.Proposal(Drafted(), Opened(terms)).State, desk?.Ballot, new CastBallot(Oven, Ada, 1, choice, null, channel), isOnRoll: true, During);

    private static Func<TellersDesk?, Decision> Withdraw(DecisionRule terms) => desk => WithdrawBallot.Decide(
        Tests.Given.Proposal(Drafted(), Opened(terms)).State, desk?.Ballot, new WithdrawBallot(Oven, Ada, Channel.Web), During);
}
