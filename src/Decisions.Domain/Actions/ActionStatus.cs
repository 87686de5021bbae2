using System.Text.Json.Serialization;
using Decisions.Domain.Serialization;

namespace Decisions.Domain.Actions;

/// <summary>Where an action is.</summary>
[JsonConverter(typeof(WordJsonConverter<ActionStatus>))]
public enum ActionStatus
{
    [JsonStringEnumMemberName("open")] Open,
    [JsonStringEnumMemberName("done")] Done,

    /// <summary>It is not needed any more.</summary>
    [JsonStringEnumMemberName("dropped")] Dropped,
}
