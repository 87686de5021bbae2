using System.Text;
using System.Text.Json;
using Decisions.Domain;
using Decisions.Domain.Actions;
using Decisions.Domain.Advice;
using Decisions.Domain.Amendments;
using Decisions.Domain.Circles;
using Decisions.Domain.Calls;
using Decisions.Domain.Classes;
using Decisions.Domain.Communities;
using Decisions.Domain.ConsentRounds;
using Decisions.Domain.Draws;
using Decisions.Domain.FollowThrough;
using Decisions.Domain.Meetings;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.Domain.Selections;
using Decisions.Domain.Templates;
using Decisions.Engine.ReadModels.Proposals;

namespace Decisions.Server.Pages.Words;

/// <summary>Any event of the record, as the rest of a sentence that begins with who acted. How somebody voted is never in it.</summary>
public static class EventInWords
{
    public static EventTold Of(HistoryItem item, Proposal proposal, CommunityTime times, CircleTree? circles = null) =>
        Of(new EventToTell(item.Type, item.Actor, 0, null, null, item.Payload), EventContext.Of(times, proposal) with { Circles = circles });

    public static EventTold Of(EventToTell told, EventContext context) => told.Type switch
    {
        "ballot_cast" when told.Actor == "system" => new($"cast {(told.Member is null ? "a vote" : $"the vote of {told.Whom}")}, as they had instructed their proxy."),
        "ballot_cast" or "ballot_changed" when !told.IsTheirOwn && told.Member is not null && told.IsByProxy => new($"cast the vote of {told.Whom}, by proxy."),
        "ballot_cast" or "ballot_changed" when !told.IsTheirOwn && told.Member is not null && told.Payload is null => new($"handed in the vote of {told.Whom}, as their proxy or as a teller."),
        "ballot_cast" or "ballot_changed" when !told.IsTheirOwn && told.Member is not null => new($"confirmed the vote of {told.Whom}, which two tellers entered."),
        "ballot_cast" => new("voted."),
        "ballot_changed" => new("changed their vote."),
        "ballot_gave_way" => new(told.IsTheirOwn || told.Member is null
            ? "voted; it gave way to the vote that had come by another way."
            : $"confirmed a vote of {told.Whom}; it gave way to the one that had come by another way."),
        "ballot_entered" => new(told.Member is null ? "entered a vote as a teller." : $"entered a vote of {told.Whom} as a teller."),
        "hands_counted" => new("counted hands as a teller."),
        "hands_shown" => new("confirmed a show of hands, which two tellers counted alike."),
        "entry_withdrawn" => new(told.Member is null ? "took back what they had entered as a teller." : $"took back what they had entered for {told.Whom}."),
        "ballot_withdrawn" => new("took their vote back."),
        "nomination_made" when told.Payload is null => new("said whom they nominate for a role of a circle, or that they nominate nobody."),
        "proxy_appointed" => new("appointed a proxy."),
        "delegation_used" => new($"voted {(told.Member is null ? "for a member" : $"for {told.Whom}")} by their delegation for the first time in this round."),
        "meeting_proxy_used" => new($"voted {(told.Member is null ? "for a member" : $"for {told.Whom}")} by their proxy for the meeting, for the first time in this round."),
        "meeting_proxy_appointed" => new("appointed a proxy for a meeting."),
        "meeting_proxy_revoked" => new("took their proxy for a meeting back."),
        "votes_delegated" => new($"let another member vote for them{told.InTopic} until that is taken back."),
        "delegation_revoked" => new($"took back that another votes for them{told.InTopic}."),
        "proxy_revoked" => new("took their proxy back."),
        _ when CommentEventInWords.Of(told.Type) is { } comment => comment,
        _ when told.Payload is { } payload => Of(Read(told.Type, payload), told, context),
        _ => Bare(told.Type),
    };

    private static EventTold Of(IDomainEvent? @event, EventToTell told, EventContext context) =>
        RedactionInWords.Of(@event, told) ?? @event switch
        {
            IProposalEvent e => ProposalEventInWords.Of(e, context),
            IAdviceEvent e => AdviceEventInWords.Of(e, context),
            IConsentRoundEvent e => ConsentEventInWords.Of(e, context),
            IFollowThroughEvent e => CarryingOutInWords.Of(e, context),
            IActionEvent e => CarryingOutInWords.Of(e, context),
            ICallEvent e => CarryingOutInWords.Of(e, told, context),
            IAmendmentEvent e => AmendmentEventInWords.Of(e),
            IMemberEvent e => MemberEventInWords.Of(e, told),
            IPlacementEvent e => PlacementInWords.Of(e, told),
            ICirclesEvent e => CircleEventInWords.Of(e, context),
            ICircleEvent e => CircleEventInWords.Of(e, told, context),
            IDrawEvent e => DrawEventInWords.Of(e, context),
            ISelectionEvent e => SelectionEventInWords.Of(e, context),
            IMeetingEvent e => MeetingEventInWords.Of(e, told, context),
            IRuleEvent e => RuleEventInWords.Of(e, context),
            TemplateSaved e => new($"saved a way to decide as a template: “{e.Title}”.", e.Purpose),
            TemplateRetired e => new("retired a template.", e.Reason),
            ICommunityEvent e => CommunityEventInWords.Of(e, told.Version, context),
            _ => Bare(told.Type),
        };

    /// <summary>An event of which nothing is told but its type.</summary>
    private static EventTold Bare(string type) => new($"recorded “{TypeInWords.Of(type)}”.");

    /// <summary>Null where what is stored is not, or not any more, an event of its type.</summary>
    private static IDomainEvent? Read(string type, JsonElement payload)
    {
        try
        {
            return EventCatalogue.Current.Read(type, Encoding.UTF8.GetBytes(payload.GetRawText()));
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException)
        {
            return null;
        }
    }
}
