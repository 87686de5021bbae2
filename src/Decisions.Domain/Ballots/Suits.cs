using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Decisions.Domain.Proposals;
using Decisions.Domain.Serialization;

namespace Decisions.Domain.Ballots;

/// <summary>Whether a date suits a member.</summary>
[JsonConverter(typeof(WordJsonConverter<Suits>))]
public enum Suits
{
    [JsonStringEnumMemberName("yes")] Yes,

    /// <summary>They would come, and would rather not.</summary>
    [JsonStringEnumMemberName("ifNeedBe")] IfNeedBe,
    [JsonStringEnumMemberName("no")] No,
}

/// <summary>A date, and whether it suits.</summary>
public sealed record DateAnswer(OptionId Option, Suits Suits);

/// <summary>Of each date, whether it suits. Silence about one would be read as no by some and as yes by others, so none is left out.</summary>
public sealed record DatesChoice(ImmutableArray<DateAnswer> Answers) : Choice
{
    /// <summary>By what is said of which. A list that is missing, as bad JSON leaves it, equals only another such.</summary>
    public bool Equals(DatesChoice? other) =>
        other is not null && (Answers.IsDefault || other.Answers.IsDefault ? Answers.IsDefault && other.Answers.IsDefault : Answers.SequenceEqual(other.Answers));

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var each in Answers.IsDefault ? [] : Answers)
            hash.Add(each);
        return hash.ToHashCode();
    }
}
