using System.Collections.Immutable;
using Decisions.Domain.Proposals;

namespace Decisions.Domain.Ballots;

/// <summary>An option and the number that a ballot gives it.</summary>
public sealed record OptionScore(OptionId Option, int Score);

/// <summary>
/// Numbers for options: scores, dots, or a 1 for each that is approved of. An option that is left out has none, which is
/// not the same as a 0. No option at all is a blank ballot.
/// </summary>
public sealed record ScoredChoice(ImmutableArray<OptionScore> Scores) : Choice
{
    /// <summary>Approval of some options.</summary>
    public static ScoredChoice Approving(params ReadOnlySpan<OptionId> options)
    {
        var scores = ImmutableArray.CreateBuilder<OptionScore>(options.Length);
        foreach (var option in options)
            scores.Add(new OptionScore(option, 1));
        return new ScoredChoice(scores.MoveToImmutable());
    }

    /// <summary>By what is given to which. A list that is missing, as bad JSON leaves it, equals only another such.</summary>
    public bool Equals(ScoredChoice? other) =>
        other is not null && (Scores.IsDefault || other.Scores.IsDefault ? Scores.IsDefault && other.Scores.IsDefault : Scores.SequenceEqual(other.Scores));

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var each in Scores.IsDefault ? [] : Scores)
            hash.Add(each);
        return hash.ToHashCode();
    }
}
