using System.Text.Json.Serialization;
using Decisions.Domain.Members;
using Decisions.Domain.Serialization;

namespace Decisions.Domain.Advice;

/// <summary>A member whose advice is sought.</summary>
public sealed record Adviser(MemberId MemberId, AdviserRole Role);

/// <summary>Why a member's advice is sought.</summary>
[JsonConverter(typeof(WordJsonConverter<AdviserRole>))]
public enum AdviserRole
{
    /// <summary>What is decided affects them.</summary>
    [JsonStringEnumMemberName("affected")] Affected,

    /// <summary>They know about it.</summary>
    [JsonStringEnumMemberName("expert")] Expert,
}
