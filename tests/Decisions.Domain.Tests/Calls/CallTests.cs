using System.Collections.Immutable;
using Decisions.Domain.Actions;
using Decisions.Domain.Calls;
using Decisions.Domain.Members;
using NodaTime;
using static Decisions.Domain.Tests.Example;
using static Decisions.Domain.Tests.FollowThrough.FollowThroughExample;

namespace Decisions.Domain.Tests.Calls;

/// <summary>Volunteers are called for, sign up and off, and are thanked.</summary>
public sealed class CallTests
{
    private static readonly Instant Begins = Carriers.At!.Value;
    private static readonly PlannedAction Action = PlannedAction.Create(Fetch);
    private static readonly PlannedAction Over = Action.Apply(new ActionDone(Fetching, Oven, Ben, null));
    private static readonly MemberId Dev = new(Id(0xA4));
    private static readonly MemberId[] Everybody = [Ada, Ben, Cem, Dev];

    [Fact]
    public void A_call_says_what_where_when_and_how_many()
    {
        Given().When(state => Make(state, Carriers.Terms)).Then(Carriers);
        var plain = Carriers.Terms with { Skills = default, Venue = Venue.Online, Note = " ", At = null, Minutes = null };
        Given().When(state => Make(state, plain)).Then(Carriers with { Skills = [], Venue = Venue.Online, Note = null, At = null, Minutes = null });
        Given().When(state => Make(state, Carriers.Terms with { Skills = [" Lifting", "lifting", "première aide"] })).Then(Carriers with { Skills = ["Lifting", "première aide"] });
    }

    [Fact]
    public void What_cannot_be_called_for_is_refused()
    {
        Refused(Carriers.Terms with { Text = "" }, new TextIsMissing("text"));
        Refused(Carriers.Terms with { Note = "\u0000" }, new TextHasControlCharacters("note", 1));
        Refused(Carriers.Terms with { Note = null }, new PlaceIsMissing());
        Refused(Carriers.Terms with { Places = 0 }, new PlacesAreOutOfRange(0, 1_000));
        Refused(Carriers.Terms with { Places = 1_001 }, new PlacesAreOutOfRange(1_001, 1_000));
        Refused(Carriers.Terms with { Skills = [.. "abcdefghi".Select(c => $"{c}")] }, new TooManySkills(9, 8));
        Refused(Carriers.Terms with { Skills = ["lifting 90 kg"] }, new SkillIsUnfit("lifting 90 kg"));
        Refused(Carriers.Terms with { Skills = [""] }, new SkillIsUnfit(""));
        Refused(Carriers.Terms with { Minutes = 0 }, new MinutesAreOutOfRange(0, 60_000));
        Refused(Carriers.Terms with { At = During - Tick * 1_000 }, new CallWouldBeOver(During - Tick * 1_000));
        MakeCall.Decide(null, null, Command(Carriers.Terms), During).Rejection.ShouldBe(new ActionIsUnknown(Fetching));
        MakeCall.Decide(Over, null, Command(Carriers.Terms), During).Rejection.ShouldBe(new ActionIsDone(Fetching));
        MakeCall.Decide(Action, Given(Carriers).Known, Command(Carriers.Terms), During).Rejection.ShouldBe(new CallExists(Carrying));

        static void Refused(CallTerms terms, Rejection why) => MakeCall.Decide(Action, null, Command(terms), During).Rejection.ShouldBe(why);
    }

    [Fact]
    public void Members_sign_up_until_all_places_are_taken()
    {
        Given(Carriers).When(state => Sign(state, Ben)).Then(Up(Ben)).PlacesLeft.ShouldBe(1);
        Given(Carriers, Up(Ben)).When(state => Sign(state, Ben)).ThenNothing();
        Given(Carriers, Up(Ben)).When(state => Sign(state, Cem)).Then(Up(Cem)).PlacesLeft.ShouldBe(0);
        Given(Carriers, Up(Ben), Up(Cem)).When(state => Sign(state, Dev)).Then(new CallIsFull(Carrying, 2));
        new CallIsFull(Carrying, 1).Reason.ShouldStartWith("The one place is taken.");
    }

    [Fact]
    public void The_place_of_one_who_is_no_active_member_any_more_is_free_for_another()
    {
        var after = Given(Carriers, Up(Ben), Up(Cem)).When(state => SignUp.Decide(state, Action, new SignUp(Carrying, Oven, Dev), [Ada, Cem, Dev], During))
            .Then(new VolunteerSignedUp(Carrying, Oven, Dev, InPlaceOf: Ben));
        after.Volunteers.ShouldBe([Cem, Dev]);
        Given(Carriers, Up(Ben)).When(state => SignUp.Decide(state, Action, new SignUp(Carrying, Oven, Dev), [Dev], During)).Then(Up(Dev));
    }

    [Fact]
    public void Members_sign_off_and_their_place_is_free()
    {
        var after = Given(Carriers, Up(Ben), Up(Cem)).When(state => Off(state, Ben, During)).Then(new VolunteerSignedOff(Carrying, Oven, Ben));
        (after.PlacesLeft, after.Volunteers.Single()).ShouldBe((1, Cem));
        Given(Carriers).When(state => Off(state, Ben, During)).ThenNothing();
    }

    [Fact]
    public void Once_it_has_begun_nobody_signs_up_or_off()
    {
        Given(Carriers).When(state => Sign(state, Ben, Begins)).Then(Up(Ben));
        Given(Carriers).When(state => Sign(state, Ben, Begins + Tick)).Then(new CallHasBegun(Carrying, Begins));
        Given(Carriers, Up(Ben)).When(state => Off(state, Ben, Begins + Tick)).Then(new SignOffIsTooLate(Carrying, Begins));
    }

    [Fact]
    public void A_closed_call_and_one_whose_action_is_over_take_nobody()
    {
        var closed = new CallClosed(Carrying, Oven, Ada, "Enough hands.");
        Given(Carriers).When(state => CloseCall.Decide(state, new CloseCall(Carrying, Oven, Ada, "Enough hands."))).Then(closed).IsClosed.ShouldBeTrue();
        Given(Carriers).When(state => CloseCall.Decide(state, new CloseCall(Carrying, Oven, Ada, "\u0000"))).Then(new TextHasControlCharacters("reason", 1));
        Given(Carriers, closed).When(state => Sign(state, Ben)).Then(new CallIsClosed(Carrying));
        Given(Carriers, Up(Ben), closed).When(state => Off(state, Ben, During)).Then(new VolunteersStand(Carrying));
        Given(Carriers, closed).When(state => Change(state, Carriers.Terms with { Places = 3 })).Then(new CallIsClosed(Carrying));
        Given(Carriers).When(state => SignUp.Decide(state, Over, new SignUp(Carrying, Oven, Ben), Everybody, During)).Then(new ActionIsDone(Fetching));
    }

    [Fact]
    public void A_call_is_changed_and_nobody_loses_their_place()
    {
        var more = Carriers.Terms with { Places = 5, At = null };
        Given(Carriers, Up(Ben), Up(Cem)).When(state => Change(state, more))
            .Then(new CallChanged(Carrying, Oven, more.Text, 5, more.Skills, more.Venue, more.Note, null, more.Minutes)).PlacesLeft.ShouldBe(3);
        Given(Carriers).When(state => Change(state, Carriers.Terms)).ThenNothing();
        Given(Carriers, Up(Ben), Up(Cem)).When(state => Change(state, Carriers.Terms with { Places = 1 })).Then(new PlacesAreTaken(1, 2));
        Given(Carriers).When(state => Change(state, Carriers.Terms with { At = During - Duration.FromDays(1) })).Then(new CallWouldBeOver(During - Duration.FromDays(1)));
        Given(Carriers).When(state => Change(state, Carriers.Terms with { Places = -1 })).Then(new PlacesAreOutOfRange(-1, 1_000));
    }

    [Fact]
    public void Volunteers_are_thanked_by_another_once_the_work_has_begun()
    {
        var thanked = new HoursThanked(Carrying, Oven, Ben, Ada, 90, "You saved the day.");
        Given(Carriers, Up(Ben)).When(state => Thank(state, 90)).Then(thanked);
        Given(Carriers, Up(Ben), thanked).When(state => Thank(state, 60)).Then(thanked with { Minutes = 60 }).Thanked.ShouldHaveSingleItem().Minutes.ShouldBe(60);
        Given(Carriers, Up(Ben), new CallClosed(Carrying, Oven, Ada, null)).When(state => Thank(state, 90)).Then(thanked);
        Given(Carriers).When(state => Thank(state, 90)).Then(new MemberIsNoVolunteer(Ben));
        Given(Carriers, Up(Ben)).When(state => Thank(state, 0)).Then(new MinutesAreOutOfRange(0, 60_000));
        Given(Carriers, Up(Ben)).When(state => Thank(state, 90, text: "\u0000")).Then(new TextHasControlCharacters("text", 1));
        Given(Carriers, Up(Ben)).When(state => Thank(state, 90, by: Ben)).Then(new ThanksAreForOthers(Ben));
        Given(Carriers, Up(Ben)).When(state => Thank(state, 90, now: Begins)).Then(new WorkIsAhead(Begins));
        Given(Carriers with { At = null }, Up(Ben)).When(state => Thank(state, 90, now: During)).Then(thanked);

        static Decision Thank(Call? state, int minutes, MemberId? by = null, string? text = "You saved the day.", Instant? now = null) =>
            ThankHours.Decide(state, new ThankHours(Carrying, Oven, by ?? Ada, Ben, minutes, text), now ?? Begins + Tick);
    }

    [Fact]
    public void What_is_not_there_is_unknown()
    {
        Given().When(state => Sign(state, Ben)).Then(new CallIsUnknown(Carrying));
        Given().When(state => Off(state, Ben, During)).Then(new CallIsUnknown(Carrying));
        Given().When(state => Change(state, Carriers.Terms)).Then(new CallIsUnknown(Carrying));
        Given().When(state => CloseCall.Decide(state, new CloseCall(Carrying, Oven, Ada, null))).Then(new CallIsUnknown(Carrying));
        Given().When(state => ThankHours.Decide(state, new ThankHours(Carrying, Oven, Ada, Ben, 1, null), During)).Then(new CallIsUnknown(Carrying));
    }

    private static Given<Call, ICallEvent> Given(params ICallEvent[] events) => new(Call.Fold, events);

    private static MakeCall Command(CallTerms terms) => new(Carrying, Fetching, Oven, Ada, terms);

    private static Decision Make(Call? state, CallTerms terms) => MakeCall.Decide(Action, state, Command(terms), During);

    private static Decision Change(Call? state, CallTerms terms) => ChangeCall.Decide(state, new ChangeCall(Carrying, Oven, terms), During);

    private static Decision Sign(Call? state, MemberId member, Instant? now = null) =>
        SignUp.Decide(state, Action, new SignUp(Carrying, Oven, member), Everybody, now ?? During);

    private static Decision Off(Call? state, MemberId member, Instant now) => SignOff.Decide(state, new SignOff(Carrying, Oven, member), now);
}
