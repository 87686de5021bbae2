using System.Numerics;

namespace Decisions.Domain.Counting.Elections.Budgets;

/// <summary>What is bought once shares were raised.</summary>
/// <param name="Raises">How many times.</param>
/// <param name="Stopped">Why no further, one of <see cref="RaiseStops"/>.</param>
/// <param name="NextCost">What the next raise would buy for, in units, where that is too much.</param>
internal sealed record Raised(long Raises, string Stopped, BigInteger? NextCost);

/// <summary>
/// Raises all shares by the same step as long as what is bought costs at most the budget ('add1': equalshares.net,
/// 'Completion of the Method of Equal Shares').
/// </summary>
/// <remarks>
/// Each raise needs a run, and where the currency is small there are hundreds of thousands. So runs go over ranges of
/// raises, twice as many after success and a quarter after failure, and after failures one upon the other some more of
/// the same width are run before it is doubled again. A run over a range that does not give up says what is bought after
/// every raise in it; a range of one that gives up is run exactly.
/// </remarks>
/// <param name="first">The share before any raise, in units over the denominator.</param>
/// <param name="step">One raise, over the denominator.</param>
internal sealed class RaisedShares(Projects projects, SharesRun run, BigInteger first, BigInteger step, BigInteger denominator)
{
    /// <summary>A run looks at every ballot. Cities at their smallest coin have needed fewer than 2,000 runs.</summary>
    private readonly int mostRuns = (int)Math.Clamp(200_000_000L / Math.Max(1, projects.Groups), 4_000, 20_000);

    /// <param name="untilOverspend">Whether to go on when no other project fits into what is left.</param>
    /// <exception cref="CannotCountException">The step is so small that the raises would not end.</exception>
    public Raised Raise(bool untilOverspend)
    {
        long done = -1, width = 1, patience = 1, wait = 0;
        for (var runs = 0; runs < mostRuns; runs++)
        {
            var bought = run.Try(Share(done + 1), Share(done + width), denominator);
            if (bought is null)
            {
                if (width > 1)
                {
                    width = Math.Max(1, width / 4);
                    (patience, wait) = (Math.Min(patience * 2, 8), patience);
                    continue;
                }

                bought = run.Exactly(Share(done + 1), denominator);
            }

            var cost = bought.Aggregate(BigInteger.Zero, (sum, one) => sum + projects.Cost(one));

            // With the first share they cannot cost more than the budget, of which it is a part.
            if (cost > projects.Budget)
                return new Raised(done, RaiseStops.Overspend, cost);
            if (bought.Count == projects.Standing.Count(one => projects.Votes(one) > 0))
                return new Raised(done + 1, RaiseStops.All, null);
            if (!untilOverspend && projects.Standing.Except(bought).All(one => cost + projects.Cost(one) > projects.Budget))
                return new Raised(done + 1, RaiseStops.Exhaustive, null);
            done += width;
            if (wait-- <= 0)
                (width, patience, wait) = (Math.Min(width * 2, long.MaxValue / 8), 1, 0);
            if (done > long.MaxValue / 2)
                break;
        }

        throw new CannotCountException(
            "The option increment is so small that the shares would be raised without end. Use a larger one, as the smallest coin, or completion=utilitarian.");
    }

    public BigInteger Share(long raises) => first + (step * raises);
}
