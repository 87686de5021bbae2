using System.Collections.Immutable;

namespace Decisions.Domain.Counting.Elections.Answers;

/// <summary>Ballots that each give one answer, by answer and class; and the roll, where it is known.</summary>
/// <param name="piles">Those that took part.</param>
/// <param name="roll">All who may, by class; empty where it is not known.</param>
public sealed class AnswerProfile(ImmutableArray<AnswerPile> piles, ImmutableArray<ClassSize> roll = default) : BallotProfile
{
    public ImmutableArray<AnswerPile> Piles { get; } = piles;

    public ImmutableArray<ClassSize> Roll { get; } = roll.IsDefault ? [] : roll;

    /// <summary>Members who took part.</summary>
    public override long Returned { get; } = piles.Sum(pile => pile.Voters);

    public override long Blank { get; } = piles.Where(pile => pile.Answer is null).Sum(pile => pile.Voters);
}

/// <summary>Ballots that say the same.</summary>
/// <param name="Answer">The answer by its position among those of the rule; null for a blank ballot.</param>
/// <param name="Class">The voters' class, or null.</param>
/// <param name="Voters">How many members that is.</param>
/// <param name="Votes">How many votes they have together; as many as members where each has one.</param>
public readonly record struct AnswerPile(int? Answer, string? Class, long Voters, long Votes)
{
    public static AnswerPile Of(int? answer, long voters, string? of = null) => new(answer, of, voters, voters);
}

/// <summary>How many of a class may vote, and how many votes they have together.</summary>
public readonly record struct ClassSize(string? Class, long Voters, long Votes);
