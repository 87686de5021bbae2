using Decisions.Domain.Counting;
using Decisions.Domain.Meetings;
using Decisions.Domain.Minutes;
using Decisions.Domain.Proposals;
using NodaTime;
using static Decisions.Domain.Tests.Example;
using static Decisions.Domain.Tests.Meetings.MeetingExample;
using static Decisions.Domain.Tests.Minutes.MinutesExample;

namespace Decisions.Domain.Tests.Minutes;

public sealed class ApproveMinutesTests
{
    private static readonly DraftedFrom Drafts = new("a5", [new MinutedStream(Streams.Of(Oven), 4)]);

    private static readonly ApproveMinutes Command = new(Agm, "a5", Ada, null, null, " ");

    private static readonly MinutesApproved Approved = new(Agm, DraftMinutes.Form, "a5", Drafts.From, Ada, null, null, null);

    private static readonly IMeetingEvent[] Over = [Called, Begun, new MeetingClosed(Agm)];

    [Fact]
    public void Minutes_of_a_meeting_that_is_over_are_approved_as_they_were_read() =>
        Given(Over).When(Approve(Command)).Then(Approved).Approved!.Digest.ShouldBe("a5");

    [Fact]
    public void A_decision_or_another_meeting_approves_them()
    {
        var carried = Tests.Given.Proposal(Drafted(), Opened(), Declared(Verdict.Carried)).State;
        var other = Meeting.Create(Called with { MeetingId = Other }).Apply(new MeetingBegun(Other));
        var named = Command with { DecidedBy = Oven, ByMeeting = Other, Note = "Read out." };
        Given(Over).When(Approve(named, carried, other, satUntil: Instant.MaxValue)).Then(Approved with { DecidedBy = Oven, ByMeeting = Other, Note = "Read out." });
    }

    [Fact]
    public void After_a_correction_they_are_approved_anew()
    {
        var later = new DraftedFrom("b6", [new MinutedStream(Streams.Of(Oven), 5)]);
        Given([.. Over, Approved]).When(state => ApproveMinutes.Decide(state, Command with { Digest = "b6" }, later, new MinutesApprover(During)))
            .Then(Approved with { Digest = "b6", From = later.From });
    }

    [Fact]
    public void They_are_approved_in_the_form_that_they_were_drafted_in() =>
        Given(Over).When(state => ApproveMinutes.Decide(state, Command, Drafts with { Form = 1 }, new MinutesApprover(During))).Then(Approved with { Form = 1 });

    [Fact]
    public void What_cannot_be_approved_is_refused()
    {
        Given().When(Approve(Command)).Then(new MeetingIsUnknown(Agm));
        Given(Called, Begun).When(Approve(Command)).Then(new MeetingIsNotOver(Agm));
        Given(Over).When(Approve(Command with { Digest = "b6" })).Then(new MinutesHaveChanged("a5"));
        Given(Over).When(Approve(Command with { Note = "\u0000" })).Then(new TextHasControlCharacters("note", 1));
    }

    [Fact]
    public void Only_what_members_have_carried_approves_them()
    {
        var named = Command with { DecidedBy = Oven };
        Given(Over).When(Approve(named)).Then(new ProposalIsUnknown(Oven));
        foreach (var verdict in new[] { Verdict.Lost, Verdict.NoQuorum })
            Given(Over).When(Approve(named, Tests.Given.Proposal(Drafted(), Opened(), Declared(verdict)).State)).Then(new ApprovalIsNotDecided(Oven));
        Given(Over).When(Approve(named, Tests.Given.Proposal(Drafted()).State)).Then(new ApprovalIsNotDecided(Oven));
        var unconfirmed = Opened(Confirmed) with { Confirmation = new ConfirmationPlan(During, Close, null) };
        Given(Over).When(Approve(named, Tests.Given.Proposal(Drafted(), unconfirmed, Declared(Verdict.Carried)).State)).Then(new ApprovalIsNotDecided(Oven));
    }

    [Fact]
    public void Only_another_meeting_that_has_begun_approves_them()
    {
        var named = Command with { ByMeeting = Other };
        Given(Over).When(Approve(named)).Then(new MeetingIsUnknown(Other));
        Given(Over).When(Approve(named, meeting: Meeting.Create(Called with { MeetingId = Other }))).Then(new MeetingHasNotBegun(Other));
        Given(Over).When(Approve(Command with { ByMeeting = Agm }, meeting: Given(Over).Known)).Then(new MinutesNeedAnotherMeeting(Agm));
    }

    [Fact]
    public void Nothing_approves_minutes_before_there_are_any()
    {
        var carried = Tests.Given.Proposal(Drafted(), Opened(), Declared(Verdict.Carried)).State;
        Given(Over).When(Approve(Command with { DecidedBy = Oven }, carried, declaredAt: During)).Then(new ApprovalWasDecidedBefore(Oven));
        var other = Meeting.Create(Called with { MeetingId = Other }).Apply(new MeetingBegun(Other)).Apply(new MeetingClosed(Other));
        var named = Command with { ByMeeting = Other };
        Given(Over).When(Approve(named, meeting: other, satUntil: During)).Then(new ApprovingMeetingWasBefore(Other));
        Given(Over).When(Approve(named, meeting: other, satUntil: During + Tick)).Then(Approved with { ByMeeting = Other });
    }

    [Fact]
    public void When_a_meeting_sat_and_a_result_was_declared_is_read_from_the_record()
    {
        var record = Record(Held);
        MinutesApprover Of(params IMeetingEvent[] sat) => MinutesApprover.Of(
            record.Where(each => each.Event is IMeetingEvent), null, record.Where(each => each.Event is IProposalEvent), null, Record(sat));
        Of().ClosedAt.ShouldBe(Calling + Duration.FromMinutes(8));
        Of().DeclaredAt.ShouldBe(Calling + Duration.FromMinutes(7));
        var adjourned = new MeetingAdjourned(Agm, NextWeek, null, null);
        Of(Called).SatUntil.ShouldBeNull();
        Of(Called, adjourned).SatUntil.ShouldBeNull("it was put off before it began");
        Of(Called, Begun).SatUntil.ShouldBe(Instant.MaxValue);
        Of(Called, Begun, adjourned).SatUntil.ShouldBe(Calling + Duration.FromMinutes(3));
        Of(Called, Begun, adjourned, adjourned).SatUntil.ShouldBe(Calling + Duration.FromMinutes(3), "it has not gone on since");
        Of(Called, Begun, adjourned, new MeetingResumed(Agm)).SatUntil.ShouldBe(Instant.MaxValue);
        Of(Called, Begun, adjourned, new MeetingResumed(Agm), new MeetingClosed(Agm)).SatUntil.ShouldBe(Calling + Duration.FromMinutes(5));
    }

    private static Func<Meeting?, Decision> Approve(
        ApproveMinutes command, Proposal? decision = null, Meeting? meeting = null, Instant? declaredAt = null, Instant? satUntil = null) =>
        state => ApproveMinutes.Decide(state, command, Drafts, new MinutesApprover(During, decision, declaredAt ?? During + Tick, meeting, satUntil));
}
