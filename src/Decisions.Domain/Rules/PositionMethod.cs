using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Decisions.Domain.Ballots;
using Decisions.Domain.Counting.Elections;
using Decisions.Domain.Counting.Elections.Answers;

namespace Decisions.Domain.Rules;

/// <summary>
/// Members say where they stand to one text, all at once, and what stands in its way is looked into before anything is decided: by
/// consent or by consensus. It is sought in a consent round, never put to a vote alone.
/// </summary>
/// <param name="Rule">The counting rule by its name: 'consent' or 'consensus'.</param>
/// <param name="Settings">The counting rule's settings. A rule is kept with a value for each.</param>
/// <param name="Test">When an objection, or a block, qualifies.</param>
/// <param name="Fallback">The vote that may be held where several passes bring no agreement, or null where none may.</param>
public sealed record PositionMethod(
    string Rule, ImmutableSortedDictionary<string, string> Settings, ObjectionTest Test,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] FallbackVote? Fallback = null) : VotingMethod
{
    /// <summary>What the counting rules could be told, and here follows from the decision rule and its roll, or is told by <see cref="Fallback"/>.</summary>
    private static readonly ImmutableArray<string> NotSet = ["participation", "quorum", "eligible", "fallback"];

    /// <summary>The counting rules of positions.</summary>
    public static ImmutableArray<CountingRule> Rules { get; } = [.. CountingRules.All.Where(rule => rule is Consent or Consensus)];

    [JsonIgnore]
    public override bool AsksOfOptions => false;

    /// <summary>The counting rule.</summary>
    [JsonIgnore]
    public CountingRule Counting => Rules.First(rule => rule.Name == Rule);

    /// <summary>A value for each of its settings.</summary>
    [JsonIgnore]
    public ChosenSettings Chosen => ChosenSettings.Of(Counting, Settings);

    /// <summary>A value for each setting that a decision rule may make.</summary>
    [JsonIgnore]
    public ImmutableSortedDictionary<string, string> Kept => Chosen.Values.RemoveRange(NotSet);

    /// <summary>Whether it is by consent, and not by consensus.</summary>
    [JsonIgnore]
    public bool IsConsent => Rule == "consent";

    /// <summary>The positions that a member may take.</summary>
    [JsonIgnore]
    public ImmutableArray<Position> Positions => IsConsent
        ? [Position.NoObjection, Position.Concern, Position.Objection]
        : [Position.Agree, Position.Reservations, Position.StandAside, Position.Block];

    /// <summary>The position that stops a decision while it stands.</summary>
    [JsonIgnore]
    public Position Stopping => IsConsent ? Position.Objection : Position.Block;

    /// <summary>What such a position counts as once it was withdrawn or found not to qualify.</summary>
    [JsonIgnore]
    public Position Fallen => IsConsent ? Position.ResolvedObjection : Position.InvalidBlock;

    /// <summary>The settings that a decision rule may make, of a counting rule.</summary>
    public static IEnumerable<Setting> SettingsOf(CountingRule rule) => rule.Settings.Where(setting => !NotSet.Contains(setting.Name));

    public bool Equals(PositionMethod? other) =>
        other is not null && Rule == other.Rule && Settings.SequenceEqual(other.Settings) && Test == other.Test && Fallback == other.Fallback;

    public override int GetHashCode() => HashCode.Combine(Rule, Settings.Count, Test, Fallback);
}

/// <summary>When an objection qualifies as one, or a block as a valid one: the community's own test.</summary>
/// <param name="Confirmed">
/// The share that must say so: of those who judged it (cast), of those who gave a position (present), or of all who may (eligible).
/// Null where it qualifies unless somebody disagrees (Sociocracy 3.0).
/// </param>
public sealed record ObjectionTest([property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Threshold? Confirmed = null)
{
    /// <summary>It qualifies unless somebody disagrees.</summary>
    public static ObjectionTest UnlessDisputed { get; } = new();
}

/// <summary>A vote by yes or no that may be held where members come to no agreement.</summary>
/// <param name="AfterPasses">How many passes must have gone before, at least 1.</param>
/// <param name="Threshold">What carries it.</param>
public sealed record FallbackVote(int AfterPasses, Threshold Threshold);
