using System.Text.Json.Serialization;
using Decisions.Domain.Serialization;

namespace Decisions.Domain.Rules;

/// <summary>How the votes in favour must stand to the fraction.</summary>
[JsonConverter(typeof(WordJsonConverter<Comparator>))]
public enum Comparator
{
    /// <summary>Strictly more than the fraction: more than half.</summary>
    [JsonStringEnumMemberName("moreThan")] MoreThan,

    /// <summary>The fraction or more: at least three quarters.</summary>
    [JsonStringEnumMemberName("atLeast")] AtLeast,
}

/// <summary>What the fraction is taken of.</summary>
[JsonConverter(typeof(WordJsonConverter<ThresholdBase>))]
public enum ThresholdBase
{
    /// <summary>Votes for and against. An abstention is not a vote cast (Companies Act 2006 s.282, s.283).</summary>
    [JsonStringEnumMemberName("cast")] Cast,

    /// <summary>Everyone who took part, abstentions too: an abstention then acts like a no.</summary>
    [JsonStringEnumMemberName("present")] Present,

    /// <summary>Everyone on the electoral roll: silence then acts like a no (a written resolution, s.282(2)).</summary>
    [JsonStringEnumMemberName("eligible")] Eligible,
}

/// <summary>
/// The share of yes that carries a proposal: an exact fraction, a comparator and a base. Nobody's yes carries nothing,
/// whatever the fraction. <see cref="Counting.Elections.Answers.Majority"/> counts by it.
/// </summary>
public sealed record Threshold(Fraction Fraction, Comparator Comparator, ThresholdBase Base)
{
    /// <summary>More than half of the votes cast; a tie is lost.</summary>
    public static Threshold SimpleMajority { get; } = new(Fraction.Half, Comparator.MoreThan, ThresholdBase.Cast);

    /// <summary>Whether some of a whole reach it; none of it never do.</summary>
    public bool IsReachedBy(long part, long whole) =>
        part > 0 && Fraction.Compare(part, whole) is var stands && (Comparator == Comparator.MoreThan ? stands > 0 : stands >= 0);
}
