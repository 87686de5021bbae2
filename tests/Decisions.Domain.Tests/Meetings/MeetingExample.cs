using Decisions.Domain.Meetings;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using NodaTime;
using static Decisions.Domain.Tests.Example;

namespace Decisions.Domain.Tests.Meetings;

/// <summary>A meeting that is called two hours before the example's moment of voting, and what happens to it.</summary>
internal static class MeetingExample
{
    public static readonly MeetingId Agm = new(Id(0x51));
    public static readonly AgendaItemId OvenItem = new(Id(0x61));
    public static readonly AgendaItemId Report = new(Id(0x62));
    public static readonly MemberId Cleo = new(Id(0xA3));

    public static readonly Instant Begins = During;
    public static readonly Instant Calling = During - Duration.FromDays(16);
    public static readonly Instant NextWeek = During + Duration.FromDays(7);

    /// <summary>Of four on the roll, two must be present.</summary>
    public static readonly DecisionRule ByPresence = YesNo with { Presence = new PresenceQuorum() };

    public static readonly MeetingCalled Called = new(Agm, "General meeting", "In the bakehouse.", Begins, ClearDays: 15);

    public static readonly AgendaItemAdded OnAgenda = new(Agm, OvenItem, Oven, null);

    public static readonly MeetingBegun Begun = new(Agm);

    public static readonly Shortfall TooFew = new(Ordinary, 1, Roll, Present: 1, Needed: 2);

    public static AttendanceEntered Came(MemberId member, Presence presence = Presence.InPerson) => new(Agm, member, presence, Ben);

    public static Given<Meeting, IMeetingEvent> Given(params IMeetingEvent[] events) => new(Meeting.Fold, events);

    public static Rule Rule(DecisionRule? terms = null) => Domain.Rules.Rule.Create(new RuleAdopted(Ordinary, terms ?? ByPresence));
}
