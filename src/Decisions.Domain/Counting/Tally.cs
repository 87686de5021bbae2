using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.Domain.Serialization;

namespace Decisions.Domain.Counting;

/// <summary>What a count came to.</summary>
[JsonConverter(typeof(WordJsonConverter<Verdict>))]
public enum Verdict
{
    /// <summary>The proposal is carried, or an option is chosen.</summary>
    [JsonStringEnumMemberName("carried")] Carried,

    /// <summary>The votes did not reach the threshold, or nobody ranked any option.</summary>
    [JsonStringEnumMemberName("lost")] Lost,

    /// <summary>Too few took part for any decision to stand, whatever the votes.</summary>
    [JsonStringEnumMemberName("noQuorum")] NoQuorum,

    /// <summary>What members think is known, and nothing is decided: the rule is indicative.</summary>
    [JsonStringEnumMemberName("gathered")] Gathered,
}

/// <summary>
/// The full working of a count, as it is stored with the declared result: storage format, versioned with care. From
/// it alone another program can check each step; <see cref="Count"/> says it to a member.
/// </summary>
/// <param name="Eligible">Members on the electoral roll of the round.</param>
/// <param name="Returned">Ballots that stood at the close, abstentions and blank ones too.</param>
/// <param name="QuorumNeeded">Ballots that had to be returned; 0 when the rule has no quorum.</param>
/// <param name="QuorumMet">Whether they were.</param>
/// <param name="TurnoutNeeded">Votes that had to be cast, abstentions and blank ones apart; 0 without a floor. Where members have several votes it is of those.</param>
/// <param name="TurnoutMet">Whether they were.</param>
/// <param name="Verdict">What it came to.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(YesNoTally), "yesNo")]
[JsonDerivedType(typeof(RankedTally), "ranked")]
[JsonDerivedType(typeof(ElectionTally), "election")]
[JsonDerivedType(typeof(PositionTally), "positions")]
[JsonDerivedType(typeof(TemperatureTally), "temperature")]
[JsonDerivedType(typeof(DatesTally), "dates")]
public abstract record Tally(
    long Eligible,
    long Returned,
    long QuorumNeeded,
    bool QuorumMet,
    long TurnoutNeeded,
    bool TurnoutMet,
    Verdict Verdict)
{
    /// <summary>The options that are chosen, in order of election where there is one; empty where none is, or none can be.</summary>
    [JsonIgnore]
    public virtual ImmutableArray<OptionId> Chosen => [];

    /// <summary>The votes of all on the roll: as many as members where each has one.</summary>
    [JsonIgnore]
    public virtual long EligibleVotes => Eligible;
}

/// <summary>The count of a yes/no question.</summary>
/// <param name="Threshold">The share that carries.</param>
/// <param name="Base">What the share was taken of: the votes cast, those present, or those eligible, as a number.</param>
/// <param name="ThresholdMet">Whether the yes votes reached it, and each class that must agree does.</param>
/// <param name="Weighed">How votes counted, where the rule counts classes; the other numbers are of members then. Else null.</param>
public sealed record YesNoTally(
    long Eligible, long Returned, long QuorumNeeded, bool QuorumMet, long TurnoutNeeded, bool TurnoutMet,
    Verdict Verdict,
    [property: JsonPropertyName("inFavour")] long Yes,
    [property: JsonPropertyName("against")] long No,
    [property: JsonPropertyName("abstained")] long Abstain,
    Threshold Threshold, [property: JsonPropertyName("baseNumber")] long Base, bool ThresholdMet,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] WeighedVotes? Weighed = null)
    : Tally(Eligible, Returned, QuorumNeeded, QuorumMet, TurnoutNeeded, TurnoutMet, Verdict)
{
    [JsonIgnore]
    public override long EligibleVotes => Weighed?.Votes ?? Eligible;
}

/// <summary>The count of a single-winner ranked choice by instant run-off.</summary>
/// <param name="Blank">Ballots that rank nobody: returned, and in no round.</param>
/// <param name="Rounds">Every round, the first with first preferences.</param>
/// <param name="Winner">Who is chosen; null when nobody is, or when there was no quorum.</param>
/// <param name="LotSeed">The seed of lots, on record before the first ballot, in lower-case hexadecimal.</param>
public sealed record RankedTally(
    long Eligible, long Returned, long QuorumNeeded, bool QuorumMet, long TurnoutNeeded, bool TurnoutMet,
    Verdict Verdict,
    long Blank,
    ImmutableArray<RankedRound> Rounds,
    OptionId? Winner,
    string LotSeed)
    : Tally(Eligible, Returned, QuorumNeeded, QuorumMet, TurnoutNeeded, TurnoutMet, Verdict)
{
    [JsonIgnore]
    public override ImmutableArray<OptionId> Chosen => Winner is { } winner ? [winner] : [];
}

/// <summary>One round of an instant run-off.</summary>
/// <param name="Number">1 for the first preferences.</param>
/// <param name="Votes">The ballots that stand with each option still in the count, in the proposal's order.</param>
/// <param name="Exhausted">Ballots that rank none of the options still in the count.</param>
/// <param name="Majority">The least number of votes that is more than half of those still in the count.</param>
/// <param name="Eliminated">Who leaves after this round, or null in the last one.</param>
/// <param name="Tie">How a tie for last place was broken, or null when there was none.</param>
/// <param name="Transfers">Where the ballots of the eliminated option go; what is missing there exhausts.</param>
public sealed record RankedRound(
    int Number,
    ImmutableArray<OptionVotes> Votes,
    long Exhausted,
    long Majority,
    OptionId? Eliminated,
    BrokenTie? Tie,
    ImmutableArray<OptionVotes> Transfers);

/// <summary>An option and a number of votes.</summary>
public sealed record OptionVotes(OptionId Option, long Votes);

/// <summary>A tie for last place and how it was broken.</summary>
/// <param name="Among">The options that were tied.</param>
/// <param name="ByRound">The earlier round that told them apart, or null when a lot did.</param>
public sealed record BrokenTie(ImmutableArray<OptionId> Among, int? ByRound);
