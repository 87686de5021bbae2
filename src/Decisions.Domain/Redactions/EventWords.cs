using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using Decisions.Domain.Actions;
using Decisions.Domain.Advice;
using Decisions.Domain.Amendments;
using Decisions.Domain.Ballots;
using Decisions.Domain.Circles;
using Decisions.Domain.Calls;
using Decisions.Domain.Communities;
using Decisions.Domain.ConsentRounds;
using Decisions.Domain.FollowThrough;
using Decisions.Domain.Discussions;
using Decisions.Domain.Draws;
using Decisions.Domain.Meetings;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.Domain.Selections;
using Decisions.Domain.Templates;

namespace Decisions.Domain.Redactions;

/// <summary>The words in an event that people chose, and that may have to be taken out: which members hold them, and of which events they may be taken out.</summary>
public static class EventWords
{
    /// <summary>
    /// The members of an event that hold words, where they are strings: the ledger commits to these apart from all else. Ids,
    /// choices, options, rolls, tallies and times are no words: what was decided, by whom, among what and how it was counted
    /// stays. Options are counted, and lots drawn, by their names.
    /// </summary>
    public static ImmutableArray<string> Members { get; } = ["note", "purpose", "reason", "statement", "text", "title"];

    /// <summary>The events whose words may be taken out. Those that say what was taken out, or who vouches for the record, are not among them.</summary>
    private static readonly ImmutableHashSet<Type> Holding =
    [
        typeof(CommunityFounded), typeof(CommunityPurposeRestated),
        typeof(MemberSuspended), typeof(MemberReinstated), typeof(MemberLeft),
        typeof(RuleRetired), typeof(TemplateSaved), typeof(TemplateRetired),
        typeof(ProposalDrafted), typeof(ProposalRevised), typeof(NoticeGiven), typeof(NoticeWithdrawn), typeof(VotingExtended), typeof(VotingClosedEarly), typeof(ProposalWithdrawn),
        typeof(OutcomeStated), typeof(DecisionCorrected),
        typeof(AmendmentMoved), typeof(AmendmentWithdrawn), typeof(AmendmentRebased), typeof(AmendmentReworded),
        typeof(CommentMade), typeof(CommentEdited), typeof(CommentHidden), typeof(CommentRestored),
        typeof(BallotCast), typeof(BallotChanged), typeof(BallotGaveWay), typeof(BallotEntered), typeof(EntryWithdrawn), typeof(HandsCounted),
        typeof(ConsentRoundBegun), typeof(DriverRestated), typeof(StepTaken), typeof(ResponseGiven), typeof(QuestionAsked), typeof(QuestionAnswered),
        typeof(ObjectionRefined), typeof(ObjectionWithdrawn), typeof(ObjectionJudged), typeof(ObjectionsResolved), typeof(ReviewPlanned), typeof(ReviewHeld),
        typeof(ActionPlanned), typeof(ActionChanged), typeof(ActionHandedBack), typeof(ActionDone), typeof(ActionReopened), typeof(ActionDropped),
        typeof(CallMade), typeof(CallChanged), typeof(CallClosed), typeof(HoursThanked),
        typeof(MeetingCalled), typeof(AgendaItemAdded), typeof(MeetingAdjourned), typeof(SittingMoved), typeof(MinutesApproved),
        typeof(CircleFormed), typeof(CircleChanged), typeof(CircleClosed), typeof(CircleChosen), typeof(DecisionHandedOn),
        typeof(MemberAskedToJoinCircle), typeof(JoiningRefused), typeof(MemberLeftCircle), typeof(CircleRoleVacated), typeof(CircleRotationEnded), typeof(CircleTurnPassedOver),
        typeof(AdviceSought), typeof(AdviceGiven), typeof(AdviceAnswered),
        typeof(DrawAnnounced), typeof(PlaceDeclined), typeof(PlacePassedOn), typeof(DrawWithdrawn),
        typeof(SelectionBegun), typeof(NominationMade), typeof(NominationChanged), typeof(HearingClosed), typeof(NomineeProposed), typeof(SelectionEnded),
    ];

    /// <summary>What a draw hangs on: whoever draws it again reads there where its seed came from, and how it was to be written.</summary>
    private static readonly ImmutableHashSet<(Type, string)> Standing = [(typeof(DrawAnnounced), "statement")];

    /// <summary>Whether words of events of a type may be taken out.</summary>
    public static bool MayBeTakenOutOf(Type eventType) => Holding.Contains(eventType);

    /// <summary>Whether the words of one member of such events may be.</summary>
    public static bool MayBeTakenOutOf(Type eventType, string member) => MayBeTakenOutOf(eventType) && !Standing.Contains((eventType, member));

    /// <summary>The words of an event by the member that holds them; none where they may not be taken out.</summary>
    public static ImmutableSortedDictionary<string, string> Of(IDomainEvent @event)
    {
        if (!MayBeTakenOutOf(@event.GetType()))
            return ImmutableSortedDictionary<string, string>.Empty;
        var written = Written(@event);
        return Members.Where(member => written[member] is JsonValue && MayBeTakenOutOf(@event.GetType(), member))
            .ToImmutableSortedDictionary(member => member, member => written[member]!.GetValue<string>(), StringComparer.Ordinal);
    }

    /// <summary>The same event with the mark in the place of all its words.</summary>
    public static IDomainEvent AllRemoved(IDomainEvent @event)
    {
        var written = Written(@event);
        foreach (var member in Of(@event).Keys)
            written[member] = WordPieces.Removed;
        return EventCatalogue.Current.Read(EventCatalogue.Current.Alias(@event), Encoding.UTF8.GetBytes(written.ToJsonString()));
    }

    private static JsonObject Written(IDomainEvent @event) => JsonNode.Parse(EventCatalogue.Write(@event))!.AsObject();
}
