using System.Collections.Immutable;
using System.Text.Json;
using Decisions.Domain;
using Decisions.Domain.Actions;
using Decisions.Domain.Advice;
using Decisions.Domain.Calls;
using Decisions.Domain.Circles;
using Decisions.Domain.ConsentRounds;
using Decisions.Domain.Draws;
using Decisions.Domain.Selections;
using Decisions.Server.Api.Ballots;

namespace Decisions.Server.Api.FollowThrough;

/// <summary>
/// What is said in a consent round is for the members, whatever the community shows of its decisions; so is who does what to carry
/// them out, who is in which circle, who was drawn, who nominated whom, and what a decider was advised.
/// </summary>
internal static class MembersOnly
{
    private static readonly ImmutableHashSet<string> Types =
    [
        .. EventCatalogue.Current.Types.Where(pair => IsFor(pair.Value)).Select(pair => pair.Key),
    ];

    /// <summary>Whether events of a type are for the members.</summary>
    public static bool IsFor(Type type) =>
        type.IsAssignableTo(typeof(IConsentRoundEvent)) || type.IsAssignableTo(typeof(IActionEvent)) || type.IsAssignableTo(typeof(ICallEvent))
        || type.IsAssignableTo(typeof(ICircleEvent)) || type.IsAssignableTo(typeof(IDrawEvent)) || type.IsAssignableTo(typeof(IAdviceEvent))
        || type.IsAssignableTo(typeof(ISelectionEvent));

    /// <summary>An event's payload as it may be told to others than members: of these none, and not what remains of one.</summary>
    public static JsonElement? ToVisitors(string eventType, JsonElement? payload) =>
        payload is not { } told || Types.Contains(eventType) ? null
        : eventType == "payload_redacted" && Types.Contains(told.GetProperty("type").GetString()!) ? BallotsShown.WithoutRemaining(told)
        : payload;
}
