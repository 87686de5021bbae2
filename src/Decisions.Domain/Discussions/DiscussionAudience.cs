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

    /// <summary>
    /// The members of the circle that the proposal is with, who moderates and who audits. It goes with the proposal: where that is handed
    /// on, the members of the next circle read it, and of the whole community where it comes to that.
    /// </summary>
    [JsonStringEnumMemberName("circle")] Circle,
}
