using System.Text.Json.Serialization;
using Decisions.Domain.Serialization;

namespace Decisions.Domain.Circles;

/// <summary>How a member comes into a circle. Nobody is in one who did not ask to be.</summary>
[JsonConverter(typeof(WordJsonConverter<CircleJoining>))]
public enum CircleJoining
{
    /// <summary>Any member of the community joins.</summary>
    [JsonStringEnumMemberName("open")] Open,

    /// <summary>A member asks, and is let in by whoever leads the circle.</summary>
    [JsonStringEnumMemberName("asked")] Asked,
}
