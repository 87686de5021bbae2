using System.Text.Json.Serialization;

namespace Decisions.Domain.Meetings;

/// <summary>That a round opened at a meeting, and by which quorum.</summary>
/// <param name="Sitting">Which sitting of the meeting: 1 for the first.</param>
/// <param name="Present">How many of those who may vote were present as voting opened.</param>
/// <param name="Needed">How many had to be; 0 where the rule counts its quorum by ballots.</param>
/// <param name="Represented">How many more of them are counted for the quorum because somebody present holds their proxy.</param>
public sealed record HeldVote(
    MeetingId MeetingId, int Sitting, long Present, long Needed,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] long Represented = 0);
