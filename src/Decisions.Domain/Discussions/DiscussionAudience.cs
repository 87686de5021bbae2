using System.Text.Json.Serialization;
using Decisions.Domain.Serialization;

namespace Decisions.Domain.Discussions;

/// <summary>Who may read a discussion.</summary>
[JsonConverter(typeof(WordJsonConverter<DiscussionAudience>))]
public enum DiscussionAudience
{
    /// <summary>Whoever may read the proposal.</summary>
    [JsonStringEnumMemberName("open")] Open,

    /// <summary>The members of the community, and its auditor.</summary>
    [JsonStringEnumMemberName("members")] Members,
}
