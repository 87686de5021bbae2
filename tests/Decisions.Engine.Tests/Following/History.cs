using System.Collections.Immutable;
using System.Text;
using Decisions.Domain.Actions;
using Decisions.Domain.Advice;
using Decisions.Domain.Amendments;
using Decisions.Domain.Auditing;
using Decisions.Domain.Ballots;
using Decisions.Domain.Circles;
using Decisions.Domain.Calls;
using Decisions.Domain.Classes;
using Decisions.Domain.Communities;
using Decisions.Domain.ConsentRounds;
using Decisions.Domain.Counting;
using Decisions.Domain.Delegations;
using Decisions.Domain.Draws;
using Decisions.Domain.FollowThrough;
using Decisions.Domain.Discussions;
using Decisions.Domain.Meetings;
using Decisions.Domain.Members;
using Decisions.Domain.Minutes;
using Decisions.Domain.Proposals;
using Decisions.Domain.Proxies;
using Decisions.Domain.Redactions;
using Decisions.Domain.Rules;
using Decisions.Domain.Selections;
using Decisions.Domain.Templates;
using Decisions.Domain;
using NodaTime;
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
            Redacted<ProposalRevised>(events, Streams.Of(Oven), 4), Redacted<OutcomeStated>(events, Streams.Of(Oven), 10),
            Redacted<BallotChanged>(events, Streams.Of(First, Ben), 4),
        ];
    }

    private static readonly MeetingId Agm = new(Id(70_001));

    private static readonly AgendaItemId Item = new(Id(70_002));

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
        .. Amended(), .. Agreed(), .. Discussed(), .. Encircled(), .. Followed(), .. Panels(), .. Advised(), .. Selected(),
        Drafted(), new ProposalRevised(Oven, 2, "Which oven", "We buy one.", Ovens, null), Opened(13, terms: Ranked),
        Drafted(Floor, "A floor"), new TopicChosen(Floor, "Money"),
        new NoticeGiven(Floor, 1, Ordinary, 1, YesNo, new StatedVote(During, Close), null, ClearDays: 3, "By letter too."), new NoticeWithdrawn(Floor, "Too soon."),
        new NoticeGiven(Floor, 1, Ordinary, 1, YesNo, new StatedVote(During, Close), null, ClearDays: 3, "By letter once more.", OpensByItself: true),
        new ShortNoticeConsented(Floor, Ben), new ProxyAppointed(Floor, Ada, Ben, Ordinary, 1, 1, null, false), new ProxyRevoked(Floor, Ada), new MeetingProxyAppointed(Agm, Ada, Ben), new MeetingProxyAppointed(Agm, Ben, Cem), new MeetingProxyUsed(Floor, First, Agm, Ada, Ben, Ordinary, 1, 1), new MeetingProxyRevoked(Agm, Ada), new VotesDelegated(Ada, Ben), new VotesDelegated(Ada, Cem, "Money"), new DelegationUsed(Floor, First, Ada, Ben, Ordinary, 1, 1), new DelegationRevoked(Ada), new DelegationRevoked(Ada, "Money"), new ProposalWithdrawn(Floor, null),
        Cast(Ada, RankedChoice.Of(Gas, Wood), "Warm"), Cast(Ben, RankedChoice.Of(Wood)), TakenBack(Ben),
        new MemberLeft(Cem, null), new ProposalRevised(Oven, 3, "Which", "One.", Ovens, null),
        Changed(Ada, RankedChoice.Of(Wood)), Cast(Ben, RankedChoice.Of(Gas)), Changed(Ben, RankedChoice.Of(), "None"),
        new BallotEntered(First, Oven, Ada, Ben, 3, RankedChoice.Of(Gas), null, Channel.Paper, "Sheet 7", "Creased"),
        new EntryWithdrawn(First, Oven, Ada, Ben, "Another Ada's"),
        new BallotGaveWay(First, Oven, Ada, 3, RankedChoice.Of(Gas), "Late", Channel.Web, Channel.Paper),
        new HandsCounted(First, Oven, Agm, Ben, new HandsCount(1, 0, 0), "Sheet 4", "Clear"), new HandsShown(First, Oven, Agm, new HandsCount(1, 0, 0), "Sheet 4", [Cem]),
        new VotingExtended(Oven, First, After, null), new VotingClosedEarly(Oven, First, null), new VotingProlonged(Oven, First, After, 1, 28), new VotingEnded(Oven, First, EndReason.VerdictCertain, 29),
        new ResultDeclared(Oven, First, Won(Wood), 30), new OutcomeStated(Oven, First, "Wood it is"),
        new DecisionCorrected(Oven, First, "Beech wood", "It said wood."), new RecountMade(Oven, First, 31, Agrees: false, null),
        new RecountMade(Oven, First, 32, Agrees: true, Won(Wood)), new RecountMade(Oven, First, 33, Agrees: false, null),
        new MemberInvited(Cem), new MemberSuspended(Ada, "Hid the flour"), new MemberLeft(Ada, null),
        new RuleRetired(Ordinary, null),
        new AmendmentRuleNamed(Ordinary), new WitnessesNamed(1, [new("https://witness.example", "witness+00000001+AAAA")]),
        new TellersNamed([Ada, Ben]), new ClassesNamed(["workers", "users"]), new TopicsNamed(["Money"]), new TemplateSaved(Spending, "Spending", "Over £500.", Ordinary, "What:", 72, 6), new TemplateRetired(Spending, null), new MemberPlaced(Ben, "workers", 1), new MemberPlaced(Ben, "users", 3),
        new MeetingCalled(Agm, "General meeting", "In the bakehouse", After, ClearDays: 3), new AgendaItemAdded(Agm, Item, Oven, null),
        new AgendaOrdered(Agm, [Item]), new MeetingBegun(Agm), new AttendanceEntered(Agm, Ben, Presence.InPerson, Ada),
        new MeetingAdjourned(Agm, After, "Snow", null), new SittingMoved(Agm, After + Duration.FromDays(1), "Snow still"), new MeetingResumed(Agm), new MeetingClosed(Agm),
        new MinutesApproved(Agm, 1, "9f86", [new MinutedStream(Streams.Of(Oven), 3)], Ada, null, null, "Read out."),
    ];

    /// <summary>A circle inside another, with members who come, lead and go, and a decision that is handed on between them.</summary>
    private static List<IDomainEvent> Encircled()
    {
        CircleId bakers = new(Id(740)), dough = new(Id(741));
        ProposalId flour = new(Id(742));
        LocalDate first = new(2026, 11, 1), last = new(2027, 10, 31);
        return
        [
            new CircleFormed(bakers, null, "Bakers", "The bread.", CircleJoining.Open), new CircleFormed(dough, bakers, "Doughs", "What goes into it.", CircleJoining.Asked),
            new CircleChanged(dough, "Dough", "What goes into it.", CircleJoining.Asked), new CircleRulesNamed(dough, [Ordinary]),
            new MemberJoinedCircle(bakers, Ada, null), new MemberAskedToJoinCircle(dough, Ben, "Rye."), new MemberAskedToJoinCircle(dough, Cem, null),
            new MemberJoinedCircle(dough, Ben, Ada), new JoiningRefused(dough, Cem, Ada, "Full."),
            new CircleRoleFilled(dough, CircleRole.Delegate, null, Ben, first, last), new CircleRoleVacated(dough, CircleRole.Delegate, null, Ben, "Ill."),
            new MemberLeftCircle(bakers, Ada, null), new MemberJoinedCircle(bakers, Ada, null),
            Drafted(flour, "Flour"), new CircleChosen(flour, dough, "Ours."), new DecisionHandedOn(flour, dough, bakers, "Too dear."),
            .. Rotated(bakers, dough),
            new MemberLeftCircle(dough, Ben, "Enough."), new CircleClosed(dough, "The bakers see to it."),
        ];
    }

    /// <summary>Roles that pass on in an order: one that ends, one of a circle that is closed, and one whose turn to come stands.</summary>
    private static List<IDomainEvent> Rotated(CircleId bakers, CircleId dough)
    {
        LocalDate first = new(2027, 11, 1);
        var week = new TurnLength(1, TurnUnit.Weeks);
        return
        [
            new MemberJoinedCircle(bakers, Ben, null), new CircleRotationStated(bakers, CircleRole.Secretary, null, [Ada, Ben], week, first),
            new CircleRoleFilled(bakers, CircleRole.Secretary, null, Ada, first, first.PlusDays(6), ByRotation: true),
            new CircleTurnPassedOver(bakers, CircleRole.Secretary, null, Ada, first, "Away."),
            new CircleRoleFilled(bakers, CircleRole.Secretary, null, Ben, first, first.PlusDays(6), ByRotation: true),
            new CircleRoleFilled(bakers, CircleRole.Secretary, null, Ada, first.PlusDays(2), first.PlusDays(3)),
            new CircleRoleFilled(bakers, CircleRole.Secretary, null, Ben, first.PlusDays(4), first.PlusDays(10), ByRotation: true),
            new CircleRotationStated(bakers, CircleRole.Own, "Oven", [Ada, Ben], week, first), new CircleRotationEnded(bakers, CircleRole.Own, "oven", "Gone."),
            new CircleRotationStated(dough, CircleRole.Delegate, null, [Ben, Cem], week, first),
        ];
    }

    /// <summary>A selection in which one of the nominees is consented to, and one that is given up.</summary>
    private static List<IDomainEvent> Selected()
    {
        CircleId flour = new(Id(750));
        SelectionId leading = new(Id(751)), writing = new(Id(752));
        ProposalId leads = new(Id(753));
        LocalDate first = new(2026, 11, 1), last = new(2027, 10, 31);
        return
        [
            new CircleFormed(flour, null, "Flour", "What is ground.", CircleJoining.Open), new MemberJoinedCircle(flour, Ada, null), new MemberJoinedCircle(flour, Ben, null),
            new SelectionBegun(flour, leading, CircleRole.Facilitator, null, first, last, "To listen.", [Ada, Ben], Close, After),
            new NominationMade(flour, leading, Ada, Ben, "Calm."), new NominationMade(flour, leading, Ben, null, null),
            new NominationChanged(flour, leading, Ben, Ben, "I would."), new NominationKept(flour, leading, Ada), new HearingClosed(flour, leading, "All are here."),
            new NomineeProposed(flour, leading, leads, Ben, "He would."),
            Drafted(leads, "Facilitator: Flour") with { Circle = flour, Fills = new RoleFilling(leading, CircleRole.Facilitator, null, Ben, first, last) },
            new CircleRoleFilled(flour, CircleRole.Facilitator, null, Ben, first, last, SelectionId: leading), new SelectionCarried(flour, leading, leads, NotFilled: null),
            new SelectionBegun(flour, writing, CircleRole.Secretary, null, first, last, "To write.", [Ada, Ben], Close, After),
            new SelectionEnded(flour, writing, "Nobody would."),
        ];
    }

    /// <summary>Advice that is sought by whoever was named to decide, given and answered, and the round in which they decide.</summary>
    private static List<IDomainEvent> Advised()
    {
        ProposalId stool = new(Id(747));
        RoundId round = new(Id(748));
        var opened = Opened(13, round: round);
        return
        [
            Drafted(stool, "A stool"), new DeciderNamed(stool, Ben),
            new AdviceSought(stool, Ordinary, Ben, [new Adviser(Ada, AdviserRole.Affected)], Close, "Three legs?"),
            new AdviceGiven(stool, Ada, 1, "Four."), new AdviceAnswered(stool, Ada, Ben, "Four it is."),
            opened with { ProposalId = stool, Terms = (opened.Terms with { Advice = new AdviceTerms() }).ForDecider(Ben), Roll = opened.Roll with { Eligible = 1 } },
        ];
    }

    /// <summary>A panel that is drawn, with one who takes the place and one who does not, and a draw that is withdrawn.</summary>
    private static List<IDomainEvent> Panels()
    {
        DrawId rent = new(Id(740)), other = new(Id(741));
        return
        [
            Announced(rent), new SeedPublished(rent, "7"), new PanelDrawn(rent, [Ben, Ada]), new PlaceAccepted(rent, Ben),
            new PlaceDeclined(rent, Ada, "Away."), new PlacePassedOn(rent, Ben, "Left."), Announced(other), new DrawWithdrawn(other, "Sold."),
        ];

        static DrawAnnounced Announced(DrawId draw) => new(draw, "Panel", "Rent.", Opened(13).Roll, 1, 1, "Lotto.", Close);
    }

    /// <summary>A question with its answer, edited, reacted to, hidden and restored.</summary>
    private static List<IDomainEvent> Discussed()
    {
        ProposalId shelf = new(Id(730));
        CommentId asking = new(Id(731)), telling = new(Id(732));
        return
        [
            Drafted(shelf, "A shelf"), new DiscussionAudienceSet(shelf, DiscussionAudience.Members),
            new CommentMade(asking, shelf, Ada, 1, CommentKind.Question, new Passage(0, 2), null, "Where, Ben?", [Ben]),
            new CommentMade(telling, shelf, Ben, 1, CommentKind.Comment, null, asking, "There.", []),
            new CommentEdited(telling, shelf, 2, "Over there.", []), new ReactionGiven(telling, shelf, Ada, Reaction.Thanks),
            new ReactionTaken(telling, shelf, Ada), new AnswerMarked(asking, shelf, telling),
            new CommentHidden(telling, shelf, Cem, "Rude"), new CommentRestored(telling, shelf, Cem, "It is not"),
        ];
    }

    /// <summary>A proposal whose text is amended before voting and while it is open, with amendments of every end.</summary>
    private static List<IDomainEvent> Amended()
    {
        AmendmentId[] ids = [.. Enumerable.Range(0, 6).Select(i => new AmendmentId(Id(700 + i)))];
        ProposalId roof = new(Id(710)), question = new(Id(711)), second = new(Id(712)), anew = new(Id(713));
        RoundId on = new(Id(720)), again = new(Id(721)), vote = new(Id(722)), lost = new(Id(723));
        return
        [
            Drafted(roof, "A roof"),
            Moved(ids[0], "Flat.", null), new AmendmentSeconded(ids[0], roof, Ben), new AmendmentAccepted(ids[0], roof, 2),
            new ProposalRevised(roof, 2, "A roof", "Flat.", [], null, ids[0]),
            Opened(13, round: on) with { ProposalId = roof, Revision = 2 },
            Moved(ids[1], "Green.", null), Moved(ids[2], "Greener.", ids[1]), new AmendmentReworded(ids[1], roof, 2, "A roof", "Greener.", [], ids[2]),
            Moved(ids[3], "Steep.", null), new AmendmentWithdrawn(ids[3], roof, "Too steep."),
            Moved(ids[4], "Red.", null), new AmendmentsOrdered(roof, [ids[1], ids[4]]),
            Cast(Ada, Yes) with { RoundId = on, ProposalId = roof, Revision = 2 },
            new AmendmentPut(roof, ids[1], question),
            Drafted(question, "Amendment 2 to A roof") with { Puts = new AmendmentName(roof, ids[1]) }, Opened(13, round: vote) with { ProposalId = question },
            Declared(Verdict.Carried) with { ProposalId = question, RoundId = vote },
            new AmendmentCarried(roof, ids[1], vote), new RoundSuperseded(roof, on, ids[1]), new ProposalRevised(roof, 3, "A roof", "Greener.", [], null, ids[1]),
            Opened(13, round: again, number: 2) with { ProposalId = roof, Revision = 3 },
            new AmendmentRebased(ids[4], roof, 2, 3, "A roof", "Greener and red.", []),
            new AmendmentPut(roof, ids[4], second),
            Drafted(second, "Amendment 5 to A roof") with { Puts = new AmendmentName(roof, ids[4]) }, Opened(13, round: lost) with { ProposalId = second },
            Declared(Verdict.Lost) with { ProposalId = second, RoundId = lost }, new AmendmentLost(roof, ids[4], lost),
            Drafted(anew, "A red roof") with { Follows = new AmendmentName(roof, ids[4]) }, new AmendmentProposedAnew(ids[4], roof, anew),
        ];

        AmendmentMoved Moved(AmendmentId id, string text, AmendmentId? amends) => new(id, roof, Ada, 1, "A roof", text, [], null, amends);
    }

    /// <summary>A proposal on which agreement is sought, with a pass that an objection ends.</summary>
    private static List<IDomainEvent> Agreed()
    {
        ProposalId garden = new(Id(730));
        RoundId pass = new(Id(731)), next = new(Id(732));
        var question = new QuestionId(Id(733));
        var terms = YesNo with
        {
            Name = "Consent", Secrecy = BallotSecrecy.Open, Method = new PositionMethod("consent", ImmutableSortedDictionary<string, string>.Empty, ObjectionTest.UnlessDisputed),
        };
        return
        [
            Drafted(garden, "A garden"),
            new ConsentRoundBegun(garden, Ada, Ben, "The yard is bare.", StepHours.Live, null, After), new AgreementSought(garden, Ordinary, 1, terms, Opened(13).Roll),
            new RolesNamed(garden, Ben, Ada), new ConsentRoundMoved(garden, Agm, StepHours.Live, ConsentStep.Driver, Close), new DriverRestated(garden, "The yard is bare and hot.", After), new ResponseGiven(garden, Ben, ConsentStep.Driver, true, null),
            new StepTaken(garden, ConsentStep.Clarify, null, StepReason.Facilitator, "All agree."),
            new QuestionAsked(garden, question, Ben, "Trees?"), new QuestionAnswered(garden, question, Ada, "Two."),
            new StepTaken(garden, ConsentStep.Signal, Close, StepReason.Time, null),
            Opened(13, round: pass, terms: terms) with { ProposalId = garden, Revision = 1 },
            Cast(Ben, new PositionChoice(Position.Objection), "The pipes.") with { RoundId = pass, ProposalId = garden, Revision = 1 },
            new ObjectionRefined(garden, pass, Ben, "Roots break the pipes."), new ObjectionJudged(garden, pass, Ben, Ada, true, null), new ObjectionTested(garden, pass, Ben, true, Ada),
            new ObjectionsResolved(garden, pass, [Ben], Resolution.Amend, "Shrubs, then.", Ada), new StepTaken(garden, ConsentStep.Signal, After, StepReason.Resolution, null),
            new RoundSuperseded(garden, pass), new ProposalRevised(garden, 2, "A garden", "Shrubs.", [], null),
            Opened(13, round: next, number: 2, terms: terms) with { ProposalId = garden, Revision = 2 },
            Cast(Ben, new PositionChoice(Position.Objection), "Thorns.") with { RoundId = next, ProposalId = garden, Revision = 2 },
            new ObjectionWithdrawn(garden, next, Ben, "Not the thornless."), new ReviewPlanned(garden, new LocalDate(2027, 5, 1), "It is green."),
        ];
    }

    /// <summary>A decision in the place of an older one, reviewed and carried out with the help of volunteers.</summary>
    private static List<IDomainEvent> Followed()
    {
        ProposalId old = new(Id(740)), bench = new(Id(741));
        RoundId once = new(Id(742)), now = new(Id(743));
        ActionId building = new(Id(744)), painting = new(Id(745));
        CallId helping = new(Id(746));
        return
        [
            Drafted(old, "A chair"), Opened(13, round: once) with { ProposalId = old }, Declared(Verdict.Carried) with { ProposalId = old, RoundId = once },
            Drafted(bench, "A bench"), new SupersededNamed(bench, [old]),
            Opened(13, round: now) with { ProposalId = bench }, Declared(Verdict.Carried) with { ProposalId = bench, RoundId = now },
            new ReviewPlanned(bench, new LocalDate(2027, 3, 1), null), new ReviewHeld(bench, Ben, "It is sat on.", null, ReviewConclusion.Keep, new LocalDate(2028, 3, 1), null),
            new ActionPlanned(building, bench, Ben, "Build it.", Ada, new LocalDate(2026, 12, 1)), new ActionPlanned(painting, bench, Ben, "Paint it.", null, null),
            new ActionChanged(building, bench, "Build it of oak.", Ada, null), new ActionHandedBack(building, bench, Ada, null), new ActionTaken(building, bench, Cem),
            new ActionDone(building, bench, Cem, null), new ActionReopened(building, bench, Ben, "It wobbles."), new ActionDropped(painting, bench, Ben, "Oak needs none."),
            new CallMade(helping, building, bench, Cem, "Hold the legs.", 2, ["Carpentry"], Venue.OnSite, "In the yard.", After, 60),
            new VolunteerSignedUp(helping, bench, Ada, null), new VolunteerSignedUp(helping, bench, Ben, null), new VolunteerSignedUp(helping, bench, Cem, Ada),
            new VolunteerSignedOff(helping, bench, Cem), new CallChanged(helping, bench, "Hold all legs.", 4, ["Carpentry"], Venue.Either, "In the yard.", After, 60),
            new HoursThanked(helping, bench, Ben, Cem, 45, "It stands."), new CallClosed(helping, bench, Cem, null),
        ];
    }

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
