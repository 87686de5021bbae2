using System.Text.Json.Serialization;
using Decisions.Domain.Serialization;

namespace Decisions.Domain.Ballots;

/// <summary>How a member leans to a text in a temperature check, the warmest first.</summary>
[JsonConverter(typeof(WordJsonConverter<Leaning>))]
public enum Leaning
{
    [JsonStringEnumMemberName("stronglyFor")] StronglyFor,
    [JsonStringEnumMemberName("for")] For,

    /// <summary>Neither for nor against, or both.</summary>
    [JsonStringEnumMemberName("between")] Between,
    [JsonStringEnumMemberName("against")] Against,
    [JsonStringEnumMemberName("stronglyAgainst")] StronglyAgainst,
}

/// <summary>How a member leans to the text.</summary>
public sealed record LeaningChoice(Leaning Leaning) : Choice;
