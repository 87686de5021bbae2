using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Decisions.Domain;
using Decisions.Domain.Actions;
using Decisions.Domain.Advice;
using Decisions.Domain.Calls;
using Decisions.Domain.Circles;
using Decisions.Domain.ConsentRounds;
using Decisions.Domain.Draws;
using Decisions.Domain.Proposals;
using Decisions.Domain.Redactions;
using Decisions.Domain.Selections;
using Decisions.Server.Api.Ballots;

namespace Decisions.Server.Api.FollowThrough;

/// <summary>
/// What is said in a consent round is for the members, whatever the community shows of its decisions; so is who does what to carry
/// them out, who is in which circle, who was drawn, who nominated whom, and what a decider was advised.
/// </summary>
internal static class MembersOnly
{
    private static readonly string Drafted = EventCatalogue.AliasOf(typeof(ProposalDrafted));

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
        : eventType == Drafted && Fills(told) ? WithoutNominee(told)
        : eventType == "payload_redacted" && told.GetProperty("type").GetString() == Drafted && FillsStill(told.GetProperty("remaining").GetString()!) ? BallotsShown.WithoutRemaining(told)
        : eventType == "payload_redacted" && Types.Contains(told.GetProperty("type").GetString()!) ? BallotsShown.WithoutRemaining(told)
        : payload;

    /// <summary>Whether what remains of a draft tells it, where any of it does.</summary>
    private static bool FillsStill(string remaining) => remaining is not (WordPieces.Removed or "") && Fills(JsonElement.Parse(remaining));

    private static bool Fills(JsonElement draft) => draft.TryGetProperty("fills", out var fills) && fills.ValueKind == JsonValueKind.Object;

    /// <summary>That a proposal fills a role is for whoever reads it; with whom, for the members.</summary>
    private static JsonElement WithoutNominee(JsonElement told)
    {
        var draft = JsonObject.Create(told)!;
        var fills = (JsonObject)draft["fills"]!.DeepClone();
        fills.Remove("memberId");
        draft["fills"] = fills;
        return JsonSerializer.SerializeToElement(draft);
    }
}
