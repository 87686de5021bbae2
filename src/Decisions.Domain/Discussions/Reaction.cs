using System.Text.Json.Serialization;
using Decisions.Domain.Members;
using Decisions.Domain.Serialization;

namespace Decisions.Domain.Discussions;

/// <summary>What a member says of a comment without words. None of them is a vote.</summary>
[JsonConverter(typeof(WordJsonConverter<Reaction>))]
public enum Reaction
{
    [JsonStringEnumMemberName("agree")] Agree,
    [JsonStringEnumMemberName("disagree")] Disagree,
    [JsonStringEnumMemberName("thanks")] Thanks,
}

/// <summary>A member's reaction to a comment: one at a time.</summary>
public sealed record MemberReaction(MemberId Member, Reaction Reaction);
