using Decisions.Domain.Counting;

namespace Decisions.Domain.Tests.Counting;

/// <summary>A wrong answer here would show only where two hashes meet, so it is asked directly.</summary>
public sealed class RankingComparerTests
{
    [Theory]
    [InlineData(new[] { 0, 1, 2 }, new[] { 0, 1, 2 }, true)]
    [InlineData(new[] { 0, 1, 2 }, new[] { 0, 2, 1 }, false)]
    [InlineData(new[] { 0, 1, 2 }, new[] { 0, 1 }, false)]
    [InlineData(new int[0], new int[0], true)]
    public void Rankings_are_the_same_when_they_list_the_same_options_in_the_same_order(
        int[] one, int[] other, bool same)
    {
        var comparer = new RankingComparer();

        comparer.Equals(one, other).ShouldBe(same);
        comparer.Equals(one.AsSpan(), other).ShouldBe(same);
        comparer.GetHashCode(one.AsSpan()).ShouldBe(comparer.GetHashCode(one));
        comparer.Create(one).ShouldBe(one);
    }
}
