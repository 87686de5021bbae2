using Decisions.Domain.Counting;
using Decisions.Domain.Rules;

namespace Decisions.Domain.Tests.Counting;

public sealed class ThresholdEdgesTests
{
    [Theory]
    // fraction, comparator, base, roll, yes, no, abstain, carried
    [InlineData(1, 2, Comparator.MoreThan, ThresholdBase.Cast, 20, 6, 6, 0, false)]
    [InlineData(1, 2, Comparator.MoreThan, ThresholdBase.Cast, 20, 7, 6, 0, true)]
    [InlineData(1, 2, Comparator.AtLeast, ThresholdBase.Cast, 20, 6, 6, 0, true)]
    [InlineData(1, 2, Comparator.AtLeast, ThresholdBase.Cast, 20, 6, 7, 0, false)]
    [InlineData(1, 2, Comparator.MoreThan, ThresholdBase.Cast, 20, 1, 0, 19, true)]
    [InlineData(2, 3, Comparator.AtLeast, ThresholdBase.Cast, 3, 2, 1, 0, true)]
    [InlineData(2, 3, Comparator.MoreThan, ThresholdBase.Cast, 3, 2, 1, 0, false)]
    [InlineData(2, 3, Comparator.AtLeast, ThresholdBase.Cast, 1000, 666, 334, 0, false)]
    [InlineData(2, 3, Comparator.AtLeast, ThresholdBase.Cast, 1000, 667, 333, 0, true)]
    [InlineData(66, 100, Comparator.AtLeast, ThresholdBase.Cast, 1000, 660, 340, 0, true)]
    [InlineData(3, 4, Comparator.AtLeast, ThresholdBase.Cast, 12, 6, 2, 4, true)]
    [InlineData(3, 4, Comparator.AtLeast, ThresholdBase.Present, 12, 6, 2, 4, false)]
    [InlineData(3, 4, Comparator.AtLeast, ThresholdBase.Present, 12, 6, 1, 1, true)]
    [InlineData(3, 4, Comparator.MoreThan, ThresholdBase.Present, 12, 6, 1, 1, false)]
    [InlineData(3, 4, Comparator.AtLeast, ThresholdBase.Present, 12, 9, 0, 3, true)]
    [InlineData(1, 2, Comparator.MoreThan, ThresholdBase.Eligible, 20, 10, 0, 0, false)]
    [InlineData(1, 2, Comparator.MoreThan, ThresholdBase.Eligible, 20, 11, 9, 0, true)]
    [InlineData(3, 4, Comparator.AtLeast, ThresholdBase.Eligible, 20, 15, 0, 0, true)]
    [InlineData(3, 4, Comparator.AtLeast, ThresholdBase.Eligible, 20, 14, 0, 6, false)]
    [InlineData(1, 1, Comparator.AtLeast, ThresholdBase.Cast, 20, 5, 0, 15, true)]
    [InlineData(1, 1, Comparator.AtLeast, ThresholdBase.Cast, 20, 5, 1, 0, false)]
    [InlineData(1, 1, Comparator.AtLeast, ThresholdBase.Eligible, 6, 6, 0, 0, true)]
    [InlineData(0, 1, Comparator.AtLeast, ThresholdBase.Cast, 20, 0, 5, 0, false)]
    [InlineData(0, 1, Comparator.AtLeast, ThresholdBase.Cast, 20, 1, 5, 0, true)]
    [InlineData(1, 2, Comparator.AtLeast, ThresholdBase.Cast, 20, 0, 0, 0, false)]
    [InlineData(1, 2, Comparator.AtLeast, ThresholdBase.Cast, 20, 0, 0, 5, false)]
    [InlineData(1, 2, Comparator.AtLeast, ThresholdBase.Eligible, 0, 0, 0, 0, false)]
    public void A_threshold_is_met_exactly_where_the_rule_says(
        int numerator, int denominator, Comparator comparator, ThresholdBase of, long roll, long yes, long no,
        long abstain, bool carried)
    {
        var rule = Samples.YesNo(new Threshold(new Fraction(numerator, denominator), comparator, of));

        var tally = Samples.Count(rule, roll, yes, no, abstain);

        tally.ThresholdMet.ShouldBe(carried);
        tally.Verdict.ShouldBe(carried ? Verdict.Carried : Verdict.Lost);
    }

    [Theory]
    [InlineData(ThresholdBase.Cast, 8)]
    [InlineData(ThresholdBase.Present, 12)]
    [InlineData(ThresholdBase.Eligible, 20)]
    public void The_base_is_the_votes_cast_or_those_present_or_the_roll(ThresholdBase of, long whole)
    {
        var tally = Samples.Count(Samples.YesNo(new Threshold(Fraction.Half, Comparator.MoreThan, of)), 20, 6, 2, 4);

        tally.Base.ShouldBe(whole);
        (tally.Yes, tally.No, tally.Abstain, tally.Returned).ShouldBe((6, 2, 4, 12));
    }

    [Fact]
    public void A_count_of_a_whole_nation_does_not_overflow()
    {
        var rule = Samples.YesNo(new Threshold(new Fraction(499_999, 1_000_000), Comparator.MoreThan, ThresholdBase.Cast));

        var tally = Samples.Count(rule, long.MaxValue, long.MaxValue / 2, long.MaxValue / 2, 1);

        tally.Verdict.ShouldBe(Verdict.Carried);
    }
}
