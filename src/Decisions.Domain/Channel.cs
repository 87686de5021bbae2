using System.Text.Json.Serialization;
using Decisions.Domain.Serialization;

namespace Decisions.Domain;

/// <summary>The way by which something reached the record.</summary>
[JsonConverter(typeof(WordJsonConverter<Channel>))]
public enum Channel
{
    /// <summary>The pages of this server.</summary>
    [JsonStringEnumMemberName("web")] Web,

    /// <summary>Another application, over the HTTP API.</summary>
    [JsonStringEnumMemberName("api")] Api,

    /// <summary>Decisions itself: a result declared when it was due.</summary>
    [JsonStringEnumMemberName("system")] System,

    /// <summary>A record kept elsewhere and brought in.</summary>
    [JsonStringEnumMemberName("import")] Import,

    /// <summary>A paper ballot or form, entered by a teller.</summary>
    [JsonStringEnumMemberName("paper")] Paper,

    /// <summary>The room: a show of hands or a voice at a meeting, entered by a teller.</summary>
    [JsonStringEnumMemberName("room")] Room,

    /// <summary>The telephone, entered by whoever took the call.</summary>
    [JsonStringEnumMemberName("phone")] Phone,
}
