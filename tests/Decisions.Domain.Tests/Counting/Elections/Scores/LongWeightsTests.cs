using System.Collections.Immutable;
using Decisions.Domain.Counting.Elections;

namespace Decisions.Domain.Tests.Counting.Elections.Scores;

/// <summary>Exact weights become long fractions where many seats are filled from many different ballots.</summary>
public sealed class LongWeightsTests
{
    [Fact(Timeout = 30_000)]
    public Task Sequentially_spent_score_refuses_what_it_could_not_end() => Task.Run(() =>
        Should.Throw<CannotCountException>(() => Various(1_000, 20, highest: 5, seats: 14).By("sss")).Message
            .ShouldEndWith("Fill fewer seats, or use allocated-score or rrv."), TestContext.Current.CancellationToken);

    [Fact]
    public void Sequentially_spent_score_is_not_promised_for_every_count() =>
        CountingRules.Find("sss")!.CountsAny(ChosenSettings.Of(CountingRules.Find("sss")!, ImmutableDictionary<string, string>.Empty)).ShouldBeFalse();

    [Fact(Timeout = 20_000)]
    public Task Reweighted_range_counts_many_different_weights() => Task.Run(() =>
        Various(3_000, 30, highest: 1_000, seats: 15).By("rrv", "highest=1000").Winners.Length.ShouldBe(15), TestContext.Current.CancellationToken);

    /// <summary>Ballots that hardly ever say the same, always the same ones.</summary>
    private static Election Various(int ballots, int candidates, int highest, int seats)
    {
        var state = 1ul;
        var lines = Enumerable.Range(0, ballots).Select(_ => (Enumerable.Range(0, candidates).Select(one => (one, Next())).ToImmutableArray(), 1L)).ToList();
        return ScoredElections.Of(Enumerable.Range(0, candidates).Select(one => $"c{one:00}"), lines, seats);

        long Next()
        {
            state = (state * 6_364_136_223_846_793_005) + 1_442_695_040_888_963_407;
            return (long)((state >> 33) % (ulong)(highest + 1));
        }
    }
}
