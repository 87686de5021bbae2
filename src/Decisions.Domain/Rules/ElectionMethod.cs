using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Decisions.Domain.Counting.Elections;
using Decisions.Domain.Counting.Elections.Stv;

namespace Decisions.Domain.Rules;

/// <summary>Members rank, mark or score options, and one of the counting rules says which are chosen.</summary>
/// <param name="Rule">The counting rule by its name: 'schulze'.</param>
/// <param name="Seats">How many are chosen, at least 1.</param>
/// <param name="Settings">
/// The rule's settings. A rule is kept with a value for each, so that no default that changes later changes how a
/// community decides.
/// </param>
/// <param name="Guarded">Seats that a class of options has at least, as 'two workers'; only by the single transferable vote. Null for none.</param>
public sealed record ElectionMethod(
    string Rule, int Seats, ImmutableSortedDictionary<string, string> Settings,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ImmutableArray<GuardedSeats>? Guarded = null) : VotingMethod
{
    /// <summary>The counting rules that options of a proposal can be decided by: those that rank or score, and spend no budget.</summary>
    public static ImmutableArray<CountingRule> Rules { get; } =
        [.. CountingRules.All.Where(rule => rule.Ballots is BallotForm.Ranked or BallotForm.Scored && !rule.SpendsBudget)];

    /// <summary>Those of them that put all options in an order, from which nobody need be chosen.</summary>
    public static ImmutableArray<CountingRule> Ordering { get; } =
        [.. Rules.Where(rule => rule.Name is "plurality" or "borda" or "copeland" or "minimax" or "schulze" or "ranked-pairs" or "approval" or "score" or "majority-judgement" or "dots" or "quadratic")];

    /// <summary>The counting rule.</summary>
    [JsonIgnore]
    public CountingRule Counting => Rules.First(rule => rule.Name == Rule);

    /// <summary>A value for each of its settings.</summary>
    [JsonIgnore]
    public ChosenSettings Chosen => ChosenSettings.Of(Counting, Settings);

    /// <summary>The highest number that a ballot may give an option; null where options are ranked.</summary>
    [JsonIgnore]
    public long? HighestScore => Counting.HighestScore(Chosen);

    /// <summary>The seats that are guarded.</summary>
    [JsonIgnore]
    public ImmutableArray<GuardedSeats> Guards => Guarded ?? [];

    public bool Equals(ElectionMethod? other) =>
        other is not null && Rule == other.Rule && Seats == other.Seats && Settings.SequenceEqual(other.Settings) && Guards.SequenceEqual(other.Guards);

    public override int GetHashCode() => HashCode.Combine(Rule, Seats, Settings.Count);
}
