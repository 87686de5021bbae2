using System.Collections.Immutable;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;

namespace Decisions.Domain.Counting;

/// <summary>Counts ballots: a pure function of the rule, the electoral roll's size and the ballots.</summary>
public static class Count
{
    /// <summary>
    /// The tally of <paramref name="ballots"/> under <paramref name="rule"/>. The order of the ballots makes no
    /// difference to it.
    /// </summary>
    /// <param name="eligible">How many are on the roll; at least the number of ballots.</param>
    /// <param name="options">The options of the proposal, in its order; empty for yes/no.</param>
    /// <param name="lotSeed">What a lot is drawn from; published before the first ballot.</param>
    /// <param name="classes">The classes of the roll, where the rule counts them; else null.</param>
    /// <exception cref="ArgumentException">
    /// A ballot does not fit the method: it is of another kind, or ranks an unknown option, one option twice, or two
    /// in one place; or there are more ballots than members on the roll. Each is refused when a ballot is cast, so
    /// here it is a bug of the caller.
    /// </exception>
    public static Tally Of(
        DecisionRule rule, long eligible, ImmutableArray<Option> options, IEnumerable<CountedBallots> ballots,
        ReadOnlySpan<byte> lotSeed, ClassRoll? classes = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(eligible);
        return rule.Method switch
        {
            YesNoMethod method => CountYesNo.Of(rule, method, eligible, classes, ballots),
            RankedMethod => CountRanked.Of(rule, eligible, options, ballots, lotSeed),
            ElectionMethod method => CountElection.Of(rule, method, eligible, classes, options, ballots, lotSeed),
            PositionMethod method => CountPositions.Of(rule, method, eligible, ballots),
            TemperatureMethod => CountTemperature.Of(rule, eligible, ballots),
            DatesMethod => CountDates.Of(rule, eligible, options, ballots),
            _ => throw new ArgumentException($"No count is known for {rule.Method.GetType().Name}.", nameof(rule)),
        };
    }
}
