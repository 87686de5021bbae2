using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Decisions.Domain.Proposals;
using Decisions.Domain.Serialization;

namespace Decisions.Domain.Ballots;

/// <summary>What a ballot says: one derived record for each method of voting.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(YesNoChoice), "yesNo")]
[JsonDerivedType(typeof(RankedChoice), "ranked")]
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

    public bool Equals(RankedChoice? other) =>
        other is not null && Ranking.Length == other.Ranking.Length &&
        Ranking.Zip(other.Ranking).All(pair => pair.First.SequenceEqual(pair.Second));

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var place in Ranking)
            foreach (var option in place)
                hash.Add(option);
        return hash.ToHashCode();
    }
}
