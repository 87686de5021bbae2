using System.Text.Json.Serialization;
using Decisions.Domain.Serialization;

namespace Decisions.Domain.Discussions;

/// <summary>What a comment is meant as.</summary>
[JsonConverter(typeof(WordJsonConverter<CommentKind>))]
public enum CommentKind
{
    [JsonStringEnumMemberName("comment")] Comment,

    /// <summary>It waits for an answer, and one of its replies can be marked as that.</summary>
    [JsonStringEnumMemberName("question")] Question,
}
