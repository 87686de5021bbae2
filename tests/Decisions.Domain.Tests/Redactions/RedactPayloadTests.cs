using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using Decisions.Domain.Ballots;
using Decisions.Domain.Counting;
using Decisions.Domain.Proposals;
using Decisions.Domain.Redactions;
using static Decisions.Domain.Tests.Example;

namespace Decisions.Domain.Tests.Redactions;

public sealed class RedactPayloadTests
{
    private static readonly BallotCast WithReason = new(First, Oven, Ada, 1, No, "Ben of 12 Mill Lane owes me for the last one. Ben!", Channel.Web);

    [Fact]
    public void Whole_words_are_taken_out_and_all_else_stays()
    {
        var redacted = Redacted(WithReason, "Ben of 12 Mill Lane", "Ben");
        redacted.RemainingEvent().ShouldBe(WithReason with { Reason = "[removed] owes me for the last one. [removed]" });
        redacted.Removed.ShouldBe([new RemovedWords("reason", 0, 4), new RemovedWords("reason", 11, 11)]);
    }

    [Fact]
    public void Without_passages_all_words_are_taken_out()
    {
        var redacted = Redacted(Drafted(Ovens));
        var remaining = redacted.RemainingEvent().ShouldBeOfType<ProposalDrafted>();
        (remaining.Title, remaining.Text).ShouldBe(("[removed]", "[removed]"));
        remaining.Options.ShouldBe(Ovens);
        redacted.Removed.Select(each => (each.Words, each.First)).ShouldBe([("text", 0), ("title", 0)]);
    }

    /// <summary>Whoever adds an event decides here whether its words may be taken out.</summary>
    [Fact]
    public void It_is_decided_of_every_event_whether_its_words_may_be_taken_out()
    {
        EventCatalogue.Current.Types.Values.Where(EventWords.MayBeTakenOutOf).Select(type => type.Name).Order().ShouldBe(
        [
            "ActionChanged", "ActionDone", "ActionDropped", "ActionHandedBack", "ActionPlanned", "ActionReopened", "AdviceAnswered",
            "AdviceGiven", "AdviceSought", "AgendaItemAdded", "AmendmentMoved", "AmendmentRebased", "AmendmentReworded",
            "AmendmentWithdrawn", "BallotCast", "BallotChanged", "BallotEntered", "BallotGaveWay", "CallChanged", "CallClosed", "CallMade",
            "CircleChanged", "CircleChosen", "CircleClosed", "CircleFormed", "CircleRoleVacated", "CircleRotationEnded",
            "CircleTurnPassedOver", "CommentEdited", "CommentHidden", "CommentMade", "CommentRestored", "CommunityFounded", "CommunityPurposeRestated", "ConsentRoundBegun", "DecisionCorrected",
            "DecisionHandedOn", "DrawAnnounced", "DrawWithdrawn", "DriverRestated", "EntryWithdrawn", "HandsCounted", "HearingClosed",
            "HoursThanked", "JoiningRefused", "MeetingAdjourned", "MeetingCalled", "MemberAskedToJoinCircle", "MemberLeft",
            "MemberLeftCircle", "MemberReinstated", "MemberSuspended", "MinutesApproved", "NominationChanged", "NominationMade",
            "NomineeProposed", "NoticeGiven", "NoticeWithdrawn", "ObjectionJudged", "ObjectionRefined", "ObjectionWithdrawn",
            "ObjectionsResolved", "OutcomeStated", "PlaceDeclined", "PlacePassedOn", "ProposalDrafted", "ProposalRevised", "ProposalWithdrawn",
            "QuestionAnswered", "QuestionAsked", "ResponseGiven", "ReviewHeld", "ReviewPlanned", "RuleRetired", "SelectionBegun",
            "SelectionEnded", "SittingMoved", "StepTaken", "TemplateRetired", "TemplateSaved", "VotingClosedEarly", "VotingExtended",
        ]);
        EventCatalogue.Current.Types.Values.Where(type => !EventWords.MayBeTakenOutOf(type)).Select(type => type.Name).Order().ShouldBe(
        [
            "ActionTaken", "AgendaOrdered", "AgreementSought", "AmendmentAccepted", "AmendmentCarried", "AmendmentLost",
            "AmendmentProposedAnew", "AmendmentPut", "AmendmentRuleNamed", "AmendmentSeconded", "AmendmentsOrdered", "AnswerMarked",
            "AttendanceEntered", "BallotWithdrawn", "CircleRoleFilled", "CircleRotationStated", "CircleRulesNamed", "ClassesNamed",
            "CommunityRenamed", "CommunityTimeZoneChanged", "CommunityVisibilityChanged", "ConsentRoundMoved", "DeciderNamed", "DelegationRevoked",
            "DelegationUsed", "DiscussionAudienceSet", "HandsShown", "LogKeyRotated", "MeetingBegun", "MeetingClosed",
            "MeetingProxyAppointed", "MeetingProxyRevoked", "MeetingProxyUsed", "MeetingResumed", "MemberInvited", "MemberJoined",
            "MemberJoinedCircle", "MemberPlaced", "NominationKept", "ObjectionTested", "PanelDrawn", "PayloadRedacted", "PersonErased",
            "PlaceAccepted", "ProxyAppointed", "ProxyRevoked", "ReactionGiven", "ReactionTaken", "RecountMade", "ResultDeclared",
            "RolesNamed", "RoundSuperseded", "RuleAdopted", "RuleAmended", "SeedPublished", "SelectionCarried", "ShortNoticeConsented",
            "SupersededNamed", "TellersNamed", "TopicChosen", "TopicsNamed", "VolunteerSignedOff", "VolunteerSignedUp", "VotesDelegated",
            "VotingEnded", "VotingOpened", "VotingProlonged", "WitnessesNamed",
        ]);
    }

    [Fact]
    public void Where_the_seed_of_a_draw_comes_from_stays()
    {
        var announced = Draws.DrawTests.Announced;
        Redacted(announced).RemainingEvent().ShouldBe(announced with { Title = "[removed]", Purpose = "[removed]" });
        RedactPayload.Decide(null, null, Command(announced, "Lotto")).Rejection.ShouldBe(new PassageIsNotThere("Lotto"));
        EventWords.MayBeTakenOutOf(typeof(Domain.Draws.DrawAnnounced), "statement").ShouldBeFalse();
        ((Domain.Draws.DrawAnnounced)EventWords.AllRemoved(announced)).Statement.ShouldBe(announced.Statement);
    }

    [Fact]
    public void More_can_be_taken_out_and_the_same_again_changes_nothing()
    {
        var first = Redacted(WithReason, "Mill");
        first.Remaining.ShouldContain("Ben of 12 [removed] Lane owes");
        var state = Redaction.Create(first);
        var second = RedactPayload.Decide(state, null, Command(first.RemainingEvent()!, "Lane owes", "12"))
            .Events.ShouldHaveSingleItem().ShouldBeOfType<PayloadRedacted>();
        second.Remaining.ShouldContain("Ben of [removed] me for");
        second.Removed.ShouldBe([new RemovedWords("reason", 2, 2), new RemovedWords("reason", 4, 5)]);
        var last = RedactPayload.Decide(state.Apply(second), null, Command(second.RemainingEvent()!)).Events.ShouldHaveSingleItem().ShouldBeOfType<PayloadRedacted>();
        last.RemainingEvent().ShouldBe(WithReason with { Reason = "[removed]" });
        state = state.Apply(second).Apply(last);
        state.Removed["reason"].ShouldBe(Enumerable.Range(0, 12));
        RedactPayload.Decide(state, null, Command(last.RemainingEvent()!)).ShouldBe(Decision.Nothing);
        RedactPayload.Decide(state, null, Command(last.RemainingEvent()!, "[removed]")).Rejection.ShouldBe(new PassageIsNotThere("[removed]"));
    }

    [Fact]
    public void What_is_stored_in_an_older_form_stays_in_it()
    {
        var now = Command(WithReason);
        var older = JsonNode.Parse(now.Payload)!.AsObject();
        older.Remove("origin").ShouldBeTrue();
        var remaining = JsonNode.Parse(RedactPayload.Decide(null, null, now with { Payload = older.ToJsonString() })
            .Events.ShouldHaveSingleItem().ShouldBeOfType<PayloadRedacted>().Remaining)!.AsObject();
        older["reason"] = "[removed]";
        JsonNode.DeepEquals(remaining, older).ShouldBeTrue();
    }

    [Fact]
    public void Nothing_more_is_taken_out_before_the_first_is_carried_out()
    {
        var first = Redaction.Create(Redacted(WithReason, "Mill"));
        RedactPayload.Decide(first, null, Command(WithReason, "Lane")).Rejection.ShouldBe(new RedactionIsUnderWay(12));
    }

    [Fact]
    public void A_mark_that_somebody_wrote_is_a_word_like_any_other()
    {
        var ballot = WithReason with { Reason = "[removed] [removed] [removed]\n\nend" };
        var first = Redacted(ballot, "end");
        first.RemainingEvent().ShouldBe(ballot with { Reason = "[removed] [removed] [removed]\n\n[removed]" });
        var second = RedactPayload.Decide(Redaction.Create(first), null, Command(first.RemainingEvent()!, "] [")).Events.ShouldHaveSingleItem().ShouldBeOfType<PayloadRedacted>();
        second.RemainingEvent().ShouldBe(ballot with { Reason = "[removed] \n[removed]" });
        second.Removed.ShouldBe([new RemovedWords("reason", 0, 2)]);
    }

    [Fact]
    public void While_a_result_is_awaited_nothing_is_taken_out()
    {
        var open = Given.Proposal(Drafted(), Opened()).State;
        RedactPayload.Decide(null, open, Command(WithReason)).Rejection.ShouldBe(new VotingIsUnderWay(Oven));
        RedactPayload.Decide(null, Given.Proposal(Drafted(), Opened(), Declared(Verdict.Carried)).State, Command(WithReason)).Events.ShouldHaveSingleItem();
        RedactPayload.Decide(null, Given.Proposal(Drafted(), Opened(), new ProposalWithdrawn(Oven, null)).State, Command(WithReason)).Events.ShouldHaveSingleItem();
    }

    [Fact]
    public void What_cannot_be_taken_out_is_refused()
    {
        RedactPayload.Decide(null, null, Command(new BallotWithdrawn(First, Oven, Ada, Channel.Web))).Rejection.ShouldBe(new EventHasNoWords("ballot_withdrawn"));
        RedactPayload.Decide(null, null, Command(WithReason with { Reason = null })).Rejection.ShouldBe(new EventHasNoWords("ballot_cast"));
        RedactPayload.Decide(null, null, Command(WithReason, "14 Mill Lane")).Rejection.ShouldBe(new PassageIsNotThere("14 Mill Lane"));
        RedactPayload.Decide(null, null, Command(WithReason) with { Reason = " " }).Rejection.ShouldBe(new TextIsMissing("reason"));
        RedactPayload.Decide(null, null, Command(WithReason, "12 Mill Lane") with { Reason = "It named 12 mill lane." }).Rejection.ShouldBe(new ReasonRepeatsWords());
        RedactPayload.Decide(null, null, Command(WithReason, "")).Rejection.ShouldBe(new PassageIsNotThere(""));
    }

    private static PayloadRedacted Redacted(IDomainEvent @event, params ImmutableArray<string> passages) =>
        RedactPayload.Decide(null, null, Command(@event, passages)).Events.ShouldHaveSingleItem().ShouldBeOfType<PayloadRedacted>();

    private static RedactPayload Command(IDomainEvent @event, params ImmutableArray<string> passages) =>
        new(12, "stream/x", 1, EventCatalogue.Current.Alias(@event), Encoding.UTF8.GetString(EventCatalogue.Write(@event)), passages, "It names a neighbour.");
}
