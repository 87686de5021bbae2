using System.Collections.Immutable;

namespace Decisions.Domain.Counting.Elections.Positional;

/// <summary>
/// The most first places are chosen. With a run-off the two who have the most meet once more unless the first has more
/// than half of all votes: each ballot then counts for whichever of the two it ranks higher.
/// </summary>
public sealed class Plurality : CountingRule
{
    private const string RunOff = "run-off", Shared = "shared-first", Ties = TieSetting.Name;

    public override string Name => "plurality";

    public override string Title => "Most first choices";

    public override string Summary => "Each ballot counts for its first choice, and the most votes are chosen, if wished after a run-off of two.";

    public override bool TakesSharedPlaces => true;

    public override ImmutableArray<Setting> Settings =>
    [
        new(RunOff, "Whether the two who lead meet in a run-off when nobody has more than half (two), or not (none).", "none", ["none", "two"]),
        new(Shared, "What a ballot does that gives several the first place: counts for each of them in equal parts (divide), or for nobody (nobody).",
            "divide", ["divide", "nobody"]),
        TieSetting.LotOrOrder,
    ];

    public override CountRecord Count(Election election, ChosenSettings settings, ReadOnlyMemory<byte> lotSeed)
    {
        var profile = election.Ballots as RankedProfile ?? throw new CannotCountException($"{Name} counts ranked ballots.");
        if (settings[RunOff] == "two" && election.Seats != 1)
            throw new CannotCountException($"A run-off of two fills one seat, not {election.Seats}. Use run-off=none, or one seat.");
        var ties = new TieRule(election.Candidates, settings[Ties], lotSeed);
        var votes = FirstPlaces(election, profile, settings[Shared] == "divide");
        return settings[RunOff] == "two" && NeedsRunOff(votes)
            ? HoldRunOff(election, settings, profile, ties, votes)
            : PositionalRecord.Of(this, election, settings, ties, votes, nobody: votes.Values.All(each => each.Numerator.IsZero));
    }

    public override ImmutableArray<string> InWords(CountRecord record) => PositionalInWords.Of(
        record,
        record.Settings[RunOff] == "two"
            ? "Each ballot counts for its first choice. Unless somebody has more than half, the two who have the most go on to a run-off."
            : "Each ballot counts for its first choice. The most votes win.",
        PositionalInWords.Votes);

    private static Dictionary<int, Amount> FirstPlaces(Election election, RankedProfile profile, bool divides)
    {
        // Votes by how many share them, so that equal parts stay whole numbers until the end.
        var parts = new Dictionary<(int Candidate, int Sharing), long>();
        for (var index = 0; index < profile.Distinct; index++)
        {
            var first = FirstPlace(profile.Ranking(index), election.Candidates);
            if (first.Count > 1 && !divides)
                continue;
            foreach (var one in first)
                parts[(one, first.Count)] = parts.GetValueOrDefault((one, first.Count)) + profile.Count(index);
        }

        return election.Standing.ToDictionary(one => one, one => parts
            .Where(part => part.Key.Candidate == one)
            .Aggregate((Amount)0, (sum, part) => sum + Amount.Ratio(part.Value, part.Key.Sharing)));
    }

    private static List<int> FirstPlace(ReadOnlySpan<int> ranking, ImmutableArray<Candidate> candidates)
    {
        var first = new List<int>();
        foreach (var item in ranking)
        {
            if (item >= 0 && first.Count > 0)
                break;
            if (!candidates[item < 0 ? ~item : item].IsWithdrawn)
                first.Add(item < 0 ? ~item : item);
        }

        return first;
    }

    private static bool NeedsRunOff(Dictionary<int, Amount> votes)
    {
        var all = votes.Values.Aggregate((Amount)0, (sum, each) => sum + each);
        return votes.Count > 2 && all.Numerator.Sign > 0 && votes.Values.All(each => each * 2 <= all);
    }

    private CountRecord HoldRunOff(
        Election election, ChosenSettings settings, RankedProfile profile, TieRule ties, Dictionary<int, Amount> votes)
    {
        var before = Standings.ByScore(election.Standing, one => votes[one]);
        var two = RunOffOfTwo.Leaders(before, ties);
        var (one, other, neither) = RunOffOfTwo.Compare(profile, two[0], two[1]);
        var won = one.CompareTo(other) switch { > 0 => two[0], < 0 => two[1], _ => ties.Favours(two) };
        if (one == other)
            ties.Note(2, "seat", two, ties.By, [won]);
        List<List<int>> ranking =
        [
            .. one == other ? (List<List<int>>)[two] : [[won], [two[0] + two[1] - won]],
            .. before.Select(group => group.Except(two).ToList()).Where(group => group.Count > 0),
        ];
        return PositionalRecord.Of(this, election, settings, ties, ranking, [won],
        [
            PositionalRecord.Round(election, 1, RoundActions.Count, votes, [], 0),
            PositionalRecord.Round(election, 2, RoundActions.RunOff, new() { [two[0]] = one, [two[1]] = other }, [won], neither),
        ]);
    }
}
