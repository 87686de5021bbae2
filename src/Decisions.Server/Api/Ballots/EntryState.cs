using System.Text.Json.Serialization;
using Decisions.Domain.Serialization;

namespace Decisions.Server.Api.Ballots;

/// <summary>How far what tellers have entered for a member has come.</summary>
[JsonConverter(typeof(WordJsonConverter<EntryState>))]
public enum EntryState
{
    /// <summary>One teller has entered it; it does not count yet.</summary>
    [JsonStringEnumMemberName("waiting")] Waiting,

    /// <summary>Tellers have entered what is not the same; it does not count yet.</summary>
    [JsonStringEnumMemberName("differs")] Differs,

    /// <summary>Two tellers have entered the same.</summary>
    [JsonStringEnumMemberName("confirmed")] Confirmed,
}
