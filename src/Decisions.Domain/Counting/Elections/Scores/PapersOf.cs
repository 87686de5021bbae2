using System.Collections.Immutable;
using Decisions.Domain.Rules;

namespace Decisions.Domain.Counting.Elections.Scores;

/// <summary>
/// The distinct ballots for the record of rules whose numbers hang on who scores whom together, so that each round can
/// be checked from the record. Of more than can be read they are left out.
/// </summary>
internal static class PapersOf
{
    public const int Most = 10_000;

    /// <summary>By the candidates in the order of the paper, whatever the order of the ballots; null where they are too many.</summary>
    public static ImmutableArray<PaperRecord>? Record(Election election, ScoredBallots ballots)
    {
        if (ballots.Valid.Length > Most)
            return null;
        var stands = ballots.Standing.ToHashSet();
        return
        [
            .. ballots.Valid.Select(index => (Given: Given(index), Count: ballots.Profile.Count(index)))
                .GroupBy(each => string.Join(' ', each.Given.Select(one => $"{one.Candidate}={one.Score}")))
                .OrderBy(group => group.First().Given, Comparer<(int, long)[]>.Create((one, other) => one.AsSpan().SequenceCompareTo(other)))
                .Select(group => new PaperRecord(
                    group.Sum(each => each.Count),
                    group.First().Given.ToImmutableSortedDictionary(each => election.Candidates[each.Candidate].Name, each => each.Score, StringComparer.Ordinal))),
        ];

        (int Candidate, long Score)[] Given(int index)
        {
            var scores = ballots.Profile.Scores(index).ToArray();
            return [.. ballots.Profile.Named(index).ToArray().Zip(scores).Where(each => stands.Contains(each.First))];
        }
    }

    /// <summary>Says that they were left out, where they were.</summary>
    public static IEnumerable<string> InWords(CountRecord record)
    {
        if (record.Papers is null && record.Ballots.Valid > Most)
            yield return $"More than {English.Number(Most)} ballots differ, so the record does not list them.";
    }
}
