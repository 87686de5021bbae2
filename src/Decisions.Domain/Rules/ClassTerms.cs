using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Decisions.Domain.Serialization;

namespace Decisions.Domain.Rules;

/// <summary>How the weight of a college goes with its members' votes.</summary>
[JsonConverter(typeof(WordJsonConverter<CollegeCarrying>))]
public enum CollegeCarrying
{
    /// <summary>Its weight is split as its members voted.</summary>
    [JsonStringEnumMemberName("proportional")] Proportional,

    /// <summary>All its weight goes to its majority; to neither side where it is split evenly.</summary>
    [JsonStringEnumMemberName("whole")] Whole,
}

/// <summary>A class that is a college, and what it weighs beside the others.</summary>
public sealed record College(string Class, int Weight);

/// <summary>A class and a share.</summary>
public sealed record ClassShare(string Class, Fraction Share);

/// <summary>
/// How classes of members count. Co-operatives of several kinds of members weigh them (SCIC: three or more, each of 10 to 50 %),
/// cap investors (model rules: at most 10 % of the votes), or ask each class by itself.
/// </summary>
public sealed record ClassTerms
{
    /// <summary>Terms that say nothing yet.</summary>
    [JsonConstructor]
    public ClassTerms()
    {
    }

    public ClassTerms(
        ImmutableArray<College> colleges = default, CollegeCarrying carries = CollegeCarrying.Proportional, ImmutableArray<ClassShare> caps = default,
        ImmutableArray<ClassShare> mustAgree = default, bool countsVotes = false)
    {
        (Colleges, Carries, Caps) = (colleges.IsDefault ? [] : colleges, carries, caps.IsDefault ? [] : caps);
        (MustAgree, CountsVotes) = (mustAgree.IsDefault ? [] : mustAgree, countsVotes);
    }

    /// <summary>What each class weighs; empty where every vote counts the same. With colleges, every voter is of one.</summary>
    public ImmutableArray<College> Colleges { get; init; } = [];

    /// <summary>How a college's weight goes with its members' votes.</summary>
    public CollegeCarrying Carries { get; init; }

    /// <summary>The largest share of all votes that a class may have, below 1 together.</summary>
    public ImmutableArray<ClassShare> Caps { get; init; } = [];

    /// <summary>Classes that must be in favour too, each by a share of its own votes, with the threshold's comparator and base.</summary>
    public ImmutableArray<ClassShare> MustAgree { get; init; } = [];

    /// <summary>Whether a member has as many votes as they were given; otherwise each has one.</summary>
    public bool CountsVotes { get; init; }

    /// <summary>Whether votes are counted in parts, so that no whole number of them says how a class counts.</summary>
    [JsonIgnore]
    public bool CountsInParts => !Colleges.IsEmpty || !Caps.IsEmpty;

    /// <summary>Every class that the terms name.</summary>
    [JsonIgnore]
    public IEnumerable<string> Classes =>
        Colleges.Select(college => college.Class).Concat(Caps.Concat(MustAgree).Select(share => share.Class)).Distinct(StringComparer.Ordinal);

    public bool Equals(ClassTerms? other) => other is not null && Carries == other.Carries && CountsVotes == other.CountsVotes &&
        Colleges.AsSpan().SequenceEqual(other.Colleges.AsSpan()) && Caps.AsSpan().SequenceEqual(other.Caps.AsSpan()) &&
        MustAgree.AsSpan().SequenceEqual(other.MustAgree.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Carries, CountsVotes, Colleges.Length, Caps.Length, MustAgree.Length);
}
