using Decisions.Domain.Ballots;

namespace Decisions.Domain.Counting;

/// <summary>How many ballots say the same. A count takes ballots in this form, in any order.</summary>
/// <param name="Class">The class of the members whose ballots they are; null for none, and where the rule does not ask.</param>
/// <param name="Votes">How many votes these members have together; null for one each.</param>
public readonly record struct CountedBallots(Choice Choice, long Count, string? Class = null, long? Votes = null)
{
    /// <summary>How many votes that is.</summary>
    public long InVotes => Votes ?? Count;

    public void Deconstruct(out Choice choice, out long count) => (choice, count) = (Choice, Count);
}
