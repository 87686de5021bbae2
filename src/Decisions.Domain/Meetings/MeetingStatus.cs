using System.Text.Json.Serialization;
using Decisions.Domain.Serialization;

namespace Decisions.Domain.Meetings;

/// <summary>Where a meeting is.</summary>
[JsonConverter(typeof(WordJsonConverter<MeetingStatus>))]
public enum MeetingStatus
{
    /// <summary>Called, and not begun.</summary>
    [JsonStringEnumMemberName("called")] Called,

    /// <summary>Under way: what is on its agenda can be decided.</summary>
    [JsonStringEnumMemberName("sitting")] Sitting,

    /// <summary>Put off to another time, at which it goes on.</summary>
    [JsonStringEnumMemberName("adjourned")] Adjourned,

    /// <summary>Over.</summary>
    [JsonStringEnumMemberName("closed")] Closed,
}
