using System.Collections.Immutable;
using System.Text.Json;
using Decisions.Domain;
using Decisions.Domain.ConsentRounds;
using Decisions.Server.Api.Ballots;

namespace Decisions.Server.Api.ConsentRounds;

/// <summary>What is said in a consent round is for the members, whatever the community shows of its decisions.</summary>
internal static class ConsentShown
{
    private static readonly ImmutableHashSet<string> Types =
    [
        .. EventCatalogue.Current.Types.Where(pair => pair.Value.IsAssignableTo(typeof(IConsentRoundEvent))).Select(pair => pair.Key),
    ];

    /// <summary>An event's payload as it may be told to others than members: of a consent round none, and not what remains of one.</summary>
    public static JsonElement? ToVisitors(string eventType, JsonElement? payload) =>
        payload is not { } told || Types.Contains(eventType) ? null
        : eventType == "payload_redacted" && Types.Contains(told.GetProperty("type").GetString()!) ? BallotsShown.WithoutRemaining(told)
        : payload;
}
