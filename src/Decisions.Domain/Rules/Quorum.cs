namespace Decisions.Domain.Rules;

/// <summary>
/// How many must take part for a decision to stand: the greater of a number and a fraction of the electoral roll
/// (worker co-operative model articles: the greater of 2 or 50 % of members). Abstentions count toward it.
/// </summary>
/// <param name="AtLeast">A number of members, or null.</param>
/// <param name="Fraction">A fraction of those eligible, or null.</param>
public sealed record Quorum(int? AtLeast, Fraction? Fraction)
{
    /// <summary>No quorum.</summary>
    public static Quorum None { get; } = new(null, null);

    /// <summary>How many of <paramref name="eligible"/> members are needed; 0 when there is no quorum.</summary>
    public long Needed(long eligible) => Math.Max(AtLeast ?? 0, Fraction?.CeilingOf(eligible) ?? 0);
}
