using System.Text.Json.Serialization;
using Decisions.Domain.Serialization;

namespace Decisions.Domain.Selections;

/// <summary>Where a selection is. It is derived from facts and the clock, and stored nowhere.</summary>
[JsonConverter(typeof(WordJsonConverter<SelectionStep>))]
public enum SelectionStep
{
    /// <summary>Each says whom they nominate, and sees nothing of the others.</summary>
    [JsonStringEnumMemberName("nominating")] Nominating,

    /// <summary>The nominations are shown together, and each may change theirs or keep it.</summary>
    [JsonStringEnumMemberName("hearing")] Hearing,

    /// <summary>Whoever leads proposes one of the nominees.</summary>
    [JsonStringEnumMemberName("proposing")] Proposing,

    /// <summary>A nominee is proposed, and the circle has not decided.</summary>
    [JsonStringEnumMemberName("consenting")] Consenting,

    /// <summary>The role is filled with the nominee to whom the circle consented.</summary>
    [JsonStringEnumMemberName("filled")] Filled,

    /// <summary>It was ended, and nobody was chosen.</summary>
    [JsonStringEnumMemberName("ended")] Ended,
}
