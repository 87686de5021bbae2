using Decisions.Domain.Amendments;
using Decisions.Domain.Ballots;
using Decisions.Domain.Counting;
using Decisions.Domain.Proposals;
using NodaTime;
using static Decisions.Domain.Tests.Amendments.AmendmentsBefore;
using static Decisions.Domain.Tests.Example;

namespace Decisions.Domain.Tests.Amendments;

public sealed class DecideAmendmentTests
{
    private static readonly AmendmentPut IsPut = new(Oven, Cheaper, Example.Question);
    private static readonly AmendmentCarried Carried = new(Oven, Cheaper, Second);
    private static readonly ProposalRevised Revised = new(Oven, 2, "A new oven", "We buy a used oven.", [], null, Cheaper);
    private static readonly RoundId Third = new(Id(0xE3));

    [Fact]
    public void Carried_before_voting_it_becomes_the_text() => Seconded(IsPut).Then(Decide(Verdict.Carried), Carried, Revised);

    [Fact]
    public void Carried_while_voting_is_open_it_ends_the_round_and_opens_another_on_the_new_text()
    {
        var after = Seconded(Opened(), IsPut).Then(
            Decide(Verdict.Carried), Carried, new RoundSuperseded(Oven, First, Cheaper), Revised,
            Opened(round: Third, number: 2, revision: 2) with { ClosesAt = During + Duration.FromDays(7) + Duration.FromHours(1) });
        after.Proposal.StatusAt(During).ShouldBe(ProposalStatus.Open);
        after.Proposal.Rounds[0].IsOpenAt(During).ShouldBeFalse();
        after.Proposal.Rounds[0].Tally.ShouldBeNull();
    }

    [Fact]
    public void A_round_that_closed_meanwhile_is_ended_so_too()
    {
        var decision = DecideAmendment.Decide(Seconded(Opened(), IsPut), AmendmentsBefore.Question(Verdict.Carried), new(Cheaper, Third), After);
        decision.Events.OfType<VotingOpened>().Single().ClosesAt.ShouldBe(Serialization.StoredInstant.NotAfter(After + Duration.FromDays(7) + Duration.FromHours(1)));
    }

    [Fact]
    public void However_often_the_text_is_amended_voting_lasts_as_long_as_at_first()
    {
        var once = Seconded(Opened(), IsPut).And(Decide(Verdict.Carried)(Seconded(Opened(), IsPut)));
        once.Proposal.Latest!.Length.ShouldBe(once.Proposal.Rounds[0].Length);
        once.Proposal.Latest.Length.ShouldBe(Close - Roll.DrawnAt);
    }

    [Fact]
    public void Where_the_roll_is_of_a_record_date_voting_lasts_as_long_as_from_its_opening()
    {
        var opening = Close - Duration.FromDays(2);
        var before = Seconded();
        var voted = before with
        {
            Proposal = Proposal.FoldAt(before.Proposal, Opened() with { Roll = Roll with { DrawnAt = Close - Duration.FromDays(40) } }, opening)!.Apply(IsPut),
        };
        var decision = DecideAmendment.Decide(voted, AmendmentsBefore.Question(Verdict.Carried), new(Cheaper, Third), During);
        decision.Events.OfType<VotingOpened>().Single().ClosesAt.ShouldBe(During + Duration.FromDays(2));
    }

    [Fact]
    public void A_ballot_is_not_moved_to_a_text_that_it_did_not_see()
    {
        var after = Seconded(Opened(), IsPut).And(Decide(Verdict.Carried)(Seconded(Opened(), IsPut))).Proposal;
        CastBallot.Decide(after, null, new(Oven, Ada, 1, Yes, null, Channel.Web), isOnRoll: true, During).Rejection
            .ShouldBe(new RevisionIsNotVotedOn(1, 2));
        CastBallot.Decide(after, null, new(Oven, Ada, 2, Yes, null, Channel.Web), isOnRoll: true, During).Events
            .ShouldBe([new BallotCast(Third, Oven, Ada, 2, Yes, null, Channel.Web)]);
    }

    [Theory]
    [InlineData(Verdict.Lost)]
    [InlineData(Verdict.NoQuorum)]
    public void Not_carried_it_is_lost_and_the_text_stands(Verdict verdict)
    {
        var after = Seconded(Opened(), IsPut).Then(Decide(verdict), new AmendmentLost(Oven, Cheaper, Second));
        after.Proposal.Current.Number.ShouldBe(1);
        after.Proposal.Latest!.IsOpenAt(During).ShouldBeTrue();
        after.StatusOf(after.Find(Cheaper)!).ShouldBe(AmendmentStatus.Lost);
    }

    [Fact]
    public void Carried_an_amendment_of_an_amendment_changes_that_and_not_the_proposal()
    {
        var asked = AmendmentsBefore.Question(Verdict.Carried);
        var state = Seconded(
            Opened(), Moved(Sharper, "We buy a used oven, seen first.", amends: Cheaper), new AmendmentSeconded(Sharper, Oven, Ada),
            new AmendmentPut(Oven, Sharper, Example.Question));
        state.Then(state => DecideAmendment.Decide(state, asked, new(Sharper, Third), During), new AmendmentCarried(Oven, Sharper, Second));
        MadeAmendment.Rewording(state, state.Find(Sharper)!)!.Text.ShouldBe("We buy a used oven, seen first.");
    }

    [Fact]
    public void Without_a_result_nothing_is_decided() =>
        Seconded(IsPut).Refuses(Decide(null), new ResultIsNotDeclared(Example.Question));

    [Fact]
    public void What_was_not_put_is_not_decided() => Seconded().Refuses(Decide(Verdict.Carried), new AmendmentIsNotPut(Cheaper));

    [Fact]
    public void Another_vote_does_not_decide_it() =>
        Seconded(IsPut with { Question = Anew }).Refuses(Decide(Verdict.Carried), new AmendmentIsNotPut(Cheaper));

    [Fact]
    public void An_unknown_one_is_not_decided() => Of(Drafted()).Refuses(Decide(Verdict.Carried), new AmendmentIsUnknown(Cheaper));

    private static Func<AmendmentsMoved?, Decision> Decide(Verdict? verdict) =>
        state => DecideAmendment.Decide(state, AmendmentsBefore.Question(verdict), new DecideAmendment(Cheaper, Third), During);
}
