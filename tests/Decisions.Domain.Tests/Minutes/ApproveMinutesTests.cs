using Decisions.Domain.Counting;
using Decisions.Domain.Meetings;
using Decisions.Domain.Minutes;
using Decisions.Domain.Proposals;
using static Decisions.Domain.Tests.Example;
using static Decisions.Domain.Tests.Meetings.MeetingExample;
using static Decisions.Domain.Tests.Minutes.MinutesExample;

namespace Decisions.Domain.Tests.Minutes;

public sealed class ApproveMinutesTests
{
    private static readonly DraftedFrom Drafts = new("a5", [new MinutedStream(Streams.Of(Oven), 4)]);

    private static readonly ApproveMinutes Command = new(Agm, "a5", Ada, null, null, " ");

    private static readonly MinutesApproved Approved = new(Agm, 1, "a5", Drafts.From, Ada, null, null, null);

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
        Given(Over).When(Approve(named, carried, other)).Then(Approved with { DecidedBy = Oven, ByMeeting = Other, Note = "Read out." });
    }

    [Fact]
    public void After_a_correction_they_are_approved_anew()
    {
        var later = new DraftedFrom("b6", [new MinutedStream(Streams.Of(Oven), 5)]);
        Given([.. Over, Approved]).When(state => ApproveMinutes.Decide(state, Command with { Digest = "b6" }, later, null, null))
            .Then(Approved with { Digest = "b6", From = later.From });
    }

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

    private static Func<Meeting?, Decision> Approve(ApproveMinutes command, Proposal? decision = null, Meeting? meeting = null) =>
        state => ApproveMinutes.Decide(state, command, Drafts, decision, meeting);
}
