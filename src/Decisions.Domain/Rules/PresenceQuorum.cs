using System.Text.Json.Serialization;
using Decisions.Domain.Serialization;

namespace Decisions.Domain.Rules;

/// <summary>
/// That a rule's quorum is counted by who is present at a meeting as voting opens, and not by ballots (worker co-operative
/// model articles).
/// </summary>
/// <param name="MinutesToWait">How long from the appointed time a quorum is waited for before the meeting can be adjourned.</param>
/// <param name="Adjourned">What the quorum is at the meeting that was adjourned for want of it.</param>
/// <param name="CountsProxies">
/// Whether members are counted who are away and whose proxy is held by somebody present. The model articles count them, and so do
/// forms unless told otherwise; where nothing was said, nobody is counted who is not there.
/// </param>
public sealed record PresenceQuorum(
    int MinutesToWait = 30, AdjournedQuorum Adjourned = AdjournedQuorum.ThosePresent,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool CountsProxies = false);

/// <summary>The quorum of a meeting that was adjourned for want of quorum.</summary>
[JsonConverter(typeof(WordJsonConverter<AdjournedQuorum>))]
public enum AdjournedQuorum
{
    /// <summary>Whoever is present once the time to wait is over.</summary>
    [JsonStringEnumMemberName("thosePresent")] ThosePresent,

    /// <summary>The same as before.</summary>
    [JsonStringEnumMemberName("same")] Same,
}
