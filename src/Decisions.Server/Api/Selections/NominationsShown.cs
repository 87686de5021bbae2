using System.Text.Json;
using Decisions.Domain;
using Decisions.Domain.Circles;
using Decisions.Domain.Communities;
using Decisions.Domain.Selections;
using Decisions.Engine.Selections;

namespace Decisions.Server.Api.Selections;

/// <summary>What was nominated is told to nobody, the auditor among them, before all of it is shown. No words are taken out of it before.</summary>
internal static class NominationsShown
{
    private static readonly string Made = EventCatalogue.AliasOf(typeof(NominationMade));

    /// <summary>An event's payload as it may be told: none of a nomination that is hidden still.</summary>
    public static async Task<JsonElement?> Payload(this SelectionReading selections, CommunityId community, string eventType, JsonElement? payload, CancellationToken cancel) =>
        eventType != Made || payload is not { } told
        || await selections.ShowsNominations(
            community, new CircleId(told.GetProperty("circleId").GetGuid()), new SelectionId(told.GetProperty("selectionId").GetGuid()), cancel)
            ? payload
            : null;
}
