using System.Text.Json;
using Decisions.Domain;
using Decisions.Domain.Circles;
using Decisions.Domain.Communities;
using Decisions.Domain.Selections;
using Decisions.Engine.Selections;

namespace Decisions.Server.Api.Selections;

/// <summary>
/// What was nominated is told to nobody, the auditor among them, before all of it is shown. No words are taken out of it before.
/// Good for one answer or one stream of them.
/// </summary>
internal sealed class NominationsShown(CommunityId community, SelectionReading selections)
{
    private static readonly string Made = EventCatalogue.AliasOf(typeof(NominationMade));

    /// <summary>What was found of each selection. That it is hidden is kept too: no such nomination comes after all were shown.</summary>
    private readonly Dictionary<SelectionId, bool> _selections = [];

    /// <summary>An event's payload as it may be told: none of a nomination that is hidden still.</summary>
    public async Task<JsonElement?> Payload(string eventType, JsonElement? payload, CancellationToken cancel)
    {
        if (eventType != Made || payload is not { } told)
            return payload;
        var id = new SelectionId(told.GetProperty("selectionId").GetGuid());
        if (!_selections.TryGetValue(id, out var shows))
            _selections[id] = shows = await selections.ShowsNominations(community, new CircleId(told.GetProperty("circleId").GetGuid()), id, cancel);
        return shows ? payload : null;
    }
}
