using System.Text.Json.Serialization;
using Decisions.Domain.Serialization;
using NodaTime;

namespace Decisions.Domain.Proposals;

/// <summary>The moment that an option stands for. It is an instant: what its name says by some clock is for people to read.</summary>
/// <param name="EndsAt">When it is over, or null where nobody has said.</param>
public sealed record OptionDate(
    [property: JsonConverter(typeof(InstantJsonConverter))] Instant StartsAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull), JsonConverter(typeof(InstantJsonConverter))] Instant? EndsAt = null)
{
    /// <summary>As it can be stored.</summary>
    public OptionDate Kept() => new(StoredInstant.NotAfter(StartsAt), EndsAt is { } ends ? StoredInstant.NotAfter(ends) : null);
}
