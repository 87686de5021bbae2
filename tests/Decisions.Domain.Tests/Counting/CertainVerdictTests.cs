using System.Collections.Immutable;
using Decisions.Domain.Ballots;
using Decisions.Domain.Counting;
using Decisions.Domain.Rules;
using static Decisions.Domain.Tests.Example;

namespace Decisions.Domain.Tests.Counting;

/// <summary>Held against every completion of the ballots there is, over small rolls.</summary>
public sealed class CertainVerdictTests
{
    private const int LargestRoll = 5;

    private static readonly ImmutableArray<DecisionRule> Rules =
    [
        .. from fraction in new Fraction[] { new(0, 1), new(1, 3), Fraction.Half, new(2, 3), new(1, 1) }
           from comparator in Enum.GetValues<Comparator>()
           from @base in Enum.GetValues<ThresholdBase>()
           from quorum in new Quorum[] { Quorum.None, new(2, null), new(LargestRoll, null), new(null, Fraction.Half), new(2, new Fraction(2, 3)) }
           from floor in new Fraction?[] { null, new Fraction(1, 3), new Fraction(1, 1) }
           select YesNo with { Method = new YesNoMethod(new Threshold(fraction, comparator, @base)), Quorum = quorum, TurnoutFloor = floor },
    ];

    private static readonly ImmutableArray<(int Yes, int No, int Abstain)> Ballots =
    [
        .. from yes in Enumerable.Range(0, LargestRoll + 1)
           from no in Enumerable.Range(0, LargestRoll + 1 - yes)
           from abstain in Enumerable.Range(0, LargestRoll + 1 - yes - no)
           select (yes, no, abstain),
    ];

    [Fact]
    public void A_verdict_is_certain_where_no_completion_changes_it_and_nowhere_else()
    {
        var certain = 0;
        foreach (var rule in Rules)
        {
            foreach (var eligible in Enumerable.Range(0, LargestRoll + 1))
            {
                var possible = Ballots.Where(each => each.Yes + each.No + each.Abstain <= eligible)
                    .ToDictionary(each => each, each => Count.Of(rule, eligible, [], Piles(each), []).Verdict);
                foreach (var cast in possible.Keys)
                {
                    HashSet<Verdict> reachable =
                        [.. possible.Where(each => each.Key.Yes >= cast.Yes && each.Key.No >= cast.No && each.Key.Abstain >= cast.Abstain).Select(each => each.Value)];
                    var told = CertainVerdict.Of(rule, eligible, Piles(cast));
                    told.ShouldBe(reachable.Count == 1 ? reachable.Single() : null, $"{cast} of {eligible}, {rule.Method}, {rule.Quorum}, {rule.TurnoutFloor}");
                    certain += told is null ? 0 : 1;
                }
            }
        }
        certain.ShouldBeGreaterThan(1_000);
    }

    [Fact]
    public void It_is_told_of_whole_rolls_too()
    {
        var twoThirds = YesNo with { Method = new YesNoMethod(new Threshold(new Fraction(2, 3), Comparator.AtLeast, ThresholdBase.Eligible)) };
        CertainVerdict.Of(twoThirds, 3_000_000_000, Piles(2_000_000_000, 0)).ShouldBe(Verdict.Carried);
        CertainVerdict.Of(twoThirds, 3_000_000_000, Piles(1_999_999_999, 0)).ShouldBeNull();
        CertainVerdict.Of(twoThirds, 3_000_000_000, Piles(500_000_000, 1_000_000_001)).ShouldBe(Verdict.Lost);
        CertainVerdict.Of(twoThirds, 3_000_000_000, Piles(500_000_000, 1_000_000_000)).ShouldBeNull();
    }

    [Fact]
    public void It_is_told_of_yes_or_no_alone() =>
        Should.Throw<ArgumentException>(() => CertainVerdict.Of(Ranked, 3, []));

    private static CountedBallots[] Piles((int Yes, int No, int Abstain) ballots) =>
        [new(Yes, ballots.Yes), new(No, ballots.No), new(new YesNoChoice(Answer.Abstain), ballots.Abstain)];

    private static CountedBallots[] Piles(long yes, long no) => [new(Yes, yes), new(No, no)];
}
