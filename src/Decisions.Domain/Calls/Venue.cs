using System.Text.Json.Serialization;
using Decisions.Domain.Serialization;

namespace Decisions.Domain.Calls;

/// <summary>Where volunteers are needed.</summary>
[JsonConverter(typeof(WordJsonConverter<Venue>))]
public enum Venue
{
    [JsonStringEnumMemberName("online")] Online,
    [JsonStringEnumMemberName("onSite")] OnSite,

    /// <summary>As each of them likes.</summary>
    [JsonStringEnumMemberName("either")] Either,
}
