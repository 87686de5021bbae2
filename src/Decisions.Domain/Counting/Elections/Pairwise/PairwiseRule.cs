using System.Collections.Immutable;

namespace Decisions.Domain.Counting.Elections.Pairwise;

/// <summary>A rule that compares candidates two by two, each pair as if it stood alone.</summary>
public abstract class PairwiseRule : CountingRule
{
    public const string Strength = "strength", Unranked = "unranked", Ties = TieSetting.Name;

    private protected static readonly Setting StrengthSetting = new(
        Strength,
        "How strong a pairwise win is: the number who prefer the winner (winning), or by how many more they are (margins).",
        "winning", ["winning", "margins"]);

    private static readonly Setting UnrankedSetting = new(
        Unranked,
        "Whether candidates whom a ballot leaves out are ranked last by it (last), or not compared by it at all (ignored).",
        "last", ["last", "ignored"]);

    public override bool TakesSharedPlaces => true;

    public override ImmutableArray<Setting> Settings => [.. OwnSettings, UnrankedSetting, TieSetting.LotOrOrder, .. DefaultOption.Settings];

    private protected abstract ImmutableArray<Setting> OwnSettings { get; }

    public override CountRecord Count(Election election, ChosenSettings settings, ReadOnlyMemory<byte> lotSeed)
    {
        _ = election.Ballots as RankedProfile ?? throw new CannotCountException($"{Name} counts ranked ballots.");
        var all = PairwiseMatrix.Of(election, settings[Unranked] == "last");
        var requirements = DefaultOption.Requirements(election, all, settings);
        var left = DefaultOption.Without(election, requirements);
        var matrix = ReferenceEquals(left, election) ? all : PairwiseMatrix.Of(left, settings[Unranked] == "last");
        var ties = new TieRule(election.Candidates, settings[Ties], lotSeed);
        var result = Compare(matrix, settings, ties, election.Candidates);
        var numbers = CountedNumbers.Of(election);
        var nobody = numbers.Valid == 0;
        ImmutableArray<string> winners = nobody
            ? []
            : [.. Standings.Seat(result.Ranking, election.Seats, ties).Select(one => election.Candidates[one].Name)];
        return new CountRecord(
            Name, settings.Values, election.Title,
            [.. election.Candidates.Select(each => each.Name)],
            [.. election.Candidates.Where(each => each.IsWithdrawn).Select(each => each.Name)],
            election.Seats,
            numbers,
            winners,
            nobody ? [] : [.. result.Ranking.Select(group => group.Select(one => election.Candidates[one].Name).ToImmutableArray())],
            [Round(matrix, result, election.Candidates, winners, DefaultOption.Dropped(requirements))],
            ties.Ties,
            new PairwiseRecord(
                all.Named(election.Candidates, (one, other) => all[one, other]),
                result.Strength is { } strength ? matrix.Named(election.Candidates, strength) : null,
                result.Steps),
            ties.LotSeed,
            Requirements: requirements.IsEmpty ? null : requirements);
    }

    public override ImmutableArray<string> InWords(CountRecord record) => PairwiseInWords.Of(record, this);

    /// <summary>What the rule makes of the comparisons.</summary>
    private protected abstract PairwiseResult Compare(
        PairwiseMatrix matrix, ChosenSettings settings, TieRule ties, ImmutableArray<Candidate> candidates);

    /// <summary>How its ranking comes about, in words.</summary>
    internal abstract IEnumerable<string> Explain(CountRecord record);

    private static CountRound Round(
        PairwiseMatrix matrix, PairwiseResult result, ImmutableArray<Candidate> candidates, ImmutableArray<string> winners,
        ImmutableArray<string> dropped) =>
        new(1, RoundActions.Count, [],
            matrix.Standing.ToImmutableSortedDictionary(one => candidates[one].Name, result.Score, StringComparer.Ordinal),
            null, winners, dropped, [], 0, 0);
}

/// <param name="Ranking">Best first, equals together.</param>
/// <param name="Score">What each candidate's standing comes from.</param>
/// <param name="Strength">What the rule gives each pair, or null.</param>
/// <param name="Steps">What was done with pairs, in order.</param>
internal sealed record PairwiseResult(
    List<List<int>> Ranking, Func<int, Amount> Score, Func<int, int, Amount>? Strength, ImmutableArray<PairStep> Steps);
