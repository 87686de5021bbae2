using Decisions.Domain.Ballots;
using Decisions.Domain.ConsentRounds;
using Decisions.Domain.Counting;
using Decisions.Domain.Proposals;
using NodaTime;
using static Decisions.Domain.Tests.ConsentRounds.ConsentExample;
using static Decisions.Domain.Tests.Example;

namespace Decisions.Domain.Tests.ConsentRounds;

/// <summary>From why to act to positions.</summary>
public sealed class StepTests
{
    private static readonly ConsentBefore Start = ConsentBefore.Under(ByConsent);

    private static readonly Instant AfterDriver = During + Duration.FromHours(24) + Tick;

    [Fact]
    public void The_facilitator_goes_on_and_each_step_has_its_time()
    {
        var present = Start.And(Start.Take(null).Events.ShouldHaveSingleItem());
        Start.Take(null).Events[0].ShouldBe(new StepTaken(Oven, ConsentStep.Present, During + Duration.FromHours(24), StepReason.Facilitator, null));
        var clarify = present.And(before => before.Take(null));
        clarify.Step.ShouldBe(ConsentStep.Clarify);
        clarify.State!.EndsAt.ShouldBe(During + Duration.FromHours(48));
        var react = clarify.And(before => before.Take(null));
        react.Step.ShouldBe(ConsentStep.React);
        react.And(before => before.Take(null)).Step.ShouldBe(ConsentStep.Signal);
    }

    [Fact]
    public void Steps_may_be_left_out_and_gone_back_to()
    {
        var react = Start.And(before => before.Take(ConsentStep.React));
        react.And(before => before.Take(ConsentStep.Clarify)).Step.ShouldBe(ConsentStep.Clarify);
        react.Refuses(before => before.Take(ConsentStep.React), new StepCannotFollow(ConsentStep.React, ConsentStep.React));
        react.Refuses(before => before.Take(ConsentStep.Driver), new StepCannotFollow(ConsentStep.React, ConsentStep.Driver));
        react.Refuses(before => before.Take(ConsentStep.Test), new StepCannotFollow(ConsentStep.React, ConsentStep.Test));
    }

    [Fact]
    public void A_step_is_taken_from_where_the_round_is()
    {
        var present = Start.Then(before => before.Take(null, from: ConsentStep.Driver), new StepTaken(Oven, ConsentStep.Present, During + Duration.FromHours(24), StepReason.Facilitator, null));
        present.Refuses(before => before.Take(ConsentStep.Clarify, from: ConsentStep.Driver), new ConsentRoundIsElsewhere(Oven, ConsentStep.Present));
    }

    [Fact]
    public void It_goes_on_by_itself_once_the_time_is_up_and_not_before()
    {
        Start.Refuses(before => before.Take(null, StepReason.Time), new StepGoesOn(ConsentStep.Driver, Begun.EndsAt));
        var late = Start.At(AfterDriver);
        late.Take(null, StepReason.Time).Events.ShouldBe(
            [new StepTaken(Oven, ConsentStep.Present, StepEnd(AfterDriver, 24), StepReason.Time, null)]);
        late.Refuses(before => before.Respond(Ben), new StepIsOver(ConsentStep.Driver, Begun.EndsAt!.Value));
    }

    [Fact]
    public void Once_everyone_agrees_that_there_is_a_reason_it_goes_on_by_itself()
    {
        var three = Start.And(before => before.Respond(Ada)).And(before => before.Respond(Ben)).And(before => before.Respond(Cem, text: "Yes, badly."));
        three.Step.ShouldBe(ConsentStep.Driver);
        var all = three.Then(before => before.Step == ConsentStep.Driver ? before.Respond(Dev) : Decision.Nothing,
            new ResponseGiven(Oven, Dev, ConsentStep.Driver, true, null),
            new StepTaken(Oven, ConsentStep.Present, During + Duration.FromHours(24), StepReason.Everyone, null));
        all.Step.ShouldBe(ConsentStep.Present);
    }

    [Fact]
    public void Nobody_goes_over_a_member_who_sees_no_reason_to_act()
    {
        var withheld = Start.And(before => before.Respond(Ben, consents: false, text: "Two loaves a week are burnt."));
        withheld.Refuses(before => before.Take(null), new DriverIsNotConsentedTo(1));
        withheld.At(AfterDriver).Refuses(before => before.Take(null, StepReason.Time), new DriverIsNotConsentedTo(1));
        withheld.And(before => before.Respond(Ada)).And(before => before.Respond(Cem)).And(before => before.Respond(Dev)).Step.ShouldBe(ConsentStep.Driver);
        withheld.Refuses(before => before.Respond(Ben, consents: false), new TextIsMissing("text"));
        var restated = withheld.Then(
            before => RestateDriver.Decide(before.State, before.Proposal, new RestateDriver(Oven, "Twenty loaves a week are burnt."), before.Now),
            new DriverRestated(Oven, "Twenty loaves a week are burnt.", During + Duration.FromHours(24)));
        restated.State!.Responses.ShouldBeEmpty();
        restated.Refuses(before => before.Respond(Ben, wording: 1), new DriverWasRestated(Oven, 2));
        restated.Respond(Ben, wording: 2).Rejection.ShouldBeNull();
        restated.Refuses(before => before.Take(null), new DriverIsNotConsentedTo(1));
        restated.And(before => before.Respond(Ben)).Take(null).Rejection.ShouldBeNull();
        restated.At(AfterDriver).Take(null).Rejection.ShouldBeNull();
        withheld.And(before => before.Respond(Ben)).Take(null).Rejection.ShouldBeNull();
    }

    [Fact]
    public void Only_who_was_there_as_it_began_takes_part()
    {
        Start.Refuses(before => before.Respond(Dev, isOnRoll: false), new MemberTakesNoPart(Dev));
        var clarify = Start.And(before => before.Take(ConsentStep.Clarify));
        clarify.Refuses(before => AskQuestion.Decide(before.State, before.Proposal, new AskQuestion(Oven, Price, Dev, "Why?"), false, before.Now), new MemberTakesNoPart(Dev));
    }

    [Fact]
    public void Questions_are_asked_and_answered_where_they_belong()
    {
        Start.Refuses(Ask, new ConsentRoundIsElsewhere(Oven, ConsentStep.Driver));
        var asked = Start.And(before => before.Take(ConsentStep.Clarify)).Then(Ask, WhatPrice);
        asked.Refuses(before => AskQuestion.Decide(before.State, before.Proposal, new AskQuestion(Oven, Price, Cem, "What else?"), true, before.Now), new QuestionExists(Price));
        asked.Refuses(before => Answer(before, new QuestionId(Id(0x72))), new QuestionIsUnknown(new QuestionId(Id(0x72))));
        var answered = asked.Then(before => Answer(before, Price), new QuestionAnswered(Oven, Price, Ada, "Nine hundred."));
        answered.State!.Questions.ShouldBe([new Domain.ConsentRounds.Question(Price, Ben, "What does it cost?", "Nine hundred.", Ada)]);
        answered.And(before => before.Take(ConsentStep.Signal)).Refuses(Ask, new ConsentRoundIsElsewhere(Oven, ConsentStep.Signal));
    }

    [Fact]
    public void Each_responds_once_and_briefly_and_then_positions_are_asked_for()
    {
        var react = Start.And(before => before.Take(ConsentStep.React));
        react.Refuses(before => before.Respond(Ben), new TextIsMissing("text"));
        react.Refuses(before => before.Respond(Ben, text: new string('x', 1_001)), new TextIsTooLong("text", 1_001, 1_000));
        var changed = react.And(before => before.Respond(Ben, text: "Good.")).And(before => before.Respond(Ben, text: "Very good."));
        changed.State!.Responses.ShouldHaveSingleItem().Text.ShouldBe("Very good.");
        var last = changed.And(before => before.Respond(Ada, text: "Mine.")).And(before => before.Respond(Cem, text: "Fine.")).Respond(Dev, text: "Fine too.");
        last.Events.Select(e => e.GetType()).ShouldBe([typeof(ResponseGiven), typeof(StepTaken), typeof(VotingOpened)]);
        var opened = (VotingOpened)last.Events[2];
        (opened.Round, opened.Revision, opened.Roll, opened.ClosesAt).ShouldBe((1, 1, Roll, During + Duration.FromHours(48)));
        opened.Terms.ShouldBe(Sought.Terms);
    }

    [Fact]
    public void The_proposer_may_better_the_text_until_positions_are_asked_for()
    {
        var better = new ReviseProposal(Oven, "A new oven", "We buy a new oven for 900 at the most.", [], null);
        var clarify = Start.And(before => before.Take(ConsentStep.Clarify));
        var revised = clarify.And(before => ReviseProposal.Decide(before.Proposal, better, before.Now));
        var asking = revised.And(before => before.Take(ConsentStep.Signal));
        asking.Proposal!.Latest!.Revision.ShouldBe(2);
        ReviseProposal.Decide(asking.Proposal, better with { Text = "Another." }, asking.Now).Rejection.ShouldBeOfType<VotingIsOpen>();
        var over = asking.Saying((Ben, Position.Objection));
        ReviseProposal.Decide(over.Proposal, better with { Text = "Another." }, over.Now).Rejection.ShouldBeOfType<VotingHasClosed>();
    }

    [Fact]
    public void Others_can_lead_from_here_on()
    {
        Start.Then(before => Name(before, Ben, Dev), new RolesNamed(Oven, Ben, Dev)).State!.Facilitator.ShouldBe(Ben);
        Start.Refuses(before => NameRoles.Decide(before.State, before.Proposal, new NameRoles(Oven, Ben, Dev), haveJoined: false, before.Now), new RoleNeedsMember(Ben));
        Start.And(new ProposalWithdrawn(Oven, null)).Refuses(before => Name(before, Ben, Dev), new ConsentRoundIsOver(Oven));
    }

    [Fact]
    public void Without_a_consent_round_nothing_of_it_can_be_done()
    {
        var none = new ConsentBefore(Given.Proposal(Drafted()).Known, null, [], null, During);
        none.Refuses(before => before.Take(null), new NoConsentRound(Oven));
        none.Refuses(before => before.Respond(Ben), new NoConsentRound(Oven));
        none.Refuses(Ask, new NoConsentRound(Oven));
        none.Refuses(before => Name(before, Ben, Dev), new NoConsentRound(Oven));
        (none with { Proposal = null }).Refuses(before => before.Take(null), new ProposalIsUnknown(Oven));
    }

    [Fact]
    public void Voting_ends_as_soon_as_everyone_has_a_position()
    {
        var asking = ConsentBefore.Asking(ByConsent);
        EndVoting.Decide(asking.Proposal, new EndVoting(Oven, [new(new PositionChoice(Position.NoObjection), 3)], 30), asking.Now).Rejection.ShouldBeOfType<VotingGoesOn>();
        EndVoting.Decide(asking.Proposal, new EndVoting(Oven, [new(new PositionChoice(Position.NoObjection), 4)], 30), asking.Now).Events
            .ShouldBe([new VotingEnded(Oven, First, EndReason.EveryoneSignalled, 30)]);
    }

    [Fact]
    public void Where_too_few_gave_a_position_it_is_asked_again_on_the_same_text()
    {
        var few = ConsentBefore.Given(ByConsent, (Ben, Position.NoObjection)).And(Planned);
        var declared = few.And(before => before.Declare());
        declared.Proposal!.Latest!.Tally!.Verdict.ShouldBe(Verdict.NoQuorum);
        var again = declared.And(before => before.Take(ConsentStep.Signal));
        again.Proposal!.Latest!.ShouldSatisfyAllConditions(round => round.Number.ShouldBe(2), round => round.Revision.ShouldBe(1));
        again.Step.ShouldBe(ConsentStep.Signal);
    }

    private static Instant StepEnd(Instant now, int hours) => Instant.FromUnixTimeTicks((now + Duration.FromHours(hours)).ToUnixTimeTicks() / 10 * 10);

    private static Decision Ask(ConsentBefore before) => AskQuestion.Decide(before.State, before.Proposal, new AskQuestion(Oven, Price, Ben, "What does it cost?"), true, before.Now);

    private static Decision Answer(ConsentBefore before, QuestionId question) =>
        AnswerQuestion.Decide(before.State, before.Proposal, new AnswerQuestion(Oven, question, Ada, "Nine hundred."), before.Now);

    private static Decision Name(ConsentBefore before, Domain.Members.MemberId facilitator, Domain.Members.MemberId secretary) =>
        NameRoles.Decide(before.State, before.Proposal, new NameRoles(Oven, facilitator, secretary), haveJoined: true, before.Now);
}
