using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Decisions.Domain.Proposals;
using Decisions.Domain.Serialization;

namespace Decisions.Domain.Ballots;

/// <summary>What a ballot says: one derived record for each method of voting.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(YesNoChoice), "yesNo")]
[JsonDerivedType(typeof(RankedChoice), "ranked")]
[JsonDerivedType(typeof(ScoredChoice), "scored")]
[JsonDerivedType(typeof(PositionChoice), "position")]
[JsonDerivedType(typeof(LeaningChoice), "leaning")]
[JsonDerivedType(typeof(DatesChoice), "dates")]
public abstract record Choice;

/// <summary>A member's answer to a yes/no question.</summary>
[JsonConverter(typeof(WordJsonConverter<Answer>))]
public enum Answer
{
    [JsonStringEnumMemberName("yes")] Yes,
    [JsonStringEnumMemberName("no")] No,

    /// <summary>Present and counted toward the quorum, but not a vote cast.</summary>
    [JsonStringEnumMemberName("abstain")] Abstain,
}

/// <summary>Yes, no or abstain.</summary>
public sealed record YesNoChoice(Answer Answer) : Choice;

/// <summary>
/// Options from most to least preferred. Each place holds the options ranked there; options left out are not ranked.
/// No place at all is a blank ballot.
/// </summary>
public sealed record RankedChoice(ImmutableArray<ImmutableArray<OptionId>> Ranking) : Choice
{
    /// <summary>A ranking with one option in each place.</summary>
    public static RankedChoice Of(params ReadOnlySpan<OptionId> options)
    {
        var places = ImmutableArray.CreateBuilder<ImmutableArray<OptionId>>(options.Length);
        foreach (var option in options)
            places.Add([option]);
        return new RankedChoice(places.MoveToImmutable());
    }

    /// <summary>By what is ranked where. A list that is missing, as bad JSON leaves it, equals only another such.</summary>
    public bool Equals(RankedChoice? other) =>
        other is not null && SameItems(Ranking, other.Ranking, static (one, two) => SameItems(one, two, static (a, b) => a == b));

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var place in Ranking.IsDefault ? [] : Ranking)
            foreach (var option in place.IsDefault ? [] : place)
                hash.Add(option);
        return hash.ToHashCode();
    }

    private static bool SameItems<T>(ImmutableArray<T> one, ImmutableArray<T> two, Func<T, T, bool> same) =>
        one.IsDefault || two.IsDefault
            ? one.IsDefault && two.IsDefault
            : one.Length == two.Length && one.Zip(two).All(pair => same(pair.First, pair.Second));
}
