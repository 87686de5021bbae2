using System.Globalization;
using Decisions.Domain;
using Decisions.Domain.Communities;
using Decisions.Domain.Redactions;

namespace Decisions.Server.Pages.Words;

/// <summary>What was taken out of the record, and how those who vouch for it were changed: its key and its witnesses.</summary>
internal static class RedactionInWords
{
    /// <summary>Null where the event is about something else.</summary>
    public static EventTold? Of(IDomainEvent? @event, EventToTell told) => @event switch
    {
        PayloadRedacted e => new(
            $"took words out of entry {e.Index.ToString(CultureInfo.InvariantCulture)} (“{TypeInWords.Of(e.Type)}”). " +
            "The entry and its proof stay.", e.Reason),
        PersonErased e => new($"erased the name and the address of {told.Whom}. Their votes stay counted.", e.Reason),
        LogKeyRotated e => new(
            $"changed the key that signs this record{(e.From is null ? "; the one before is lost" : "")}.", e.Reason),
        WitnessesNamed { Witnesses.IsEmpty: true } => new("named no witnesses of this record any more.", null),
        WitnessesNamed e => new(
            $"named the witnesses of this record: {e.Required.ToString(CultureInfo.InvariantCulture)} of {e.Witnesses.Length.ToString(CultureInfo.InvariantCulture)} must have seen it. "
            + $"They are at {string.Join(", ", e.Witnesses.Select(witness => witness.Url))}.", null),
        _ => null,
    };
}
