using System.Text.Json.Serialization;
using Decisions.Domain.Circles;
using Decisions.Domain.Members;
using Decisions.Domain.Serialization;
using NodaTime;

namespace Decisions.Domain.Selections;

/// <summary>What a proposal fills once it is carried: a role of the circle that it is with, with the nominee of a selection.</summary>
/// <param name="Name">The circle's own name for the role; null where it is one of the others.</param>
/// <param name="Until">The last day.</param>
public sealed record RoleFilling(
    SelectionId SelectionId, CircleRole Role, string? Name, MemberId MemberId,
    [property: JsonConverter(typeof(LocalDateJsonConverter))] LocalDate From,
    [property: JsonConverter(typeof(LocalDateJsonConverter))] LocalDate Until);

/// <summary>Why a role was not filled with the nominee to whom a circle consented.</summary>
[JsonConverter(typeof(WordJsonConverter<RoleObstacle>))]
public enum RoleObstacle
{
    /// <summary>They are not in the circle any more, or their membership is suspended.</summary>
    [JsonStringEnumMemberName("not-in-circle")] NotInCircle,

    /// <summary>The circle is closed.</summary>
    [JsonStringEnumMemberName("circle-closed")] CircleClosed,

    /// <summary>The last day of the term has passed.</summary>
    [JsonStringEnumMemberName("term-over")] TermOver,
}
