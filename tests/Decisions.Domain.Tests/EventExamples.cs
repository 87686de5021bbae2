using System.Collections.Immutable;
using Decisions.Domain.Actions;
using Decisions.Domain.Amendments;
using Decisions.Domain.Ballots;
using Decisions.Domain.Circles;
using Decisions.Domain.Calls;
using Decisions.Domain.Classes;
using Decisions.Domain.Communities;
using Decisions.Domain.ConsentRounds;
using Decisions.Domain.FollowThrough;
using Decisions.Domain.Tests.ConsentRounds;
using Decisions.Domain.Tests.Gathering;
using Decisions.Domain.Tests.Ideas;
using Decisions.Domain.Counting;
using Decisions.Domain.Counting.Elections.Stv;
using Decisions.Domain.Delegations;
using Decisions.Domain.Advice;
using Decisions.Domain.Tests.Advice;
using Decisions.Domain.Draws;
using Decisions.Domain.Tests.Draws;
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
using Decisions.Domain.Tests.Ballots;
using Decisions.Domain.Tests.Meetings;
using NodaTime;
using Decisions.Domain.Tests.Classes;
using Decisions.Domain.Tests.FollowThrough;
using Decisions.Domain.Tests.Selections;
using static Decisions.Domain.Tests.Example;

namespace Decisions.Domain.Tests;

/// <summary>
/// One fixed event for each approved file, by the file's name: alias, version of the stored shape and, where a part of
/// the event comes in several kinds, the kind. In the order in which they could happen in their streams.
/// </summary>
internal static class EventExamples
{
    private static readonly RoundId Third = new(Id(0xE3));

    private static readonly Threshold TwoThirdsOfAll = new(new Fraction(2, 3), Comparator.AtLeast, ThresholdBase.Eligible);

    private static readonly DecisionRule Special = new(
        "Special resolution", new YesNoMethod(TwoThirdsOfAll), new Quorum(2, Fraction.Half), new Fraction(1, 4),
        new Franchise(MinimumMembershipDays: 90), ResultsHiddenUntilClose: false, ReasonPolicy.Required, BallotSecrecy.Open,
        MayCloseEarly: true);

    private static readonly DecisionRule Formal = Confirmed with
    {
        Notice = new NoticePeriod(14, new Fraction(9, 10)), RecordDate = RecordDate.Stated, Entrenched = new Entrenchment(Under: null),
        Precedence = new Precedence([Channel.Room, Channel.Paper]), Presence = new PresenceQuorum(),
        Proxies = ProxyTerms.Usual,
    };

    private static readonly StatedVote SecondVote = new(
        Close + Duration.FromDays(14), Close + Duration.FromDays(21), RecordAt: Close + Duration.FromDays(12));

    private static readonly RankedTally RunOff = new(
        Eligible: 9, Returned: 8, QuorumNeeded: 5, QuorumMet: true, TurnoutNeeded: 0, TurnoutMet: true, Verdict.Carried, Blank: 1,
        [
            new RankedRound(1, [new(Gas, 3), new(Electric, 2), new(Wood, 2)], Exhausted: 0, Majority: 4, Eliminated: Wood,
                new BrokenTie([Electric, Wood], ByRound: null), Transfers: [new(Electric, 2)]),
            new RankedRound(2, [new(Gas, 3), new(Electric, 4)], Exhausted: 0, Majority: 4, Eliminated: null, Tie: null, Transfers: []),
        ],
        Winner: Electric, LotSeed: "019000000000700080000000000000e1");

    private static readonly DecisionRule Board = YesNo with
    {
        Name = "Board election",
        Method = new ElectionMethod("schulze", 2, ImmutableSortedDictionary<string, string>.Empty.Add("strength", "winning")),
    };

    private static readonly Tally Elected = Count.Of(
        Board with { Method = RuleTerms.Kept(Board).Method }, 9, Ovens,
        [new(RankedChoice.Of(Gas, Electric), 3), new(new RankedChoice([[Electric, Wood], [Gas]]), 2), new(RankedChoice.Of(), 1)], [0xE1, 0x02]);

    private static readonly DecisionRule ByClass = YesNo with { Name = "General assembly", Classes = ClassExample.Whole };

    private static readonly DecisionRule Guarded = Board with
    {
        Name = "Board with a worker",
        Method = new ElectionMethod("stv-meek", 2, ImmutableSortedDictionary<string, string>.Empty, [new GuardedSeats("workers", 1)]),
    };

    private static readonly ElectoralRoll ClassedRoll = Roll with { Classes = ClassExample.Roll };

    private static readonly Tally Weighed = Count.Of(
        ByClass, Roll.Eligible, [], [new(Yes, 2, "workers"), new(No, 1, "users"), new(Yes, 1, "investors", 5)], [], ClassExample.Roll);

    public static IReadOnlyDictionary<string, IDomainEvent> ByFile { get; } = new OrderedDictionary<string, IDomainEvent>
    {
        ["community_founded.v1"] = new CommunityFounded(
            Bakery, "Corner Bakery", "Bread for the quarter.", "Europe/London", Visibility.Hybrid, Ada),
        ["community_renamed.v1"] = new CommunityRenamed("Corner Bakery Co-operative"),
        ["community_purpose_restated.v1"] = new CommunityPurposeRestated("Bread and work for the quarter."),
        ["community_time_zone_changed.v1"] = new CommunityTimeZoneChanged("Europe/Paris"),
        ["community_visibility_changed.v1"] = new CommunityVisibilityChanged(Visibility.MembersOnly),
        ["log_key_rotated.v1"] = new LogKeyRotated(
            "example.org/log/bakery+ce18bd27+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4",
            "example.org/log/bakery+6da426c6+ASmsuuFBvMrwsi4alNNNC8c2HlJtC/4SyJeUvJMilm3X", "The old laptop was sold."),

        ["member_invited.v1"] = new MemberInvited(Ada),
        ["member_joined.v1"] = new MemberJoined(Ada, Channel.Web),
        ["member_suspended.v1"] = new MemberSuspended(Ada, "Dues unpaid for a year."),
        ["member_reinstated.v1"] = new MemberReinstated(Ada, "Dues paid."),
        ["member_left.v1"] = new MemberLeft(Ada, null),

        ["classes_named.v1"] = new ClassesNamed(["workers", "users", "investors"]),
        ["member_placed.v1"] = new MemberPlaced(Ada, "workers", 1),
        ["member_placed.v1.none"] = new MemberPlaced(Ben, null, 12),

        ["topics_named.v1"] = new TopicsNamed(["Money", "The bakehouse"]),

        ["rule_adopted.v4"] = new RuleAdopted(Ordinary, YesNo),
        ["rule_adopted.v4.ranked"] = new RuleAdopted(Ordinary, Ranked),
        ["rule_adopted.v4.election"] = new RuleAdopted(Ordinary, RuleTerms.Kept(Board)),
        ["rule_amended.v4"] = new RuleAmended(Ordinary, 2, Special),
        ["rule_adopted.v4.formal"] = new RuleAdopted(Ordinary, Formal),
        ["rule_adopted.v4.timed"] = new RuleAdopted(
            Ordinary, YesNo with { EndsWhenCertain = true, Secrecy = BallotSecrecy.Open, Prolonging = new Prolonging(48) }),
        ["rule_adopted.v4.reminders"] = new RuleAdopted(Ordinary, YesNo with { ReminderHours = 48 }),
        ["rule_adopted.v4.classes"] = new RuleAdopted(Ordinary, ByClass),
        ["rule_adopted.v4.guarded"] = new RuleAdopted(Ordinary, RuleTerms.Kept(Guarded)),
        ["rule_adopted.v4.positions"] = new RuleAdopted(Ordinary, RuleTerms.Kept(ConsentExample.WithFallback)),
        ["rule_adopted.v4.temperature"] = new RuleAdopted(Ordinary, Temperature),
        ["rule_adopted.v4.dates"] = new RuleAdopted(Ordinary, DatesTests.Finding),
        ["rule_adopted.v4.advice"] = new RuleAdopted(Ordinary, AdviceExample.OnAdvice),
        ["rule_adopted.v4.indicative"] = new RuleAdopted(Ordinary, RuleTerms.Kept(IndicativeTests.Order)),
        ["rule_retired.v2"] = new RuleRetired(Ordinary, "Replaced by the articles of 2026."),
        ["rule_retired.v2.decided"] = new RuleRetired(Ordinary, null, Oven),

        ["template_saved.v1"] = new TemplateSaved(Spending, "Spending", "Anything over £500.", Ordinary, "What:\n\nWhat it costs:", VotingHours: 72, ReviewMonths: 6),
        ["template_saved.v1.bare"] = new TemplateSaved(Spending, "Spending", "Anything over £500.", Ordinary, Text: null),
        ["template_retired.v1"] = new TemplateRetired(Spending, "Nobody used it."),

        ["proposal_drafted.v2.fills"] = ProposeNominee.Draft(new Circle(Bakers, null, "Bakers", "Bread.", CircleJoining.Open, [], IsClosed: false), SelectionExample.In(SelectionExample.Heard).State!, SelectionExample.BenProposed, Ada),
        ["proposal_drafted.v2.puts"] = Asked,
        ["proposal_drafted.v2.follows"] = Drafted() with { ProposalId = Anew, Follows = new AmendmentName(Oven, Cheaper) },
        ["proposal_drafted.v2"] = Drafted(),
        ["proposal_drafted.v2.options"] = Drafted(Ovens),
        ["proposal_drafted.v2.classes"] = Drafted([new(Gas, "Ann Bell", "workers"), new(Wood, "Bo Lund")]),
        ["proposal_drafted.v2.dates"] = Drafted(DatesTests.Evenings),
        ["proposal_drafted.v2.ideas"] = IdeaTests.Asks,
        ["proposal_drafted.v4.rule"] = Drafted() with { Change = new RuleChange(Ordinary, Formal) },
        ["proposal_drafted.v2.topic"] = Drafted() with { Topic = "The bakehouse" },
        ["proposal_drafted.v2.template"] = Drafted() with { TemplateId = Spending },
        ["proposal_drafted.v2.circle"] = Drafted() with { Circle = Bakers },
        ["proposal_revised.v1"] = new ProposalRevised(
            Oven, 2, "A used oven", "We buy a used oven — “as seen” — for £900.\nBen collects it.", [], "Cheaper.", Cheaper),
        ["proposal_revised.v1.idea"] = IdeaTests.Added,
        ["proposal_revised.v1.merged"] = IdeaTests.Merged,
        ["topic_chosen.v1"] = new TopicChosen(Oven, "Money"),
        ["topic_chosen.v1.none"] = new TopicChosen(Oven, null),
        ["circle_chosen.v1"] = new CircleChosen(Oven, Bakers, "It is we who bake in it."),
        ["circle_chosen.v1.none"] = new CircleChosen(Oven, null, null),
        ["decision_handed_on.v1"] = new DecisionHandedOn(Oven, Dough, Bakers, "It costs more than we may spend."),
        ["decision_handed_on.v1.up"] = new DecisionHandedOn(Oven, Bakers, null, "Everyone eats of it."),
        ["superseded_named.v1"] = new SupersededNamed(Oven, [FollowThroughExample.OldOven]),
        ["superseded_named.v1.none"] = new SupersededNamed(Oven, []),
        ["notice_given.v3"] = new NoticeGiven(
            Oven, 2, Ordinary, RuleVersion: 1, Formal, new StatedVote(During, Close, RecordAt: During - Duration.FromDays(2)), SecondVote,
            ClearDays: 9, "In the bakehouse, and on the web."),
        ["notice_given.v3.byItself"] = new NoticeGiven(
            Oven, 2, Ordinary, RuleVersion: 1, YesNo, new StatedVote(During, Close), null, ClearDays: 9, Text: null, OpensByItself: true),
        ["short_notice_consented.v1"] = new ShortNoticeConsented(Oven, Ada),
        ["notice_withdrawn.v1"] = new NoticeWithdrawn(Oven, "The hall is not free that week."),
        ["voting_opened.v4"] = Opened(revision: 2),
        ["voting_opened.v4.toConfirm"] = Opened(Formal, Third, number: 2, revision: 2) with
        {
            Confirmation = new ConfirmationPlan(
                Instant.FromUtc(2026, 12, 5, 0, 0), Instant.FromUtc(2026, 12, 22, 0, 0) - Duration.FromTicks(10), SecondVote),
        },
        ["voting_opened.v4.confirming"] = Opened(Formal.ForConfirmation(), Second, number: 3, revision: 2) with { Confirms = Third },
        ["voting_opened.v4.held"] = Opened(null, new RoundId(Id(0xE4)), number: 4, revision: 2) with { Held = new HeldVote(MeetingExample.Agm, Sitting: 2, Present: 3, Needed: 1) },
        ["voting_opened.v4.classes"] = Opened(ByClass, new RoundId(Id(0xE5)), number: 5, revision: 2) with { Roll = ClassedRoll },
        ["voting_opened.v4.represented"] = Opened(
            Opened().Terms with { Presence = new PresenceQuorum(CountsProxies: true), Proxies = ProxyTerms.Usual }, new RoundId(Id(0xE6)), number: 6, revision: 2) with { Held = new HeldVote(MeetingExample.Agm, Sitting: 2, Present: 2, Needed: 3, Represented: 1) },
        ["voting_opened.v4.circle"] = Opened(null, new RoundId(Id(0xE9)), number: 7, revision: 2) with { Roll = Roll with { Circle = Bakers } },
        ["voting_opened.v4.decider"] = AdviceExample.OpenedForAda with { RoundId = new RoundId(Id(0xEB)), Round = 8, Revision = 2 },
        ["voting_extended.v1"] = new VotingExtended(
            Oven, First, Close + Duration.FromDays(2) + Duration.FromMilliseconds(250), "The post was slow."),
        ["voting_closed_early.v1"] = new VotingClosedEarly(Oven, First, null),
        ["voting_prolonged.v1"] = new VotingProlonged(Oven, First, Close + Duration.FromHours(48), Returned: 1, CountedTo: 38),
        ["voting_ended.v1"] = new VotingEnded(Oven, First, EndReason.VerdictCertain, CountedTo: 39),
        ["result_declared.v2"] = Declared(Verdict.Carried),
        ["result_declared.v2.ranked"] = new ResultDeclared(Oven, First, RunOff, CountedTo: 40),
        ["result_declared.v2.election"] = new ResultDeclared(Oven, First, Elected, CountedTo: 40),
        ["result_declared.v2.ways"] = Declared(Verdict.Carried) with { Ways = [new(Channel.Web, 2), new(Channel.Room, 1)] },
        ["result_declared.v2.classes"] = new ResultDeclared(Oven, First, Weighed, CountedTo: 40),
        ["result_declared.v2.positions"] = new ResultDeclared(Oven, First, ConsentExample.Agreed, CountedTo: 40),
        ["result_declared.v2.temperature"] = new ResultDeclared(Oven, First, TemperatureTests.Spread, CountedTo: 40),
        ["result_declared.v2.dates"] = new ResultDeclared(Oven, First, DatesTests.Found, CountedTo: 40),
        ["outcome_stated.v1"] = new OutcomeStated(Oven, First, "Ben buys the oven by Friday."),
        ["decision_corrected.v1"] = new DecisionCorrected(Oven, First, "The oven costs 12,000, not 21,000.", "Two digits were swapped."),
        ["recount_made.v1"] = new RecountMade(Oven, First, CountedTo: 43, Agrees: false, YesNoTally(Verdict.Lost)),
        ["recount_made.v1.uncountable"] = new RecountMade(Oven, First, CountedTo: 44, Agrees: false, null),
        ["proposal_withdrawn.v1"] = new ProposalWithdrawn(Oven, "The old oven works again."),

        ["amendment_put.v1"] = new AmendmentPut(Oven, Cheaper, Example.Question),
        ["amendment_carried.v1"] = new AmendmentCarried(Oven, Cheaper, Second),
        ["amendment_lost.v1"] = new AmendmentLost(Oven, Cheaper, Second),
        ["amendments_ordered.v1"] = new AmendmentsOrdered(Oven, [Cheaper]),
        ["round_superseded.v1"] = new RoundSuperseded(Oven, First, Cheaper),
        ["round_superseded.v1.objection"] = new RoundSuperseded(Oven, First),

        ["amendment_moved.v1"] = Moved(),
        ["amendment_seconded.v1"] = Seconded,
        ["amendment_accepted.v1"] = new AmendmentAccepted(Cheaper, Oven, 2),
        ["amendment_withdrawn.v1"] = new AmendmentWithdrawn(Cheaper, Oven, "Ben's is better."),
        ["amendment_rebased.v1"] = new AmendmentRebased(Cheaper, Oven, 2, 2, "A used oven", "We buy a used oven this year.", []),
        ["amendment_reworded.v1"] = new AmendmentReworded(Cheaper, Oven, 2, "A new oven", "We buy a used oven, seen first.", [], Sharper),
        ["amendment_proposed_anew.v1"] = new AmendmentProposedAnew(Cheaper, Oven, Anew),

        ["comment_made.v1"] = Wondered,
        ["comment_made.v1.reply"] = Replied,
        ["comment_edited.v1"] = new CommentEdited(Asking, Oven, 2, "Where does it *stand*, @Ada?", [Ada]),
        ["reaction_given.v1"] = new ReactionGiven(Asking, Oven, Cem, Reaction.Thanks),
        ["reaction_taken.v1"] = new ReactionTaken(Asking, Oven, Cem),
        ["answer_marked.v1"] = new AnswerMarked(Asking, Oven, Telling),
        ["comment_hidden.v1"] = new CommentHidden(Asking, Oven, Cem, "It names a neighbour."),
        ["comment_restored.v1"] = new CommentRestored(Asking, Oven, Cem, "She does not mind."),
        ["discussion_audience_set.v1"] = new DiscussionAudienceSet(Oven, DiscussionAudience.Members),

        ["circle_formed.v1"] = BakersFormed,
        ["circle_formed.v1.inside"] = DoughFormed,
        ["circle_changed.v1"] = new CircleChanged(Bakers, "Bakers and millers", "The bread, from the grain on.", CircleJoining.Asked),
        ["circle_rules_named.v1"] = new CircleRulesNamed(Bakers, [Ordinary]),
        ["circle_closed.v1"] = new CircleClosed(Dough, "The bakers see to it themselves."),
        ["member_asked_to_join_circle.v1"] = new MemberAskedToJoinCircle(Dough, Ada, "I know about rye."),
        ["member_joined_circle.v1"] = new MemberJoinedCircle(Bakers, Ada, LetInBy: null),
        ["member_joined_circle.v1.letIn"] = new MemberJoinedCircle(Dough, Ada, LetInBy: Ben),
        ["joining_refused.v1"] = new JoiningRefused(Dough, Cem, Ben, "We are as many as the trough holds."),
        ["member_left_circle.v1"] = new MemberLeftCircle(Bakers, Ada, "I move to the shop."),
        ["circle_role_filled.v1"] = new CircleRoleFilled(Bakers, CircleRole.Facilitator, null, Ada, new LocalDate(2026, 11, 1), new LocalDate(2027, 10, 31)),
        ["circle_role_filled.v1.own"] = new CircleRoleFilled(Bakers, CircleRole.Own, "Keeper of the oven", Ben, new LocalDate(2026, 11, 1), new LocalDate(2026, 12, 31)),
        ["circle_role_filled.v1.turn"] = new CircleRoleFilled(Bakers, CircleRole.Secretary, null, Ben, new LocalDate(2026, 12, 1), new LocalDate(2027, 2, 28), ByRotation: true),
        ["circle_role_filled.v1.selected"] = SelectionExample.BenFills,
        ["circle_role_vacated.v1"] = new CircleRoleVacated(Bakers, CircleRole.Facilitator, null, Ada, "She is away this winter."),
        ["circle_role_vacated.v1.term"] = new CircleRoleVacated(Bakers, CircleRole.Facilitator, null, Ada, "She is away this winter.", new LocalDate(2026, 12, 1)),
        ["circle_rotation_stated.v1"] = new CircleRotationStated(Bakers, CircleRole.Secretary, null, [Ada, Ben, Cem], new TurnLength(3, TurnUnit.Months), new LocalDate(2026, 12, 1)),
        ["circle_rotation_ended.v1"] = new CircleRotationEnded(Bakers, CircleRole.Own, "Keeper of the oven", "The new oven keeps itself."),
        ["circle_turn_passed_over.v1"] = new CircleTurnPassedOver(Bakers, CircleRole.Secretary, null, Ben, new LocalDate(2027, 3, 1), "My exams are then."),

        ["ballot_cast.v1"] = Cast(Yes, "It pays for itself in a year."),
        ["ballot_cast.v1.ranked"] = Cast(RankedChoice.Of(Electric, Gas)),
        ["ballot_cast.v1.scored"] = Cast(new ScoredChoice([new(Electric, 5), new(Gas, 0)])),
        ["ballot_cast.v1.position"] = Cast(new PositionChoice(Position.Concern), "The price may rise."),
        ["ballot_cast.v1.leaning"] = Cast(new LeaningChoice(Leaning.StronglyAgainst), "The chimney would have to go."),
        ["ballot_cast.v1.dates"] = Cast(DatesTests.Says(Suits.Yes, Suits.IfNeedBe, Suits.No)),
        ["ballot_cast.v1.paper"] = new BallotCast(
            First, Oven, Ada, 1, new YesNoChoice(Answer.Abstain), null, Channel.Paper,
            new BallotOrigin(EnteredBy: Ben, Proxy: null, Evidence: "Box 4, sheet 17")),
        ["ballot_changed.v1"] = new BallotChanged(
            First, Oven, Ada, 1, No, "Too dear.", Channel.Api, new BallotOrigin(EnteredBy: null, Proxy: Ben, Evidence: null)),
        ["ballot_gave_way.v1"] = new BallotGaveWay(
            First, Oven, Ada, 1, No, "Too dear.", Channel.Web, To: Channel.Paper),
        ["ballot_withdrawn.v1"] = new BallotWithdrawn(First, Oven, Ada, Channel.Phone),

        ["ballot_entered.v1"] = new BallotEntered(
            First, Oven, Ada, Ben, 1, new YesNoChoice(Answer.Abstain), null, Channel.Paper, "Box 4, sheet 17", "The ink ran."),
        ["entry_withdrawn.v1"] = new EntryWithdrawn(First, Oven, Ada, Ben, "It was another Ada's."),

        ["hands_counted.v1"] = HandsTests.Counted,
        ["hands_shown.v1"] = HandsTests.Shown,

        ["meeting_called.v1"] = MeetingExample.Called,
        ["agenda_item_added.v1"] = MeetingExample.OnAgenda,
        ["agenda_item_added.v1.heading"] = new AgendaItemAdded(MeetingExample.Agm, MeetingExample.Report, null, "Report of the treasurer"),
        ["agenda_ordered.v1"] = new AgendaOrdered(MeetingExample.Agm, [MeetingExample.Report, MeetingExample.OvenItem]),
        ["attendance_entered.v1"] = MeetingExample.Came(Ada, Presence.ByLink),
        ["meeting_begun.v1"] = MeetingExample.Begun,
        ["meeting_adjourned.v1"] = new MeetingAdjourned(MeetingExample.Agm, MeetingExample.NextWeek, "Too few came through the snow.", MeetingExample.TooFew),
        ["sitting_moved.v1"] = new SittingMoved(MeetingExample.Agm, MeetingExample.NextWeek + Duration.FromDays(1), "The hall is let that evening."),
        ["meeting_adjourned.v1.represented"] = new MeetingAdjourned(
            MeetingExample.Agm, MeetingExample.NextWeek, null, MeetingExample.TooFew with { Needed = 3, Represented = 1 }),
        ["meeting_resumed.v1"] = new MeetingResumed(MeetingExample.Agm),
        ["meeting_closed.v1"] = new MeetingClosed(MeetingExample.Agm),
        ["minutes_approved.v1"] = new MinutesApproved(
            MeetingExample.Agm, Form: 1, Roll.Digest, [new MinutedStream(Streams.Of(Oven), 4)], Ada, Oven, new MeetingId(Id(0x52)), "Read out and agreed."),

        ["proxy_appointed.v1"] = new ProxyAppointed(Oven, Ada, Ben, Ordinary, 2, 1, No, IsFreeOnOtherTexts: true),
        ["proxy_revoked.v1"] = new ProxyRevoked(Oven, Ada),
        ["delegation_used.v1"] = new DelegationUsed(Oven, First, Ada, Ben, Ordinary, RuleVersion: 2, Revision: 1),
        ["meeting_proxy_used.v1"] = new MeetingProxyUsed(Oven, First, MeetingExample.Agm, Ada, Ben, Ordinary, RuleVersion: 2, Revision: 1),
        ["meeting_proxy_appointed.v1"] = new MeetingProxyAppointed(MeetingExample.Agm, Ada, Ben),
        ["meeting_proxy_revoked.v1"] = new MeetingProxyRevoked(MeetingExample.Agm, Ada),
        ["votes_delegated.v1"] = new VotesDelegated(Ada, Ben),
        ["delegation_revoked.v1"] = new DelegationRevoked(Ada),
        ["votes_delegated.v1.topic"] = new VotesDelegated(Ada, Cem, "Money"),
        ["delegation_revoked.v1.topic"] = new DelegationRevoked(Ada, "Money"),

        ["agreement_sought.v1"] = ConsentExample.Sought,
        ["consent_round_begun.v1"] = ConsentExample.Begun,
        ["roles_named.v1"] = new RolesNamed(Oven, Cem, Ben),
        ["consent_round_moved.v1"] = new ConsentRoundMoved(Oven, MeetingExample.Agm, ConsentExample.Hours, ConsentStep.React, Close),
        ["driver_restated.v1"] = new DriverRestated(Oven, "The old oven burns a tenth of the bread.", Close),
        ["step_taken.v1"] = new StepTaken(Oven, ConsentStep.Clarify, Close, StepReason.Facilitator, "Everybody has read it."),
        ["response_given.v1"] = new ResponseGiven(Oven, Ben, ConsentStep.React, null, "I like it, if the price holds."),
        ["question_asked.v1"] = ConsentExample.WhatPrice,
        ["question_answered.v1"] = new QuestionAnswered(Oven, ConsentExample.Price, Ada, "Nine hundred."),
        ["objection_refined.v1"] = new ObjectionRefined(Oven, First, Ben, "It draws more current than the fuse bears."),
        ["objection_withdrawn.v1"] = new ObjectionWithdrawn(Oven, First, Ben, "The fuse was changed."),
        ["objection_judged.v1"] = new ObjectionJudged(Oven, First, Ben, Cem, false, "The fuse was changed last year."),
        ["objection_tested.v1"] = new ObjectionTested(Oven, First, Ben, false, Ada),
        ["objections_resolved.v1"] = new ObjectionsResolved(Oven, First, [Ben], Resolution.Amend, "We ask an electrician first.", Cem),
        ["review_planned.v1"] = ConsentExample.Planned,
        ["review_held.v1"] = FollowThroughExample.Kept,
        ["review_held.v1.change"] = FollowThroughExample.Kept with { Note = null, Conclusion = ReviewConclusion.Change, NextOn = null, LeadsTo = Anew },

        ["action_planned.v1"] = FollowThroughExample.Fetch,
        ["action_planned.v1.open"] = FollowThroughExample.Fetch with { Owner = null, Due = null },
        ["action_changed.v1"] = new ActionChanged(FollowThroughExample.Fetching, Oven, "Fetch the oven with a van.", Cem, new LocalDate(2026, 12, 8)),
        ["action_handed_back.v1"] = new ActionHandedBack(FollowThroughExample.Fetching, Oven, Cem, "The van is hired already."),
        ["action_taken.v1"] = new ActionTaken(FollowThroughExample.Fetching, Oven, Ben),
        ["action_done.v1"] = new ActionDone(FollowThroughExample.Fetching, Oven, Ben, "It stands where the old one stood."),
        ["action_reopened.v1"] = new ActionReopened(FollowThroughExample.Fetching, Oven, Ada, "The door does not shut."),
        ["action_dropped.v1"] = new ActionDropped(FollowThroughExample.Fetching, Oven, Ada, "The maker fetches it."),

        ["call_made.v1"] = FollowThroughExample.Carriers,
        ["call_made.v1.online"] = FollowThroughExample.Carriers with { Skills = [], Venue = Venue.Online, Note = null, At = null, Minutes = null },
        ["volunteer_signed_up.v1"] = FollowThroughExample.Up(Ben),
        ["volunteer_signed_up.v1.inPlaceOf"] = new VolunteerSignedUp(FollowThroughExample.Carrying, Oven, Cem, Ben),
        ["volunteer_signed_off.v1"] = new VolunteerSignedOff(FollowThroughExample.Carrying, Oven, Ben),
        ["call_changed.v1"] = new CallChanged(
            FollowThroughExample.Carrying, Oven, "Carry the oven down.", 3, ["lifting"], Venue.Either, "At the back door.", After, Minutes: 60),
        ["call_closed.v1"] = new CallClosed(FollowThroughExample.Carrying, Oven, Ada, "Enough hands."),
        ["hours_thanked.v1"] = new HoursThanked(FollowThroughExample.Carrying, Oven, Ben, Ada, Minutes: 90, "You saved the day."),

        ["decider_named.v1"] = new DeciderNamed(Oven, Cem),
        ["advice_sought.v1"] = AdviceExample.Sought,
        ["advice_given.v1"] = AdviceExample.BenAdvised,
        ["advice_given.v1.none"] = AdviceExample.CemHasNone,
        ["advice_answered.v1"] = AdviceExample.BenAnswered,

        ["draw_announced.v1"] = DrawTests.Announced,
        ["seed_published.v1"] = DrawTests.Published,
        ["panel_drawn.v1"] = DrawTests.Drawn,
        ["place_accepted.v1"] = new PlaceAccepted(Panel, Ada),
        ["place_declined.v1"] = new PlaceDeclined(Panel, Ben, "I am away until March."),
        ["place_passed_on.v1"] = new PlacePassedOn(Panel, Ben, "No answer by letter or telephone."),
        ["draw_withdrawn.v1"] = new DrawWithdrawn(Panel, "The landlord has sold the house."),

        ["selection_begun.v1"] = SelectionExample.Begun,
        ["selection_begun.v1.own"] = SelectionExample.Begun with { Role = CircleRole.Own, Name = "Keeper of the oven" },
        ["nomination_made.v1"] = SelectionExample.AdaForBen,
        ["nomination_made.v1.nobody"] = SelectionExample.CemForNobody,
        ["nomination_changed.v1"] = SelectionExample.BenForHimself,
        ["nomination_kept.v1"] = new NominationKept(Bakers, SelectionExample.Facilitating, Ada),
        ["hearing_closed.v1"] = new HearingClosed(Bakers, SelectionExample.Facilitating, "Cem is away until Monday."),
        ["nominee_proposed.v1"] = SelectionExample.BenProposed,
        ["selection_carried.v1"] = SelectionExample.Carried,
        ["selection_carried.v1.notFilled"] = SelectionExample.Carried with { NotFilled = RoleObstacle.NotInCircle },
        ["selection_ended.v1"] = new SelectionEnded(Bakers, SelectionExample.Facilitating, "Nobody has the time this year."),

        ["payload_redacted.v1"] = new PayloadRedacted(
            12, $"ballot/{First}/{Ada}", 2, "ballot_changed", "It named a neighbour.",
            """{"roundId":"01900000-0000-7000-8000-0000000000e1","reason":"[removed] is too dear."}""",
            [new("reason", 0, 1)], Oven),
        ["person_erased.v1"] = new PersonErased(Ada, "She asked for it."),
        ["amendment_rule_named.v1"] = new AmendmentRuleNamed(Ordinary),
        ["witnesses_named.v1"] = new WitnessesNamed(
            1, [new("https://witness.example.net", "example.net/witness+6da426c6+BCmsuuFBvMrwsi4alNNNC8c2HlJtC/4SyJeUvJMilm3X")]),
        ["tellers_named.v1"] = new TellersNamed([Ada, Ben]),
    };

    public static TheoryData<string> Files => [.. ByFile.Keys];

    /// <summary>The example that stands for its event type: the one whose file names no kind.</summary>
    public static IDomainEvent Of(Type type) =>
        ByFile.Last(file => file.Value.GetType() == type && file.Key.Count(c => c == '.') == 1).Value;

    /// <summary>What the names of the streams that hold an event type begin with.</summary>
    public static string StreamOf(Type type) =>
        type.IsAssignableTo(typeof(ICommunityEvent)) ? Streams.CommunityType
        : type.IsAssignableTo(typeof(IMemberEvent)) ? Streams.MemberType
        : type.IsAssignableTo(typeof(IPlacementEvent)) ? Streams.PlacementType
        : type.IsAssignableTo(typeof(ICirclesEvent)) ? Streams.CirclesType
        : type.IsAssignableTo(typeof(ICircleEvent)) ? Streams.CircleType
        : type.IsAssignableTo(typeof(IRuleEvent)) ? Streams.RuleType
        : type.IsAssignableTo(typeof(ITemplateEvent)) ? Streams.TemplateType
        : type.IsAssignableTo(typeof(IProposalEvent)) ? Streams.ProposalType
        : type.IsAssignableTo(typeof(IAmendmentEvent)) ? Streams.AmendmentType
        : type.IsAssignableTo(typeof(ICommentEvent)) ? Streams.CommentType
        : type.IsAssignableTo(typeof(IDiscussionEvent)) ? Streams.DiscussionType
        : type.IsAssignableTo(typeof(IProxyEvent)) ? Streams.ProxyType
        : type.IsAssignableTo(typeof(IMeetingProxyEvent)) ? Streams.MeetingProxyType
        : type.IsAssignableTo(typeof(IDelegationEvent)) ? Streams.DelegationType
        : type.IsAssignableTo(typeof(IRedactionEvent)) ? Streams.RedactionType
        : type.IsAssignableTo(typeof(IErasureEvent)) ? Streams.ErasureType
        : type.IsAssignableTo(typeof(IHandsEvent)) ? Streams.HandsType
        : type.IsAssignableTo(typeof(IMeetingEvent)) ? Streams.MeetingType
        : type.IsAssignableTo(typeof(IEntryEvent)) ? Streams.EntryType
        : type.IsAssignableTo(typeof(IConsentRoundEvent)) ? Streams.ConsentType
        : type.IsAssignableTo(typeof(IFollowThroughEvent)) ? Streams.FollowThroughType
        : type.IsAssignableTo(typeof(IActionEvent)) ? Streams.ActionType
        : type.IsAssignableTo(typeof(ICallEvent)) ? Streams.CallType
        : type.IsAssignableTo(typeof(IAdviceEvent)) ? Streams.AdviceType
        : type.IsAssignableTo(typeof(IDrawEvent)) ? Streams.DrawType
        : type.IsAssignableTo(typeof(ISelectionEvent)) ? Streams.SelectionType
        : Streams.BallotType;
}
