using System.Text.Json.Serialization;
using Decisions.Domain.Serialization;

namespace Decisions.Domain.Meetings;

/// <summary>How a member is at a meeting.</summary>
[JsonConverter(typeof(WordJsonConverter<Presence>))]
public enum Presence
{
    /// <summary>In the room.</summary>
    [JsonStringEnumMemberName("inPerson")] InPerson,

    /// <summary>From elsewhere, by telephone or video.</summary>
    [JsonStringEnumMemberName("byLink")] ByLink,

    /// <summary>Not, or not any more.</summary>
    [JsonStringEnumMemberName("away")] Away,
}
