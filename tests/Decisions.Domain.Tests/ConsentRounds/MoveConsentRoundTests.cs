using Decisions.Domain.ConsentRounds;
using Decisions.Domain.Ballots;
using Decisions.Domain.Counting;
using Decisions.Domain.Meetings;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.Domain.Tests.Meetings;
using NodaTime;
using static Decisions.Domain.Tests.ConsentRounds.ConsentExample;
using static Decisions.Domain.Tests.Example;

namespace Decisions.Domain.Tests.ConsentRounds;

/// <summary>A consent round at a meeting, and how it goes on where that meeting does not.</summary>
public sealed class MoveConsentRoundTests
{
    private static readonly MeetingId Agm = MeetingExample.Agm;

    private static readonly Meeting Called = MeetingExample.Given(MeetingExample.Called, MeetingExample.OnAgenda).Known;

    private static readonly Meeting Closed = MeetingExample.Given(MeetingExample.Called, MeetingExample.OnAgenda, MeetingExample.Begun, new MeetingClosed(Agm)).Known;

    private static readonly Meeting WithoutIt = MeetingExample.Given(MeetingExample.Called).Known;

    private static readonly MoveConsentRound ToNone = new(Oven, null, Hours with { Driver = 12 });

    private static readonly MoveConsentRound ToAgm = new(Oven, Agm, StepHours.Live);

    /// <summary>Begun at the meeting, each step by hand.</summary>
    private static readonly ConsentBefore AtAgm = ConsentBefore.Under(ByConsent).And(new ConsentRoundMoved(Oven, Agm, StepHours.Live, ConsentStep.Driver, null));

    [Fact]
    public void It_begins_at_a_meeting_that_is_not_over_and_has_the_decision_on_its_agenda()
    {
        var begin = new BeginConsentRound(Oven, Ordinary, Ada, Cem, Driver, Hours, Roll) { MeetingId = Agm };
        Begin(Called).Events[0].ShouldBe(Begun with { MeetingId = Agm });
        Begin(null).Rejection.ShouldBe(new MeetingIsUnknown(Agm));
        Begin(Closed).Rejection.ShouldBe(new MeetingIsClosed(Agm));
        Begin(WithoutIt).Rejection.ShouldBe(new ProposalIsNotOnTheAgenda(Oven));

        Decision Begin(Meeting? meeting) => BeginConsentRound.Decide(
            Given.Proposal(Drafted()).Known, Given.Rule(new RuleAdopted(Ordinary, RuleTerms.Kept(ByConsent))).Known, begin, haveJoined: true, During, meeting);
    }

    [Fact]
    public void From_a_meeting_that_ended_it_goes_on_at_none_and_its_step_begins_anew()
    {
        var moved = AtAgm.At(During + Duration.FromHours(30)).Then(
            before => Move(before, ToNone), new ConsentRoundMoved(Oven, null, ToNone.Hours, ConsentStep.Driver, During + Duration.FromHours(42)));
        (moved.State!.MeetingId, moved.State.Hours, moved.State.EndsAt).ShouldBe((null, ToNone.Hours, During + Duration.FromHours(42)));
        moved.At(During + Duration.FromHours(42) + Tick).Take(null, StepReason.Time).Rejection.ShouldBeNull();
    }

    [Fact]
    public void From_a_meeting_or_none_it_goes_on_at_another()
    {
        var start = ConsentBefore.Under(ByConsent);
        start.Then(before => Move(before, ToAgm, Called), new ConsentRoundMoved(Oven, Agm, StepHours.Live, ConsentStep.Driver, null)).State!.MeetingId.ShouldBe(Agm);
        start.Refuses(before => Move(before, ToAgm), new MeetingIsUnknown(Agm));
        start.Refuses(before => Move(before, ToAgm, Closed), new MeetingIsClosed(Agm));
        start.Refuses(before => Move(before, ToAgm, WithoutIt), new ProposalIsNotOnTheAgenda(Oven));
        start.Refuses(before => Move(before, ToNone with { Hours = Hours with { Test = 0 } }), new NumberIsOutOfRange("hours.test", 0, 1, 8_784));
        Move(AtAgm, ToAgm, Closed).ShouldBe(Decision.Nothing, "it is there already");
    }

    [Fact]
    public void An_open_pass_is_waited_for_and_an_end_stays_one()
    {
        var asking = AtAgm.And(before => TakeStep.Decide(
            before.State, before.Proposal, null, new TakeStep(Oven, ConsentStep.Driver, ConsentStep.Signal, First, StepReason.Facilitator) { At = Sitting }, before.Now));
        asking.Refuses(before => Move(before, ToNone), new VotingIsOpen(Oven, asking.Proposal!.Latest!.ClosesAt));
        AtAgm.And(new ProposalWithdrawn(Oven, null)).Refuses(before => Move(before, ToNone), new ConsentRoundIsOver(Oven));
        var none = new ConsentBefore(Given.Proposal(Drafted()).Known, null, [], null, During);
        none.Refuses(before => Move(before, ToNone), new NoConsentRound(Oven));
        (none with { Proposal = null }).Refuses(before => Move(before, ToNone), new ProposalIsUnknown(Oven));
    }

    [Fact]
    public void Objections_can_be_judged_for_the_whole_time_that_was_said_as_it_moved()
    {
        var objected = ConsentBefore.Given(ByConsent, (Ada, Position.NoObjection), (Ben, Position.Objection), (Cem, Position.NoObjection)).And(before => before.Judge(Ben, Cem, qualifies: false));
        var late = objected.At(objected.Proposal!.Latest!.ClosesAt + Duration.FromHours(80));
        late.Test(Ben).Rejection.ShouldBeNull();
        var moved = late.And(before => Move(before, ToNone));
        var until = moved.State!.JudgedUntil!.Value;
        (until - late.Now).ShouldBeLessThanOrEqualTo(Duration.FromHours(72));
        (late.Now + Duration.FromHours(72) - until).ShouldBeLessThan(Duration.FromSeconds(1));
        moved.Test(Ben).Rejection.ShouldBe(new TestIsNotOver(Ben, 1, until));
        moved.At(until + Tick).Test(Ben).Rejection.ShouldBeNull();
        moved.And(new StepTaken(Oven, ConsentStep.Signal, Close, StepReason.Resolution, null)).State!.JudgedUntil.ShouldBeNull("the next pass has its own time");
    }

    [Fact]
    public void A_pause_lasts_as_long_as_was_said()
    {
        var until = During + Duration.FromDays(9);
        var paused = AtAgm.And(new StepTaken(Oven, ConsentStep.Paused, until, StepReason.Resolution, null));
        paused.Then(before => Move(before, ToNone), new ConsentRoundMoved(Oven, null, ToNone.Hours, ConsentStep.Paused, until)).Step.ShouldBe(ConsentStep.Paused);
    }

    private static readonly MeetingVote Sitting = new(MeetingExample.Given(MeetingExample.Called, MeetingExample.OnAgenda, MeetingExample.Begun).Known, 4);

    private static Decision Move(ConsentBefore before, MoveConsentRound command, Meeting? meeting = null) =>
        MoveConsentRound.Decide(before.State, before.Proposal, command, meeting, before.Now);
}
