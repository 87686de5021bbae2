using Decisions.Domain.Meetings;
using Decisions.Domain.Members;
using Decisions.Domain.Rules;
using NodaTime;
using static Decisions.Domain.Tests.Example;
using static Decisions.Domain.Tests.Meetings.MeetingExample;

namespace Decisions.Domain.Tests.Meetings;

/// <summary>Who is there, and when a meeting begins, is put off, goes on and ends.</summary>
public sealed class HoldMeetingTests
{
    private static readonly Instant HalfPast = Begins + Duration.FromMinutes(30);

    private static readonly AdjournMeeting Adjourn = new(Agm, NextWeek, "Snow.", null);

    private static readonly AdjournMeeting ForWantOfQuorum = Adjourn with { WithoutQuorum = new QuorumCount(Ordinary, Roll, Present: 1) };

    [Fact]
    public void Members_come_and_go_in_person_and_by_link()
    {
        var meeting = Given(Called).When(Enter(Ada, Presence.InPerson)).Then(Came(Ada));
        meeting.Present.ShouldBe([Ada]);
        Given(Called, Came(Ada)).When(Enter(Ada, Presence.ByLink)).Then(Came(Ada, Presence.ByLink)).Present.ShouldBe([Ada]);
        Given(Called, Came(Ada)).When(Enter(Ada, Presence.Away)).Then(Came(Ada, Presence.Away)).Present.ShouldBeEmpty();
        Given(Called, Came(Ada)).When(Enter(Ada, Presence.InPerson)).ThenNothing();
        Given(Called).When(Enter(Ada, Presence.Away)).ThenNothing();
    }

    [Fact]
    public void Only_members_are_entered_and_only_while_the_meeting_lasts()
    {
        var command = new EnterAttendance(Agm, Ada, Presence.InPerson, Ben);
        foreach (var member in new[] { null, new Member(Ada, Standing.Invited), new Member(Ada, Standing.Left) })
            Given(Called).When(state => EnterAttendance.Decide(state, command, member)).Then(new AttenderIsNoMember(Ada));
        Given(Called).When(Enter(Ada, (Presence)9)).Then(new PresenceIsUnknown());
        Given().When(Enter(Ada, Presence.InPerson)).Then(new MeetingIsUnknown(Agm));
        Given(Called, Begun, new MeetingClosed(Agm)).When(Enter(Ada, Presence.InPerson)).Then(new MeetingIsClosed(Agm));
    }

    [Fact]
    public void A_suspended_member_is_not_entered_as_present_and_goes_if_they_are_there()
    {
        Given(Called).When(Suspended(Presence.InPerson)).Then(new AttenderIsSuspended(Ada));
        Given(Called).When(Suspended(Presence.ByLink)).Then(new AttenderIsSuspended(Ada));
        Given(Called, Came(Ada)).When(Suspended(Presence.ByLink)).Then(new AttenderIsSuspended(Ada));
        Given(Called, Came(Ada)).When(Suspended(Presence.Away)).Then(Came(Ada, Presence.Away)).Present.ShouldBeEmpty();
        Given(Called, Came(Ada), Came(Ada, Presence.Away)).When(Suspended(Presence.Away)).ThenNothing();
        Given(Called, Came(Ada)).When(state => EnterAttendance.Decide(state, new EnterAttendance(Agm, Ada, Presence.Away, Ben), new Member(Ada, Standing.Left)))
            .Then(Came(Ada, Presence.Away));
        Given(Called, Came(Ada), Came(Ben)).Known.PresentAmong(member => member != Ada).ShouldBe([Ben]);

        static Func<Meeting?, Decision> Suspended(Presence presence) =>
            state => EnterAttendance.Decide(state, new EnterAttendance(Agm, Ada, presence, Ben), new Member(Ada, Standing.Suspended));
    }

    [Fact]
    public void It_begins_at_its_time_or_later_and_once()
    {
        Given(Called).When(Begin(Begins)).Then(Begun).Status.ShouldBe(MeetingStatus.Sitting);
        Given(Called).When(Begin(Begins - Tick)).Then(new MeetingIsNotDue(Begins));
        Given().When(Begin(Begins)).Then(new MeetingIsUnknown(Agm));
        Given(Called, Begun, new MeetingClosed(Agm)).When(Begin(Begins)).Then(new MeetingIsClosed(Agm));
        Given(Called, Begun, new MeetingAdjourned(Agm, NextWeek, null, null)).When(Begin(Begins)).Then(new MeetingIsAdjourned(Agm, NextWeek));
    }

    [Fact]
    public void It_is_put_off_for_a_reason_and_goes_on_at_its_time_with_whoever_comes_then()
    {
        var adjourned = new MeetingAdjourned(Agm, NextWeek, "Snow.", null);
        var meeting = Given(Called, Begun, Came(Ada)).When(Put(Adjourn)).Then(adjourned);
        (meeting.Status, meeting.Sitting, meeting.AppointedAt, meeting.Attendance.Length).ShouldBe((MeetingStatus.Adjourned, 2, NextWeek, 0));
        Given(Called, Begun, adjourned).When(Resume(NextWeek)).Then(new MeetingResumed(Agm)).Status.ShouldBe(MeetingStatus.Sitting);
        Given(Called, Begun, adjourned).When(Resume(NextWeek - Tick)).Then(new MeetingIsNotDue(NextWeek));
        Given(Called, Begun).When(Resume(NextWeek)).ThenNothing();
        Given(Called).When(Resume(NextWeek)).Then(new MeetingHasNotBegun(Agm));
        Given(Called, Begun, new MeetingClosed(Agm)).When(Resume(NextWeek)).Then(new MeetingIsClosed(Agm));
        Given().When(Resume(NextWeek)).Then(new MeetingIsUnknown(Agm));
    }

    [Fact]
    public void For_want_of_quorum_it_is_put_off_once_the_wait_is_over()
    {
        var adjourned = new MeetingAdjourned(Agm, NextWeek, "Snow.", TooFew);
        Given(Called, Begun).When(Put(ForWantOfQuorum)).Then(adjourned).Shortfall.ShouldBe(TooFew);
        Given(Called).When(Put(ForWantOfQuorum)).Then(adjourned);
        Given(Called, Begun).When(Put(ForWantOfQuorum, at: HalfPast - Tick)).Then(new QuorumMayStillCome(HalfPast));
        Given(Called, Begun).When(Put(ForWantOfQuorum with { WithoutQuorum = new QuorumCount(Ordinary, Roll, 2) })).Then(new QuorumIsThere(2, 2));
    }

    [Fact]
    public void At_the_end_of_time_nobody_is_waited_for_longer()
    {
        var last = Called with { BeginsAt = Instant.MaxValue };
        Given(last).When(Put(ForWantOfQuorum)).Then(new QuorumMayStillCome(Instant.MaxValue));
        MeetingQuorum.WaitsUntil(Given(last).Known, ByPresence).ShouldBe(Instant.MaxValue);
    }

    [Fact]
    public void What_cannot_be_put_off_is_not()
    {
        Given(Called).When(Put(Adjourn)).Then(new MeetingHasNotBegun(Agm));
        Given().When(Put(Adjourn)).Then(new MeetingIsUnknown(Agm));
        Given(Called, Begun).When(Put(Adjourn with { Until = HalfPast })).Then(new MeetingTimeIsPast(HalfPast, HalfPast));
        Given(Called, Begun).When(Put(Adjourn with { Reason = "\u0000" })).Then(new TextHasControlCharacters("reason", 1));
        Given(Called, Begun).When(state => AdjournMeeting.Decide(state, Adjourn, null, [Oven], HalfPast)).Then(new MeetingIsDeciding(Oven));
        Given(Called, Begun).When(state => AdjournMeeting.Decide(state, ForWantOfQuorum, null, [], HalfPast)).Then(new RuleIsUnknown(Ordinary));
        Given(Called, Begun).When(state => AdjournMeeting.Decide(state, ForWantOfQuorum, Rule(YesNo), [], HalfPast)).Then(new RuleCountsNoPresence(Ordinary));
        Given(Called, Begun, new MeetingAdjourned(Agm, NextWeek, null, null)).When(Put(Adjourn with { Until = NextWeek + Duration.FromDays(1) }))
            .Then(new MeetingIsAdjourned(Agm, NextWeek));
    }

    [Fact]
    public void An_adjourned_meeting_is_put_to_another_time_and_stays_the_same_sitting()
    {
        var adjourned = new MeetingAdjourned(Agm, NextWeek, null, TooFew);
        var (later, sooner) = (NextWeek + Duration.FromDays(1), NextWeek - Duration.FromDays(1));
        Given(Called, Begun, adjourned).When(Move(later)).Then(new SittingMoved(Agm, later, "Let."));
        Given(Called, Begun, adjourned).When(Move(sooner)).Then(new SittingMoved(Agm, sooner, "Let."));
        Given(Called, Begun, adjourned).When(Move(NextWeek)).Then();
        Given(Called, Begun, adjourned).When(Move(HalfPast)).Then(new MeetingTimeIsPast(HalfPast, HalfPast));
        Given(Called, Begun, adjourned).When(Move(later, "\u0000")).Then(new TextHasControlCharacters("reason", 1));
        Given(Called, Begun).When(Move(later)).Then(new MeetingIsNotAdjourned(Agm));
        Given(Called, Begun, new MeetingClosed(Agm)).When(Move(later)).Then(new MeetingIsClosed(Agm));
        Given().When(Move(later)).Then(new MeetingIsUnknown(Agm));
        var moved = Given(Called, Begun, adjourned, new SittingMoved(Agm, later, null)).Known;
        (moved.AppointedAt, moved.Sitting, moved.Shortfall).ShouldBe((later, 2, TooFew));
        Given(Called, Begun, adjourned, new SittingMoved(Agm, later, null)).When(Resume(NextWeek)).Then(new MeetingIsNotDue(later));

        static Func<Meeting?, Decision> Move(Instant until, string? reason = "Let.") => state => MoveSitting.Decide(state, new MoveSitting(Agm, until, reason), HalfPast);
    }

    [Fact]
    public void It_knows_which_of_its_sittings_began()
    {
        Given(Called).Known.SatAt.ShouldBeNull();
        Given(Called, Begun).Known.SatAt.ShouldBe(Begins);
        var over = Given(Called, Begun, new MeetingAdjourned(Agm, NextWeek, null, null), new MeetingClosed(Agm)).Known;
        (over.Sitting, over.SatTimes, over.SatAt).ShouldBe((2, 1, Begins));
        var twice = Given(Called, Begun, new MeetingAdjourned(Agm, NextWeek, null, null), new MeetingResumed(Agm), new MeetingClosed(Agm)).Known;
        (twice.SatTimes, twice.SatAt).ShouldBe((2, NextWeek));
        Given(Called, new MeetingAdjourned(Agm, NextWeek, null, TooFew), new MeetingClosed(Agm)).Known.SatTimes.ShouldBe(0);
    }

    [Fact]
    public void It_ends_once_what_it_votes_on_is_declared()
    {
        Given(Called, Begun).When(state => CloseMeeting.Decide(state, new CloseMeeting(Agm), [])).Then(new MeetingClosed(Agm));
        Given(Called, Begun).When(state => CloseMeeting.Decide(state, new CloseMeeting(Agm), [Oven])).Then(new MeetingIsDeciding(Oven));
        Given(Called).When(state => CloseMeeting.Decide(state, new CloseMeeting(Agm), [])).Then(new MeetingHasNotBegun(Agm));
        Given().When(state => CloseMeeting.Decide(state, new CloseMeeting(Agm), [])).Then(new MeetingIsUnknown(Agm));
    }

    private static Func<Meeting?, Decision> Enter(MemberId member, Presence presence) =>
        state => EnterAttendance.Decide(state, new EnterAttendance(Agm, member, presence, Ben), new Member(member, Standing.Joined));

    private static Func<Meeting?, Decision> Begin(Instant at) => state => BeginMeeting.Decide(state, new BeginMeeting(Agm), at);

    private static Func<Meeting?, Decision> Resume(Instant at) => state => ResumeMeeting.Decide(state, new ResumeMeeting(Agm), at);

    private static Func<Meeting?, Decision> Put(AdjournMeeting command, Instant? at = null) =>
        state => AdjournMeeting.Decide(state, command, Rule(), [], at ?? HalfPast);
}
