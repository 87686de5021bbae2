using System.Collections.Frozen;
using System.Text.Json;
using System.Text.RegularExpressions;
using Decisions.Domain.Actions;
using Decisions.Domain.Advice;
using Decisions.Domain.Amendments;
using Decisions.Domain.Ballots;
using Decisions.Domain.Circles;
using Decisions.Domain.Calls;
using Decisions.Domain.Classes;
using Decisions.Domain.Communities;
using Decisions.Domain.ConsentRounds;
using Decisions.Domain.Delegations;
using Decisions.Domain.FollowThrough;
using Decisions.Domain.Discussions;
using Decisions.Domain.Draws;
using Decisions.Domain.Meetings;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Proxies;
using Decisions.Domain.Redactions;
using Decisions.Domain.Rules;
using Decisions.Domain.Selections;
using Decisions.Domain.Serialization;
using Decisions.Domain.Templates;

namespace Decisions.Domain;

/// <summary>
/// Every event that is stored, by the alias it is stored under. The rule of versions: a stored shape only ever gains
/// optional properties. Any other change is a new record with a new name, and the old alias gets an upcast that makes
/// the new record from the old JSON. Stored events are never rewritten. docs/event-catalogue.md lists them all.
/// </summary>
public sealed partial class EventCatalogue
{
    private readonly FrozenDictionary<string, Type> _types;
    private readonly FrozenDictionary<Type, string> _aliases;
    private readonly FrozenDictionary<string, Upcast> _upcasts;

    /// <param name="types">The events of today.</param>
    /// <param name="upcasts">For each alias that is no longer written, what makes today's event of it.</param>
    public EventCatalogue(IEnumerable<Type> types, IReadOnlyDictionary<string, Upcast> upcasts)
    {
        _types = types.ToFrozenDictionary(AliasOf);
        _aliases = _types.ToFrozenDictionary(pair => pair.Value, pair => pair.Key);
        _upcasts = upcasts.ToFrozenDictionary();
        if (_upcasts.Keys.FirstOrDefault(_types.ContainsKey) is { } both)
            throw new ArgumentException($"'{both}' is written today and cannot have an upcast.", nameof(upcasts));
    }

    /// <summary>Makes today's event from the JSON of a shape that is no longer written.</summary>
    public delegate IDomainEvent Upcast(JsonElement stored);

    /// <summary>The catalogue that this version writes and reads.</summary>
    public static EventCatalogue Current { get; } = new(
    [
        typeof(CommunityFounded), typeof(CommunityRenamed), typeof(CommunityPurposeRestated),
        typeof(CommunityTimeZoneChanged), typeof(CommunityVisibilityChanged), typeof(LogKeyRotated),
        typeof(MemberInvited), typeof(MemberJoined), typeof(MemberSuspended), typeof(MemberReinstated), typeof(MemberLeft),
        typeof(RuleAdopted), typeof(RuleAmended), typeof(RuleRetired),
        typeof(ProposalDrafted), typeof(ProposalRevised), typeof(NoticeGiven), typeof(NoticeWithdrawn), typeof(ShortNoticeConsented), typeof(VotingOpened), typeof(VotingExtended),
        typeof(VotingClosedEarly), typeof(VotingProlonged), typeof(VotingEnded), typeof(ProposalWithdrawn), typeof(ResultDeclared), typeof(OutcomeStated),
        typeof(DecisionCorrected), typeof(RecountMade),
        typeof(AmendmentPut), typeof(AmendmentCarried), typeof(AmendmentLost), typeof(AmendmentsOrdered), typeof(RoundSuperseded),
        typeof(AmendmentMoved), typeof(AmendmentSeconded), typeof(AmendmentAccepted), typeof(AmendmentWithdrawn),
        typeof(AmendmentRebased), typeof(AmendmentReworded), typeof(AmendmentProposedAnew),
        typeof(CommentMade), typeof(CommentEdited), typeof(ReactionGiven), typeof(ReactionTaken), typeof(AnswerMarked),
        typeof(CommentHidden), typeof(CommentRestored), typeof(DiscussionAudienceSet),
        typeof(BallotCast), typeof(BallotChanged), typeof(BallotWithdrawn), typeof(BallotGaveWay),
        typeof(BallotEntered), typeof(EntryWithdrawn), typeof(HandsCounted), typeof(HandsShown),
        typeof(MeetingCalled), typeof(AgendaItemAdded), typeof(AgendaOrdered), typeof(AttendanceEntered), typeof(MeetingBegun),
        typeof(MeetingAdjourned), typeof(SittingMoved), typeof(MeetingResumed), typeof(MeetingClosed), typeof(MinutesApproved),
        typeof(ProxyAppointed), typeof(ProxyRevoked), typeof(DelegationUsed), typeof(MeetingProxyUsed), typeof(MeetingProxyAppointed), typeof(MeetingProxyRevoked), typeof(VotesDelegated), typeof(DelegationRevoked),
        typeof(PayloadRedacted), typeof(PersonErased),
        typeof(WitnessesNamed), typeof(AmendmentRuleNamed), typeof(TellersNamed),
        typeof(ClassesNamed), typeof(MemberPlaced),
        typeof(TopicsNamed), typeof(TopicChosen),
        typeof(TemplateSaved), typeof(TemplateRetired),
        typeof(AgreementSought), typeof(ConsentRoundBegun), typeof(RolesNamed), typeof(ConsentRoundMoved), typeof(DriverRestated), typeof(StepTaken), typeof(ResponseGiven),
        typeof(QuestionAsked), typeof(QuestionAnswered), typeof(ObjectionRefined), typeof(ObjectionWithdrawn), typeof(ObjectionJudged),
        typeof(ObjectionTested), typeof(ObjectionsResolved), typeof(ReviewPlanned),
        typeof(CircleFormed), typeof(CircleChanged), typeof(CircleRulesNamed), typeof(CircleClosed), typeof(CircleChosen), typeof(DecisionHandedOn),
        typeof(MemberAskedToJoinCircle), typeof(MemberJoinedCircle), typeof(JoiningRefused), typeof(MemberLeftCircle), typeof(CircleRoleFilled), typeof(CircleRoleVacated), typeof(CircleRotationStated), typeof(CircleRotationEnded), typeof(CircleTurnPassedOver),
        typeof(SupersededNamed), typeof(ReviewHeld),
        typeof(ActionPlanned), typeof(ActionChanged), typeof(ActionTaken), typeof(ActionHandedBack), typeof(ActionDone), typeof(ActionReopened), typeof(ActionDropped),
        typeof(CallMade), typeof(CallChanged), typeof(CallClosed), typeof(VolunteerSignedUp), typeof(VolunteerSignedOff), typeof(HoursThanked),
        typeof(DeciderNamed), typeof(AdviceSought), typeof(AdviceGiven), typeof(AdviceAnswered),
        typeof(DrawAnnounced), typeof(SeedPublished), typeof(PanelDrawn), typeof(PlaceAccepted), typeof(PlaceDeclined), typeof(PlacePassedOn), typeof(DrawWithdrawn),
        typeof(SelectionBegun), typeof(NominationMade), typeof(NominationChanged), typeof(NominationKept), typeof(HearingClosed), typeof(NomineeProposed), typeof(SelectionCarried), typeof(SelectionEnded),
    ], new Dictionary<string, Upcast>());

    /// <summary>The events of today, by alias.</summary>
    public IReadOnlyDictionary<string, Type> Types => _types;

    /// <summary>The alias of an event: its type's name in snake case, as Marten names it.</summary>
    public string Alias(IDomainEvent @event) => _aliases[@event.GetType()];

    /// <summary>An event as the JSON it is stored as.</summary>
    public static byte[] Write(IDomainEvent @event) =>
        JsonSerializer.SerializeToUtf8Bytes(@event, @event.GetType(), StoredJson.Options);

    /// <summary>The event that was stored under an alias, in today's shape.</summary>
    /// <exception cref="JsonException">The payload is not of the alias' shape.</exception>
    /// <exception cref="KeyNotFoundException">No version up to this one wrote the alias.</exception>
    public IDomainEvent Read(string alias, ReadOnlySpan<byte> stored)
    {
        if (_types.TryGetValue(alias, out var type))
            return Read(alias, type, stored);
        if (!_upcasts.TryGetValue(alias, out var upcast))
            throw new KeyNotFoundException(
                $"The event type '{alias}' is unknown: it was written by a newer version of Decisions. Start that version.");
        var reader = new Utf8JsonReader(stored);
        using var document = JsonDocument.ParseValue(ref reader);
        return upcast(document.RootElement);
    }

    private static IDomainEvent Read(string alias, Type type, ReadOnlySpan<byte> stored)
    {
        try
        {
            return (IDomainEvent)(JsonSerializer.Deserialize(stored, type, StoredJson.Options)
                ?? throw new JsonException($"A stored '{alias}' is null."));
        }
        catch (NotSupportedException e)
        {
            // What System.Text.Json throws for a missing discriminator, though the fault is the payload's.
            throw new JsonException($"A stored '{alias}' does not say of which kind a part of it is.", e);
        }
    }

    /// <summary>
    /// BallotCast → ballot_cast; Round2Opened → round_2_opened. Marten's rule to the letter (JasperFx' SplitPascalCase):
    /// a word starts where a small letter ends one, and at the last of several other characters before a small letter.
    /// </summary>
    public static string AliasOf(Type type) => WordStart().Replace(type.Name, "_").ToLowerInvariant();

    [GeneratedRegex(@"(?<=\p{Ll})(?=\P{Ll})|(?<=\P{Ll})(?=\P{Ll}\p{Ll})")]
    private static partial Regex WordStart();
}
