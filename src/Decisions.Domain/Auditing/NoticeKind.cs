using System.Text.Json.Serialization;
using Decisions.Domain.Serialization;

namespace Decisions.Domain.Auditing;

/// <summary>What sort of look an event needs, in the order in which an audit shows them.</summary>
[JsonConverter(typeof(WordJsonConverter<NoticeKind>))]
public enum NoticeKind
{
    /// <summary>The stored ballots do not give the result that was declared.</summary>
    [JsonStringEnumMemberName("disputed")] Disputed,

    /// <summary>The time of a vote or of its result was not what was announced.</summary>
    [JsonStringEnumMemberName("late")] Late,

    /// <summary>Something that stood was corrected, or changed in a way that bears on decisions.</summary>
    [JsonStringEnumMemberName("corrected")] Corrected,

    /// <summary>Something was taken out of the record or hidden, or the key that vouches for it was changed.</summary>
    [JsonStringEnumMemberName("redacted")] Redacted,
}
