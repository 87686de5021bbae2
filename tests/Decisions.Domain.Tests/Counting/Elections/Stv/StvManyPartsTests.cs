using System.Collections.Immutable;
using System.Numerics;
using Decisions.Domain.Counting.Elections;
using static Decisions.Domain.Tests.Counting.Elections.RankedElections;

namespace Decisions.Domain.Tests.Counting.Elections.Stv;

/// <summary>
/// Where votes of classes are counted in parts there are far more of them than people. The same numbers come of a slow count by the
/// rules' texts, ballot by ballot and in numbers of any size; elections with ties are left to other tests.
/// </summary>
public sealed class StvManyPartsTests
{
    private const long Parts = 1_000_000_000_000;

    private const int Seats = 2;

    [Fact]
    public void Meeks_rule_counts_millions_of_millions_exactly() => Same("stv-meek", Meek);

    [Fact]
    public void The_Scottish_rules_count_millions_of_millions_exactly() => Same("stv-scottish", Scottish);

    [Theory]
    [InlineData("stv-scottish")]
    [InlineData("stv-meek")]
    [InlineData("stv-ers97")]
    public void Nothing_is_lost_of_so_many(string rule) => ForAll(ballots =>
    {
        var record = Many(ballots).Election(Seats).By(rule);
        var one = BigInteger.Pow(10, record.Rounds[0].Exhausted.Places!.Value);
        return record.Rounds.All(round => round.Votes.Values.Aggregate(BigInteger.Zero, (sum, each) => sum + each.Numerator)
            + round.Exhausted.Numerator + round.LostByFraction.Numerator == record.Ballots.Valid * one);
    }, strict: true);

    private static void Same(string rule, Func<RankedElections.Ballots, SlowCount> slow)
    {
        var compared = 0;
        ForAll(ballots =>
        {
            var many = Many(ballots);
            var record = many.Election(Seats).By(rule);
            if (!record.Ties.IsEmpty || record.Ballots.Valid == 0)
                return true;
            compared++;
            var expected = slow(many);
            var votes = record.Rounds[^1].Votes;
            return record.Winners.Order().SequenceEqual(Enumerable.Range(0, ballots.Candidates).Where(expected.Elected.Contains).Select(Name))
                && Enumerable.Range(0, ballots.Candidates).All(each => votes[Name(each)].Numerator == expected.Votes[each]);
        }, strict: true);
        compared.ShouldBeGreaterThan(100);
    }

    private static string Name(int candidate) => $"{(char)('A' + candidate)}";

    /// <summary>Each line so many times, and a little more or fewer, so that equals are rare.</summary>
    private static RankedElections.Ballots Many(RankedElections.Ballots ballots) =>
        ballots with { Lines = [.. ballots.Lines.Select((line, i) => (line.Ranking, (line.Count * Parts) + (7_919L * i * i)))] };

    /// <summary>The reference text of the Proportional Representation Foundation.</summary>
    private static SlowCount Meek(RankedElections.Ballots ballots)
    {
        var one = BigInteger.Pow(10, 9);
        var count = new SlowCount(ballots.Candidates);
        var keep = Enumerable.Repeat(one, ballots.Candidates).ToArray();
        Distribute();
        while (count.Vacancies > 0 && count.Continuing.Count > count.Vacancies)
        {
            BigInteger? before = null;
            while (true)
            {
                Distribute();
                var quota = (Sum(count.Votes) / (Seats + 1)) + 1;
                if (count.ElectFrom(quota))
                    break;
                var surplus = BigInteger.Max(0, Sum(count.Elected.Select(each => count.Votes[each] - quota)));
                if (surplus < 1_000 || surplus >= before)
                {
                    keep[count.ExcludeFewest()] = 0;
                    break;
                }
                before = surplus;
                foreach (var each in count.Elected)
                    keep[each] = Up(Up(keep[each] * quota, one) * one, count.Votes[each]);
            }
        }
        count.Fill();
        return count;

        void Distribute()
        {
            Array.Clear(count.Votes);
            foreach (var (ranking, papers) in ballots.Lines)
            {
                var weight = one;
                foreach (var candidate in ranking)
                {
                    var kept = Up(weight * keep[candidate], one);
                    count.Votes[candidate] += kept * papers;
                    weight -= kept;
                }
            }
        }
    }

    /// <summary>SSI 2007/42, Schedule 1, rules 45 to 52.</summary>
    private static SlowCount Scottish(RankedElections.Ballots ballots)
    {
        var one = BigInteger.Pow(10, 5);
        var count = new SlowCount(ballots.Candidates);
        var piles = Enumerable.Range(0, ballots.Candidates).Select(_ => new List<(int Line, int At, BigInteger Value)>()).ToArray();
        foreach (var (line, ballot) in ballots.Lines.Index())
            Pass(line, 0, one);
        var quota = ((Sum(count.Votes) / one / (Seats + 1)) + 1) * one;
        while (true)
        {
            count.ElectFrom(quota);
            if (count.Continuing.Count <= count.Vacancies)
                count.Fill();
            if (count.Vacancies == 0 || count.Continuing.Count == 0)
                return count;
            var most = count.Elected.Where(each => count.Votes[each] > quota).OrderByDescending(each => count.Votes[each]).Select(each => (int?)each).FirstOrDefault();
            var from = most ?? count.ExcludeFewest();
            var (votes, left) = (count.Votes[from], most is null ? BigInteger.Zero : quota);
            var papers = piles[from];
            piles[from] = [];
            foreach (var (line, at, value) in papers)
                Pass(line, at + 1, most is null ? value : (votes - quota) * value / votes);
            count.Votes[from] = left;
        }

        void Pass(int line, int at, BigInteger value)
        {
            var (ranking, papers) = ballots.Lines[line];
            while (at < ranking.Length && !count.Continuing.Contains(ranking[at]))
                at++;
            if (at == ranking.Length)
                return;
            piles[ranking[at]].Add((line, at, value));
            count.Votes[ranking[at]] += value * papers;
        }
    }

    private static BigInteger Sum(IEnumerable<BigInteger> all) => all.Aggregate(BigInteger.Zero, (sum, each) => sum + each);

    private static BigInteger Up(BigInteger number, BigInteger by) => (number + by - 1) / by;

    private sealed class SlowCount(int candidates)
    {
        public BigInteger[] Votes { get; } = new BigInteger[candidates];

        public List<int> Elected { get; } = [];

        public List<int> Continuing { get; } = [.. Enumerable.Range(0, candidates)];

        public int Vacancies => Seats - Elected.Count;

        public bool ElectFrom(BigInteger quota)
        {
            ImmutableArray<int> reached = [.. Continuing.Where(each => Votes[each] >= quota)];
            Elected.AddRange(reached);
            Continuing.RemoveAll(reached.Contains);
            return !reached.IsEmpty;
        }

        public int ExcludeFewest()
        {
            var fewest = Continuing.MinBy(each => Votes[each]);
            Continuing.Remove(fewest);
            return fewest;
        }

        public void Fill()
        {
            if (Continuing.Count > Vacancies)
                return;
            Elected.AddRange(Continuing);
            Continuing.Clear();
        }
    }
}
