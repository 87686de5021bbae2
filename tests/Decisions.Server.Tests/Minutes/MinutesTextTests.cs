using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Domain.Ballots;
using Decisions.Domain.Counting;
using Decisions.Domain.Meetings;
using Decisions.Domain.Members;
using Decisions.Domain.Minutes;
using Decisions.Domain.Proposals;
using Decisions.Domain.Proxies;
using Decisions.Domain.Rules;
using Decisions.Server.Minutes;
using Decisions.Server.Pages.Words;
using Decisions.Server.Tests.Api.Running;
using NodaTime;

namespace Decisions.Server.Tests.Minutes;

/// <summary>
/// The minutes of one general meeting, with all that can happen at it, as they are read and as they are proven. Approvals name
/// the digest of the second: that file is never edited. Another wording is another form.
/// </summary>
public sealed class MinutesTextTests
{
    private static readonly MeetingId Agm = new(Id(0x51));
    private static readonly MemberId Ada = new(Id(0xA1)), Ben = new(Id(0xA2)), Cleo = new(Id(0xA3)), Dev = new(Id(0xA4));
    private static readonly ProposalId Oven = new(Id(0xD1)), Board = new(Id(0xD2)), Van = new(Id(0xD3));
    private static readonly RoundId First = new(Id(0xE1)), Second = new(Id(0xE2)), Vote = new(Id(0xE3));
    private static readonly RuleId Special = new(Id(0xB1)), Choice = new(Id(0xB2)), Consent = new(Id(0xB3)), Consensus = new(Id(0xB4));
    private static readonly OptionId Ann = new(Id(0xF1)), Bo = new(Id(0xF2));
    private static readonly Instant Begins = Instant.FromUtc(2027, 5, 1, 17, 0), Again = Begins + Duration.FromDays(7);
    private static readonly ElectoralRoll Roll = new(12, Begins, 20, "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08");

    private static readonly DecisionRule AtMeeting = new(
        "Special resolution", new YesNoMethod(Threshold.SimpleMajority), new Quorum(3, null), null, Franchise.AllMembers,
        ResultsHiddenUntilClose: false, ReasonPolicy.Optional, BallotSecrecy.Open, MayCloseEarly: true, Notice: new NoticePeriod(14, new Fraction(1, 2)),
        Presence: new PresenceQuorum(), ShowsOfHands: true, Proxies: ProxyTerms.Usual);

    private readonly List<MinutedEvent> _record = [];

    public MinutesTextTests()
    {
        var called = new MeetingCalled(Agm, "Yearly assembly", "The bakehouse, 12 Hill Street.\nBy link: https://example.org/meet", Begins, 15);
        Drafted(Oven, "Buy a second oven", 1);
        At(Begins - Duration.FromDays(20), Streams.Of(Oven), new NoticeGiven(Oven, 1, Special, 1, AtMeeting, new StatedVote(Begins, Again), null, 12, null), new ShortNoticeConsented(Oven, Ada), new ShortNoticeConsented(Oven, Ben));
        Drafted(Board, "One *seat* on the board", 1, new Option(Ann, "Ann_Bell"), new Option(Bo, "Bo Lund"));
        Drafted(Van, "Sell the van", 1);
        At(Begins - Duration.FromDays(16), Streams.Of(Agm), called, Item(1, Oven), Item(2, null, "The accounts of last year"), Item(3, Board), Item(4, Van), Came(Ada, Presence.InPerson), Came(Ben, Presence.ByLink));
        At(Begins, Streams.Of(Agm), new MeetingBegun(Agm));
        At(Begins + Duration.FromMinutes(31), Streams.Of(Agm), new MeetingAdjourned(Agm, Again, "The snow kept many away.", new Shortfall(Special, 1, Roll, 2, 3)));
        At(Again, Streams.Of(Agm), Came(Ada, Presence.InPerson), Came(Ben, Presence.InPerson), Came(Cleo, Presence.ByLink), new MeetingResumed(Agm), Came(Dev, Presence.InPerson), Came(Cleo, Presence.InPerson), Came(Ben, Presence.Away));
        At(Again + Duration.FromMinutes(10), Streams.ProxiesOf(Oven), new ProxyAppointed(Oven, new MemberId(Id(0xA5)), Ada, Special, 1, 1, null, false));
        Opened(Oven, First, 1, Special, AtMeeting, Again + Duration.FromMinutes(12), needed: 3);
        At(Again + Duration.FromMinutes(14), Streams.OfHands(First), new HandsShown(First, Oven, Agm, new HandsCount(2, 1, 0), "Sheet 4", [Ada, Cleo, Dev]));
        At(Again + Duration.FromMinutes(16), Streams.Of(Oven), new ResultDeclared(
            Oven, First, new YesNoTally(20, 9, 0, true, 0, true, Verdict.Carried, 6, 2, 1, Threshold.SimpleMajority, 8, true), 60,
            [new WayCount(Channel.Web, 4), new WayCount(Channel.Paper, 2), new WayCount(Channel.Room, 3)]));
        Opened(Board, Second, 1, Choice, AtMeeting with { Name = "Choice of one", Method = new RankedMethod(), Presence = null, Notice = null, ShowsOfHands = false, Proxies = null }, Again + Duration.FromMinutes(20), needed: 0);
        At(Again + Duration.FromMinutes(13), Streams.ProxiesOf(Oven), new DelegationUsed(Oven, First, new MemberId(Id(0xA6)), Ada, Special, 1, 1));
        At(Again + Duration.FromMinutes(22), Streams.Of(Board), new VotingExtended(Board, Second, Again + Duration.FromHours(2), "The papers had run out."));
        At(Again + Duration.FromMinutes(24), Streams.Of(Board), new VotingProlonged(Board, Second, Again + Duration.FromHours(3), 2, 70), new VotingEnded(Board, Second, EndReason.QuorumReached, 75));
        At(Again + Duration.FromMinutes(26), Streams.Of(Board), new VotingClosedEarly(Board, Second, null));
        At(Again + Duration.FromMinutes(30), Streams.Of(Board), new ResultDeclared(Board, Second, new RankedTally(20, 8, 0, true, 0, true, Verdict.Carried, 0, [], Ann, "00"), 80));
        At(Again + Duration.FromMinutes(40), Streams.Of(Agm), new MeetingClosed(Agm));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_text_that_is_proven_stays_what_it_was_approved_to_be(int form)
    {
        if (DraftMinutes.NamesPositions(form))
            Agreed();
        Approved.Text($"tests/Decisions.Server.Tests/Minutes/approved/minutes.form-{form}.txt", DraftMinutes.Of(Agm, _record, form).Canonical);
    }

    [Fact]
    public void Each_form_has_its_text() => Enumerable.Range(0, 5).Where(DraftMinutes.Knows).ShouldBe([1, 2, 3]);

    [Fact]
    public void The_minutes_as_they_are_read()
    {
        Agreed();
        var approved = DraftMinutes.Of(Agm, _record);
        At(Again + Duration.FromDays(3), Streams.Of(Oven), new OutcomeStated(Oven, First, "Ben orders it."), new DecisionCorrected(Oven, First, "It costs 8,400.", "A digit was wrong."));
        var draft = DraftMinutes.Of(Agm, _record);
        var times = new CommunityTime(DateTimeZoneProviders.Tzdb["Europe/London"], Again + Duration.FromDays(30));
        var words = new MinutesInWords(
            _record, new Dictionary<MemberId, string> { [Ada] = "Ada Okafor", [Ben] = "Ben <Carter>", [Cleo] = "Cleo Díaz" },
            new Dictionary<RuleId, Rule>
            {
                [Special] = new(Special, [AtMeeting], false), [Choice] = new(Choice, [AtMeeting with { Name = "Choice of one" }], false),
                [Consent] = new(Consent, [Seeking("consent")], false), [Consensus] = new(Consensus, [Seeking("consensus")], false),
            },
            times);
        var said = new MinutesApproved(Agm, DraftMinutes.Form, approved.Digest, [], Ada, null, null, "Read out and agreed.");
        Approved.Text("tests/Decisions.Server.Tests/Minutes/approved/minutes.md", new ReadableMinutes(
            Agm, words.Of(draft.Title), words.Of(draft.Sections), DraftMinutes.Form, draft.Digest, draft.Canonical,
            new ReadableApproval(said, Again + Duration.FromDays(2), Agrees: true, "Approved by the secretary. Read out and agreed."), words.Of(draft.Since(approved))).Markdown);
    }

    /// <summary>Members also come to two agreements at the meeting: by consent with a concern that is kept, and by consensus from which one stands aside.</summary>
    private void Agreed()
    {
        var (night, market) = (new ProposalId(Id(0xD4)), new ProposalId(Id(0xD5)));
        Agreed(night, new RoundId(Id(0xE4)), Consent, "Bake through the night", 8, Position.Concern, "The neighbours may hear us.", Position.NoObjection);
        Agreed(market, new RoundId(Id(0xE5)), Consensus, "Sell at the market", 9, Position.StandAside, "I have no licence to drive.", Position.Agree);
    }

    private void Agreed(ProposalId proposal, RoundId round, RuleId rule, string title, byte item, Position named, string reason, Position others)
    {
        var terms = Seeking(rule == Consent ? "consent" : "consensus");
        Drafted(proposal, title, 2);
        At(Begins - Duration.FromDays(15), Streams.Of(Agm), Item(item, proposal));
        Opened(proposal, round, 1, rule, terms, Again + Duration.FromMinutes(20 + item), needed: 0);
        foreach (var (member, position) in new[] { (Ada, others), (Ben, named), (Cleo, others) })
            At(Again + Duration.FromMinutes(30), Streams.Of(round, member), new BallotCast(
                round, proposal, member, 1, new PositionChoice(position), position == named ? reason : null, Channel.Web));
        var tally = Count.Of(terms, 20, [], [new(new PositionChoice(others), 2), new(new PositionChoice(named), 1)], []);
        At(Again + Duration.FromMinutes(31), Streams.Of(proposal), new ResultDeclared(proposal, round, tally, 90));
    }

    private static DecisionRule Seeking(string rule) => RuleTerms.Kept(AtMeeting with
    {
        Name = rule == "consent" ? "Consent" : "Consensus", ResultsHiddenUntilClose = true, Notice = null, Presence = null, ShowsOfHands = false, Proxies = null,
        Method = new PositionMethod(
            rule, rule == "consent" ? ImmutableSortedDictionary<string, string>.Empty : ImmutableSortedDictionary<string, string>.Empty.Add("stand-asides", "1"),
            ObjectionTest.UnlessDisputed),
    });

    private void Drafted(ProposalId proposal, string title, int days, params Option[] options) =>
        At(Begins - Duration.FromDays(30 - days), Streams.Of(proposal), new ProposalDrafted(proposal, Ada, title, "As discussed.", [.. options]));

    private void Opened(ProposalId proposal, RoundId round, int number, RuleId rule, DecisionRule terms, Instant at, long needed) =>
        At(at, Streams.Of(proposal), new VotingOpened(proposal, round, number, 1, rule, 1, terms, Roll, at + Duration.FromHours(1), Held: new HeldVote(Agm, 2, 3, needed)));

    private void At(Instant at, string stream, params IDomainEvent[] events)
    {
        foreach (var @event in events)
            _record.Add(new MinutedEvent(stream, _record.Count(each => each.Stream == stream) + 1, at, @event));
    }

    private static AgendaItemAdded Item(byte id, ProposalId? proposal, string? text = null) => new(Agm, new AgendaItemId(Id(id)), proposal, text);

    private static AttendanceEntered Came(MemberId member, Presence presence) => new(Agm, member, presence, Ada);

    private static Guid Id(byte last) => Guid.Parse($"01900000-0000-7000-8000-0000000000{last:x2}");
}
