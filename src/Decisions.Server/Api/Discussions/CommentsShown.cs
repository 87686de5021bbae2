using System.Collections.Immutable;
using System.Text.Json;
using Decisions.Domain;
using Decisions.Domain.Discussions;
using Decisions.Domain.Redactions;
using Decisions.Server.Api.Ballots;

namespace Decisions.Server.Api.Discussions;

/// <summary>
/// What a list of events tells of comments: that they were made, edited, hidden, and never what they say. That is for the
/// discussion itself to tell, which knows who may read it and what is hidden.
/// </summary>
internal static class CommentsShown
{
    private static readonly ImmutableHashSet<string> Types =
    [
        .. EventCatalogue.Current.Types.Where(pair => pair.Value.IsAssignableTo(typeof(ICommentEvent))).Select(pair => pair.Key),
    ];

    private static readonly string Redacted = EventCatalogue.AliasOf(typeof(PayloadRedacted));

    /// <summary>An event's payload without anything that a comment says.</summary>
    public static JsonElement? Payload(string eventType, JsonElement? payload) =>
        payload is not { } told ? null
        : Types.Contains(eventType) ? null
        : eventType == Redacted && Types.Contains(told.GetProperty("type").GetString()!) ? BallotsShown.WithoutRemaining(told)
        : payload;
}
