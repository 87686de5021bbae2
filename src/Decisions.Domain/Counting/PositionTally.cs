using System.Text.Json.Serialization;
using Decisions.Domain.Ballots;
using Decisions.Domain.Counting.Elections;

namespace Decisions.Domain.Counting;

/// <summary>What came of one pass of a consent round: how many took which position, and what had to be so.</summary>
/// <param name="Record">The working; its candidates are the positions, those that fell counted apart.</param>
public sealed record PositionTally(
    long Eligible, long Returned, long QuorumNeeded, bool QuorumMet, long TurnoutNeeded, bool TurnoutMet,
    Verdict Verdict, CountRecord Record)
    : Tally(Eligible, Returned, QuorumNeeded, QuorumMet, TurnoutNeeded, TurnoutMet, Verdict)
{
    /// <summary>Whether more objections, or valid blocks, stand than the rule takes no notice of.</summary>
    [JsonIgnore]
    public bool IsStopped => Record.Requirements is { } all && all.Any(each => each.Name is "objections" or "blocks" && !each.IsMet);

    /// <summary>How many took a position.</summary>
    public long Of(Position position) => (long)Record.Rounds[0].Votes[Record.Candidates[position.Answer()]].Numerator;
}
