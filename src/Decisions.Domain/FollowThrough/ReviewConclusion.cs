using System.Text.Json.Serialization;
using Decisions.Domain.Serialization;

namespace Decisions.Domain.FollowThrough;

/// <summary>
/// What a review came to. It ends nothing: what members have carried, only another decision of theirs takes out of force.
/// </summary>
[JsonConverter(typeof(WordJsonConverter<ReviewConclusion>))]
public enum ReviewConclusion
{
    /// <summary>It stays as it is.</summary>
    [JsonStringEnumMemberName("keep")] Keep,

    /// <summary>It should be changed: a proposal that supersedes it is there, or is to follow.</summary>
    [JsonStringEnumMemberName("change")] Change,
}
