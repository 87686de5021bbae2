using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;

namespace Decisions.Domain.Counting.Elections.Scores;

/// <summary>The ballots of an election as a rule reads them that counts scores: those out of bounds are set aside as spoilt.</summary>
internal sealed class ScoredBallots
{
    private readonly Election election;
    private readonly ScoreProfile profile;

    private ScoredBallots(Election election, ScoreProfile profile, ImmutableArray<int> valid, BallotNumbers numbers)
    {
        (this.election, this.profile, Valid, Numbers) = (election, profile, valid, numbers);
        Standing = [.. election.Standing];
    }

    /// <summary>The distinct ballots that count, by their number in the profile.</summary>
    public ImmutableArray<int> Valid { get; }

    public BallotNumbers Numbers { get; }

    public ImmutableArray<int> Standing { get; }

    public ScoreProfile Profile => profile;

    /// <param name="highest">The highest score that a ballot may give, or 0 where there is no bound.</param>
    /// <exception cref="CannotCountException">The election has no scores.</exception>
    public static ScoredBallots Of(CountingRule rule, Election election, long highest) =>
        Of(rule, election, scores => highest == 0 || scores.IndexOfAnyExceptInRange(0, highest) < 0, _ => false);

    /// <param name="isValid">Whether a ballot that gives these scores is not spoilt.</param>
    /// <param name="isBlank">Whether a ballot that gives these scores says nothing.</param>
    public static ScoredBallots Of(
        CountingRule rule, Election election, Func<ReadOnlySpan<long>, bool> isValid, Func<ReadOnlySpan<long>, bool> isBlank)
    {
        var profile = election.Ballots as ScoreProfile ?? throw new CannotCountException($"{rule.Name} counts scores or approvals.");
        var valid = ImmutableArray.CreateBuilder<int>(profile.Distinct);
        var (counted, blank) = (0L, profile.Blank);
        var someWithdrew = election.Candidates.Any(each => each.IsWithdrawn);
        for (var index = 0; index < profile.Distinct; index++)
        {
            var scores = profile.Scores(index);
            if (isBlank(scores))
            {
                blank += profile.Count(index);
                continue;
            }

            if (!isValid(scores))
                continue;
            var forThose = someWithdrew ? ForThoseWhoStand(election, profile.Named(index), scores) : scores;
            if (forThose.IsEmpty || isBlank(forThose))
            {
                blank += profile.Count(index);
            }
            else
            {
                valid.Add(index);
                counted += profile.Count(index);
            }
        }

        var spoilt = election.Spoilt + profile.Returned - counted - blank;
        return new(election, profile, valid.ToImmutable(), new BallotNumbers(profile.Returned + election.Spoilt, counted, blank, spoilt));
    }

    private static long[] ForThoseWhoStand(Election election, ReadOnlySpan<int> named, ReadOnlySpan<long> scores)
    {
        var left = new List<long>(named.Length);
        for (var i = 0; i < named.Length; i++)
        {
            if (!election.Candidates[named[i]].IsWithdrawn)
                left.Add(scores[i]);
        }

        return [.. left];
    }

    /// <summary>All points that each of those who stand is given.</summary>
    public Dictionary<int, BigInteger> Totals()
    {
        var totals = new Int128[profile.Candidates];
        foreach (var index in Valid)
        {
            var named = profile.Named(index);
            var scores = profile.Scores(index);
            Int128 count = profile.Count(index);
            for (var i = 0; i < named.Length; i++)
                totals[named[i]] = checked(totals[named[i]] + (count * scores[i]));
        }

        return Standing.ToDictionary(one => one, one => (BigInteger)totals[one]);
    }

    /// <summary>For each of those who stand, how many ballots give them exactly this score.</summary>
    public Dictionary<int, long> Giving(long score)
    {
        var giving = new long[profile.Candidates];
        foreach (var index in Valid)
        {
            var named = profile.Named(index);
            var scores = profile.Scores(index);
            for (var i = 0; i < named.Length; i++)
                giving[named[i]] += scores[i] == score ? profile.Count(index) : 0;
        }

        return Standing.ToDictionary(one => one, one => giving[one]);
    }

    public string Name(int candidate) => election.Candidates[candidate].Name;

    /// <summary>Numbers of the rule's own by the candidates' names.</summary>
    public ImmutableSortedDictionary<string, Amount> Named(IEnumerable<KeyValuePair<int, Amount>> numbers) =>
        numbers.ToImmutableSortedDictionary(each => Name(each.Key), each => each.Value, StringComparer.Ordinal);

    /// <summary>A number as a name in the notes of a round.</summary>
    public static string Key(Amount number) => number.ToString();

    public static string Key(long number) => number.ToString(CultureInfo.InvariantCulture);
}
