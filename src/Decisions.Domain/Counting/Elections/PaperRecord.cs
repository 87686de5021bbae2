using System.Collections.Immutable;

namespace Decisions.Domain.Counting.Elections;

/// <summary>Ballots that say the same.</summary>
/// <param name="Count">How many they are.</param>
/// <param name="Scores">What they give to each whom they name and who stands; to approve is to give 1.</param>
public sealed record PaperRecord(long Count, ImmutableSortedDictionary<string, long> Scores);
