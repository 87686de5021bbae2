using System.Text;
using Decisions.Domain;
using Decisions.Domain.Auditing;
using Decisions.Domain.Ballots;
using Decisions.Domain.Communities;
using Decisions.Domain.Counting;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Redactions;
using Decisions.Domain.Rules;
using static Decisions.Engine.Tests.Following.Example;

namespace Decisions.Engine.Tests.Following;

/// <summary>A history with every type of event in it.</summary>
internal static class History
{
    public static IReadOnlyList<IDomainEvent> Whole(CommunityId community)
    {
        var events = Acts(community);
        return
        [
            .. events, new LogKeyRotated("old", "new", "The laptop was sold."), new PersonErased(Ada, "She asked."),
            Redacted<CommunityPurposeRestated>(events, Streams.Of(community), 3), Redacted<ProposalDrafted>(events, Streams.Of(Floor), 1),
            Redacted<ProposalRevised>(events, Streams.Of(Oven), 4), Redacted<OutcomeStated>(events, Streams.Of(Oven), 8),
            Redacted<BallotChanged>(events, Streams.Of(First, Ben), 4),
        ];
    }

    /// <summary>All words of the last event of a type are taken out.</summary>
    private static PayloadRedacted Redacted<TEvent>(List<IDomainEvent> events, string stream, long version) where TEvent : IDomainEvent
    {
        var index = events.FindLastIndex(@event => @event is TEvent);
        var redacted = (PayloadRedacted)RedactPayload.Decide(
            null, null, new RedactPayload(index, stream, version, EventCatalogue.Current.Alias(events[index]), Encoding.UTF8.GetString(EventCatalogue.Write(events[index])), [], "It named somebody.")).Events.Single();
        return redacted with { ProposalId = Concern.Of(events[index]).Proposal };
    }

    private static List<IDomainEvent> Acts(CommunityId community) =>
    [
        Founded(community), new CommunityRenamed("Café"), new CommunityPurposeRestated("Coffee"),
        new CommunityTimeZoneChanged("Europe/Paris"), new CommunityVisibilityChanged(Visibility.MembersOnly),
        .. Joined(Ada, Ben, Cem), new MemberSuspended(Ben, "Owes rent"), new MemberReinstated(Ben, null),
        new RuleAdopted(Ordinary, YesNo), new RuleAmended(Ordinary, 2, Ranked),
        Drafted(), new ProposalRevised(Oven, 2, "Which oven", "We buy one.", Ovens, null), Opened(13, terms: Ranked),
        Drafted(Floor, "A floor"),
        new NoticeGiven(Floor, 1, Ordinary, 1, YesNo, new StatedVote(During, Close), null, ClearDays: 3, "By letter too."),
        new ShortNoticeConsented(Floor, Ben), new ProposalWithdrawn(Floor, null),
        Cast(Ada, RankedChoice.Of(Gas, Wood), "Warm"), Cast(Ben, RankedChoice.Of(Wood)), TakenBack(Ben),
        new MemberLeft(Cem, null), new ProposalRevised(Oven, 3, "Which", "One.", Ovens, null),
        Changed(Ada, RankedChoice.Of(Wood)), Cast(Ben, RankedChoice.Of(Gas)), Changed(Ben, RankedChoice.Of(), "None"),
        new VotingExtended(Oven, First, After, null), new VotingClosedEarly(Oven, First, null),
        new ResultDeclared(Oven, First, Won(Wood), 30), new OutcomeStated(Oven, First, "Wood it is"),
        new MemberInvited(Cem), new MemberSuspended(Ada, "Hid the flour"), new MemberLeft(Ada, null),
        new RuleRetired(Ordinary, null),
        new WitnessesNamed(1, [new("https://witness.example", "witness+00000001+AAAA")]),
    ];

    /// <summary>Many ballots, cast, changed, taken back and cast again, among members who come and go.</summary>
    public static IReadOnlyList<IDomainEvent> Busy(int members)
    {
        List<IDomainEvent> events = [Drafted(), Opened(0)];
        for (var i = 0; i < members; i++)
        {
            var member = new MemberId(Id(10_000 + i));
            events.AddRange([.. Joined(member), Cast(member, i % 3 == 0 ? No : Yes)]);
            if (i % 2 == 0)
                events.Add(Changed(new MemberId(Id(10_000 + (i / 2))), No));
            if (i % 5 == 0)
                events.AddRange([TakenBack(member), Cast(member, Yes, "Again")]);
            if (i % 7 == 0)
                events.AddRange([new MemberSuspended(member, "Late"), new MemberReinstated(member, null)]);
        }
        return events;
    }
}
