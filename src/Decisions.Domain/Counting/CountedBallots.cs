using Decisions.Domain.Ballots;

namespace Decisions.Domain.Counting;

/// <summary>How many ballots say the same. A count takes ballots in this form, in any order.</summary>
public readonly record struct CountedBallots(Choice Choice, long Count);
