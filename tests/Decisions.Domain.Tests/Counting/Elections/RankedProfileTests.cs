using Decisions.Domain.Counting.Elections;

namespace Decisions.Domain.Tests.Counting.Elections;

/// <summary>Profiles larger and odder than the elections of other tests.</summary>
public sealed class RankedProfileTests
{
    [Fact]
    public void Each_of_many_different_rankings_is_there_once_where_they_come_again()
    {
        var profile = new RankedProfile.Builder(9);
        foreach (var order in Orders([0, 1, 2, 3, 4, 5, 6, 7, 8], 0))
        {
            profile.Add(order);
            profile.Add(order);
        }

        Counts(profile.Build()).ShouldBe((362_880, 362_880, 2, 2));
    }

    [Fact]
    public void No_ballot_is_lost_where_hardly_any_says_what_another_says()
    {
        var profile = new RankedProfile.Builder(9);
        for (var time = 1; time <= 2; time++)
        {
            foreach (var order in Orders([0, 1, 2, 3, 4, 5, 6, 7, 8], 0))
                profile.Add(order);
        }

        // What is taken as it comes is not looked up among those that were put together before either.
        Counts(profile.Build()).ShouldBe((725_760, 362_880, 2, 2));
    }

    [Fact]
    public void Ballots_taken_as_they_come_are_put_together_when_more_candidates_stand_than_fit_a_byte()
    {
        var profile = new RankedProfile.Builder(3) { Appends = true };
        profile.Add([0, 2]);
        profile.Add([1], 4);
        profile.Add([0, 2]);
        profile.Admit(200);
        profile.Add([0, 2]);
        profile.Add([199]);
        Counts(profile.Build()).ShouldBe((3, 3, 1, 4));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(130)]
    public void Counts_may_be_as_large_as_they_like(int candidates)
    {
        var profile = new RankedProfile.Builder(candidates);
        profile.Add([1, ~3], 5_000_000_000);
        profile.Add([candidates - 1], uint.MaxValue);
        for (var more = 0; more < 3; more++)
        {
            profile.Add([1, ~3]);
            profile.Add([candidates - 1]);
        }

        profile.Add([], 7);
        var built = profile.Build();
        (built.Count(0), built.Count(1), built.Blank, built.HasEqualRanks).ShouldBe((5_000_000_003, uint.MaxValue + 3L, 7, true));
        built.Ranking(0).ToArray().ShouldBe([1, ~3]);
        built.Ranking(1).ToArray().ShouldBe([candidates - 1]);
        Should.Throw<ObjectDisposedException>(() => profile.Add([1]));
        Should.Throw<ObjectDisposedException>(() => profile.Build());
    }

    [Fact]
    public void Rankings_of_any_length_are_told_apart()
    {
        // Where a hash holds a short ranking whole, and where it does not.
        var profile = new RankedProfile.Builder(100);
        int[] all = [.. Enumerable.Range(0, 100)];
        for (var length = 1; length <= 100; length++)
        {
            profile.Add(all.AsSpan(0, length), length);
            profile.Add([.. all.Take(length).Reverse()], length);
        }

        var built = profile.Build();
        (built.Distinct, built.Returned, built.Count(0)).ShouldBe((199, 10_100, 2));
    }

    [Theory]
    [InlineData(3, 600)]
    [InlineData(70, 600)]
    [InlineData(140, 300)]
    public void The_pairwise_matrix_is_what_a_count_one_by_one_gives(int candidates, int ballots)
    {
        var profile = new RankedProfile.Builder(candidates);
        var over = new long[candidates, candidates];
        for (var ballot = 0; ballot < ballots; ballot++)
        {
            // Steps prime to the number of candidates give other orders; some places are shared.
            var step = Enumerable.Range(1 + ballot, candidates).First(each => Gcd(each, candidates) == 1);
            int[] order = [.. Enumerable.Range(0, candidates).Select(i => (int)((ballot + ((long)i * step)) % candidates))];
            int[] ranking = [.. order.Take(1 + (ballot * 7 % candidates))];
            int[] rank = [.. Enumerable.Repeat(int.MaxValue, candidates)];
            for (var i = 0; i < ranking.Length; i++)
            {
                var shares = i > 0 && (i + ballot) % 5 == 0;
                rank[ranking[i]] = shares ? rank[order[i - 1]] : i;
                ranking[i] = shares ? ~ranking[i] : ranking[i];
            }

            var count = ballot % 9 == 0 ? 3 : 1;
            profile.Add(ranking, count);
            foreach (var (one, other) in Enumerable.Range(0, candidates).SelectMany(one => Enumerable.Range(0, candidates).Select(other => (one, other))))
                over[one, other] += rank[one] < rank[other] ? count : 0;
        }

        string[] names = [.. Enumerable.Range(0, candidates).Select(i => $"N{i}")];
        var record = new Election("", [.. names.Select(name => new Candidate(name))], 1, profile.Build()).By("copeland");
        foreach (var (one, other) in Enumerable.Range(0, candidates).SelectMany(one => Enumerable.Range(0, candidates).Select(other => (one, other))).Where(pair => pair.one != pair.other))
            record.Pairwise!.Preferred[names[one]][names[other]].ShouldBe((Amount)over[one, other]);
    }

    /// <summary>How many rankings there are and how many different ones, and the fewest and most ballots of these.</summary>
    private static (int All, int Different, long Fewest, long Most) Counts(RankedProfile profile)
    {
        var counts = new Dictionary<string, long>();
        for (var index = 0; index < profile.Distinct; index++)
        {
            var ranking = string.Join(' ', profile.Ranking(index).ToArray());
            counts[ranking] = counts.GetValueOrDefault(ranking) + profile.Count(index);
        }

        return (profile.Distinct, counts.Count, counts.Values.Min(), counts.Values.Max());
    }

    private static int Gcd(int one, int other) => other == 0 ? one : Gcd(other, one % other);

    private static IEnumerable<int[]> Orders(int[] order, int from)
    {
        if (from == order.Length)
            yield return order;
        for (var i = from; i < order.Length; i++)
        {
            (order[from], order[i]) = (order[i], order[from]);
            foreach (var each in Orders(order, from + 1))
                yield return each;
            (order[from], order[i]) = (order[i], order[from]);
        }
    }
}
