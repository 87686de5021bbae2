using System.Text.Json.Serialization;
using Decisions.Domain.Serialization;

namespace Decisions.Domain.Rules;

/// <summary>As of when the electoral roll is drawn.</summary>
[JsonConverter(typeof(WordJsonConverter<RecordDate>))]
public enum RecordDate
{
    /// <summary>As voting opens.</summary>
    [JsonStringEnumMemberName("opening")] Opening,

    /// <summary>An instant not after the opening, stated with the notice or, where there is none, as voting opens.</summary>
    [JsonStringEnumMemberName("stated")] Stated,
}
