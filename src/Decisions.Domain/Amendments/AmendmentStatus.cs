using System.Text.Json.Serialization;
using Decisions.Domain.Serialization;

namespace Decisions.Domain.Amendments;

/// <summary>Where an amendment is.</summary>
[JsonConverter(typeof(WordJsonConverter<AmendmentStatus>))]
public enum AmendmentStatus
{
    /// <summary>It waits for a second member.</summary>
    [JsonStringEnumMemberName("moved")] Moved,

    /// <summary>It waits to be put.</summary>
    [JsonStringEnumMemberName("seconded")] Seconded,

    /// <summary>Members vote on it, or its result is about to be declared.</summary>
    [JsonStringEnumMemberName("put")] Put,

    /// <summary>Made without a vote, before voting on the proposal had opened.</summary>
    [JsonStringEnumMemberName("accepted")] Accepted,

    /// <summary>Made by a vote.</summary>
    [JsonStringEnumMemberName("carried")] Carried,

    /// <summary>Not carried; the text stands.</summary>
    [JsonStringEnumMemberName("lost")] Lost,

    /// <summary>Taken back by its mover.</summary>
    [JsonStringEnumMemberName("withdrawn")] Withdrawn,

    /// <summary>What it would have changed was decided or withdrawn before it was put.</summary>
    [JsonStringEnumMemberName("fallen")] Fallen,
}
