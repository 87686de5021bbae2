using System.Collections.Immutable;
using System.Numerics;

namespace Decisions.Domain.Counting.Elections.Positional;

/// <summary>
/// Borda's count (J.-C. de Borda, Mémoire sur les élections au scrutin, 1781): points for each place, fewer for each
/// lower one. Candidates who share places share their points equally, so that all points are whole or half ones.
/// </summary>
public sealed class Borda : CountingRule
{
    private const string Base = "base", Unranked = "unranked", Ties = TieSetting.Name;

    public override string Name => "borda";

    public override string Title => "Borda count";

    public override string Summary => "Each place on a ballot gives points, and the most points are chosen (Borda 1781).";

    public override bool TakesSharedPlaces => true;

    public override ImmutableArray<Setting> Settings =>
    [
        new(Base, "What a first place among n candidates gives: n points, and so 1 for the last (n), or n-1, and so 0 for the last (n-1).", "n", ["n", "n-1"]),
        new(Unranked, "What candidates get whom a ballot leaves out: an equal share of the points for the places left (average), or nothing (zero).",
            "average", ["average", "zero"]),
        TieSetting.LotOrOrder,
    ];

    public override CountRecord Count(Election election, ChosenSettings settings, ReadOnlyMemory<byte> lotSeed)
    {
        var profile = election.Ballots as RankedProfile ?? throw new CannotCountException($"{Name} counts ranked ballots.");
        var halves = HalfPoints(election, profile, settings[Base] == "n" ? 1 : 0, settings[Unranked] == "average");
        return PositionalRecord.Of(
            this, election, settings, new TieRule(election.Candidates, settings[Ties], lotSeed),
            election.Standing.ToDictionary(one => one, one => Amount.Ratio(halves[one], 2)), nobody: CountedNumbers.Of(election).Valid == 0);
    }

    public override ImmutableArray<string> InWords(CountRecord record)
    {
        var n = record.Rounds[0].Votes.Count;
        var (first, last) = record.Settings[Base] == "n" ? (n, 1) : (n - 1, 0);
        return PositionalInWords.Of(
            record,
            $"A first place gives {PositionalInWords.Points(first)}, each next place one less, down to {last} for the last. " +
            "Candidates who share places share their points. " +
            (record.Settings[Unranked] == "average"
                ? "Whoever a ballot leaves out shares the places left on it."
                : "Whoever a ballot leaves out gets nothing from it."),
            PositionalInWords.Points);
    }

    /// <summary>Twice the points: places p to q in a row give each who shares them the mean of the first and the last.</summary>
    private static BigInteger[] HalfPoints(Election election, RankedProfile profile, int last, bool average)
    {
        var points = new BigInteger[election.Candidates.Length];
        var standing = election.Standing.ToArray();
        var ranked = new int[points.Length];
        if (average)
        {
            // A blank ballot leaves all out, so that all share all places; that moves nobody past another.
            foreach (var one in standing)
                points[one] = (BigInteger)profile.Blank * (standing.Length - 1 + last + last);
        }

        for (var index = 0; index < profile.Distinct; index++)
        {
            var count = profile.Count(index);
            var next = standing.Length - 1 + last;
            var place = new List<int>();
            foreach (var item in profile.Ranking(index))
            {
                var one = item < 0 ? ~item : item;
                ranked[one] = index + 1;
                if (item >= 0)
                    Give(place);
                if (!election.Candidates[one].IsWithdrawn)
                    place.Add(one);
            }

            Give(place);
            if (average)
            {
                place.AddRange(standing.Where(one => ranked[one] != index + 1));
                Give(place);
            }

            void Give(List<int> sharing)
            {
                foreach (var one in sharing)
                    points[one] += (BigInteger)count * (next + next - sharing.Count + 1);
                next -= sharing.Count;
                sharing.Clear();
            }
        }

        return points;
    }
}
