using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Decisions.Domain.Counting.Elections;
using Decisions.Domain.Proposals;

namespace Decisions.Domain.Counting;

/// <summary>The count of options by one of the counting rules.</summary>
/// <param name="Winners">Who is chosen, in order of election where the rule has one; empty when nobody is, or when there was no quorum.</param>
/// <param name="LotSeed">The seed of lots, on record before the first ballot, in lower-case hexadecimal.</param>
/// <param name="Record">The working; its candidates are the options by name, in the proposal's order.</param>
/// <param name="Votes">The votes of all on the roll, where the rule counts members' votes; else null.</param>
public sealed record ElectionTally(
    long Eligible, long Returned, long QuorumNeeded, bool QuorumMet, long TurnoutNeeded, bool TurnoutMet,
    Verdict Verdict,
    ImmutableArray<OptionId> Winners,
    string LotSeed,
    CountRecord Record,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? Votes = null)
    : Tally(Eligible, Returned, QuorumNeeded, QuorumMet, TurnoutNeeded, TurnoutMet, Verdict)
{
    [JsonIgnore]
    public override ImmutableArray<OptionId> Chosen => Winners;

    [JsonIgnore]
    public override long EligibleVotes => Votes ?? Eligible;
}
