using System.Numerics;

namespace Decisions.Domain.Counting.Elections.Budgets;

/// <summary>
/// Runs of the Method of Equal Shares (Peters, Pierczyński, Skowron, Proportional Participatory Budgeting with Additive
/// Utilities, 2021): each voter starts with the same share, and again and again the project is bought that its
/// supporters can pay for at the lowest payment for a point (of utility), until they can pay for none.
/// </summary>
/// <remarks>
/// Everything is compared between bounds in whole numbers first. Where bounds overlap, a run over one share computes the
/// exact fractions and compares those; a run over a range of shares gives up. So a run that does not give up is exact:
/// it buys the same projects, in the same order, for every share of the range. An earlier bound on a project's payment
/// stays a lower bound, since purses only empty, and spares looking at most projects in most rounds.
/// </remarks>
/// <param name="byCost">
/// Whether a point for a project is worth its cost to the voter, or one whatever the cost. By cost, the lowest payment
/// for the worth is the highest effective vote count.
/// </param>
internal sealed class SharesRun(Projects projects, bool byCost, BudgetTies ties)
{
    // Sums below 2^61 leave room for a bound to be one too high; a payment over a cost is kept in 60 bits.
    private const int SumBits = 61, RatioBits = 60;

    private readonly Purses purses = new(projects.Groups);
    private readonly Sharing sharing = new();
    private readonly int size = projects.Election.Candidates.Length;
    private readonly List<int> left = [];
    private readonly List<int> looked = [];
    private long[] costs = [];
    private long[] low = [];
    private long[] high = [];
    private (long Low, long High, long AllInFull)[] payments = [];
    private ExactSharing? exactly;

    /// <summary>What is bought, in order, with any share from one to the other, or null where it may not be the same.</summary>
    public List<int>? Try(BigInteger first, BigInteger last, BigInteger denominator)
    {
        exactly = null;
        return Run(first, last, denominator, null);
    }

    /// <summary>What is bought, in order, with a share; and how, where the purchases are asked for, the last drops at the end.</summary>
    public List<int> Exactly(BigInteger share, BigInteger denominator, List<Purchase>? purchases = null)
    {
        var payments = new ExactPayments(purses);
        payments.Start(share, denominator);
        exactly = new ExactSharing(projects, purses, payments);
        return Run(share, share, denominator, purchases)!;
    }

    private List<int>? Run(BigInteger first, BigInteger last, BigInteger denominator, List<Purchase>? purchases)
    {
        if (Start(first, last, denominator) is not { } shift)
            return exactly is null ? null : throw new CannotCountException("The sums of money are too large to count.");
        var bought = new List<int>();
        for (List<int> dropped = [.. projects.Standing.Except(left)]; ; dropped = [])
        {
            if (!Look(all: purchases is not null, dropped) || Best() is not { } best)
                return null;
            if (best.Project < 0)
            {
                if (dropped.Count > 0)
                    purchases?.Add(new Purchase(-1, 0, 1, 0, 0, 0, 0, [.. dropped], [], null));
                return bought;
            }

            Buy(best.Project, shift, dropped, best.Tied, best.By, purchases);
            bought.Add(best.Project);
            left.Remove(best.Project);
        }
    }

    /// <summary>
    /// Fills the purses and bounds every payment by what it is when all supporters pay in full. Gives the bits of a unit
    /// that are counted in, or null where all shares together are too much for any.
    /// </summary>
    private int? Start(BigInteger first, BigInteger last, BigInteger denominator)
    {
        var all = Ceiling(last * projects.Voters, denominator);
        var shift = SumBits - (int)all.GetBitLength();
        if (shift < 0)
            return null;
        shift = Math.Min(shift, RatioBits);
        purses.Start((long)((first << shift) / denominator), (long)Ceiling(last << shift, denominator));
        (costs, low, high, payments) = (new long[size], new long[size], new long[size], new (long, long, long)[size]);
        left.Clear();
        foreach (var one in projects.Standing)
        {
            var votes = projects.Votes(one);
            if (votes == 0 || projects.Cost(one) * denominator > last * projects.Of(one).Voters)
                continue;
            costs[one] = (long)(projects.Cost(one) << shift);
            low[one] = Rank(costs[one] / votes, one);
            left.Add(one);
        }

        return shift;
    }

    /// <summary>Bounds anew whatever may be the best; false where it is not clear what can be paid for.</summary>
    private bool Look(bool all, List<int> dropped)
    {
        looked.Clear();
        var best = long.MaxValue;
        var waiting = left.ToArray();
        Array.Sort(Array.ConvertAll(waiting, one => low[one]), waiting);
        foreach (var one in waiting)
        {
            if (low[one] > best && !all)
                break;
            var answer = sharing.Split(costs[one], projects.Of(one), purses);
            if (answer == Affordable.Unclear)
            {
                if (exactly is null)
                    return false;
                answer = exactly.CanPay(one) ? Affordable.Yes : Affordable.No;

                // Nobody pays more for a point than the whole cost; what is between is for the exact comparison.
                (payments[one], high[one]) = ((0, costs[one], 0), long.MaxValue);
            }
            else if (answer == Affordable.Yes)
            {
                payments[one] = (sharing.Low, sharing.High, sharing.AllInFull);
                low[one] = Math.Max(low[one], Rank(sharing.Low, one));
                high[one] = RankAbove(sharing.High, one);
            }

            if (answer == Affordable.No)
            {
                left.Remove(one);
                dropped.Add(one);
                continue;
            }

            looked.Add(one);
            best = Math.Min(best, high[one]);
        }

        return true;
    }

    /// <summary>The best of those looked at, with whom it is tied; -1 for none, and null where bounds overlap and it is not clear.</summary>
    private (int Project, int[] Tied, string? By)? Best()
    {
        if (looked.Count == 0)
            return (-1, [], null);
        var lowest = looked.Min(one => high[one]);
        var near = looked.FindAll(one => low[one] <= lowest);
        if (near.Count == 1)
            return (near[0], [], null);
        if (exactly is null && near.Exists(one => payments[one].AllInFull == 0))
            return null;

        // What a point of utility costs, exactly: cost / points × 1 / utility, where all pay in full.
        var ranks = near.ConvertAll(one =>
        {
            var (cost, points) = payments[one].AllInFull is > 0 and var full
                ? (projects.Cost(one) * (exactly?.Payments.Denominator ?? 1), (BigInteger)full)
                : exactly!.Split(one, payments[one].Low, payments[one].High);
            return (Numerator: cost, Denominator: byCost ? points * projects.Cost(one) : points);
        });
        var tied = new List<int> { 0 };
        for (var i = 1; i < near.Count; i++)
        {
            var against = (ranks[i].Numerator * ranks[tied[0]].Denominator).CompareTo(ranks[tied[0]].Numerator * ranks[i].Denominator);
            if (against < 0)
                tied.Clear();
            if (against <= 0)
                tied.Add(i);
        }

        if (tied.Count == 1)
            return (near[tied[0]], [], null);
        int[] projectsTied = [.. tied.Select(i => near[i]).Order()];
        var (picked, by) = ties.First(projectsTied);
        return (picked, projectsTied, by);
    }

    /// <summary>Takes the payments out of the purses.</summary>
    private void Buy(int project, int shift, List<int> dropped, int[] tied, string? by, List<Purchase>? purchases)
    {
        var (payLow, payHigh, _) = payments[project];
        var exact = exactly?.Payments;
        if (exact is not null)
        {
            var (numerator, points) = exactly!.Split(project, payLow, payHigh);
            exact.Add(numerator, points);
            payLow = (long)((exact.Due(1) << shift) / exact.Denominator);
            payHigh = payLow + 1;
        }

        var (full, rest, nothing, fullPoints) = (0L, 0L, 0L, BigInteger.Zero);
        var supporters = projects.Of(project);
        purses.BeginPurchase();
        for (var i = 0; i < supporters.Groups.Length; i++)
        {
            var (group, points, count) = (supporters.Groups[i], supporters.PointsOf(i), supporters.Counts[i]);
            var purse = purses.OfGroups[group];
            if (purse == Purses.Empty)
            {
                nothing += count;
                continue;
            }

            if (!purses.TryPayLikeOthers(group, points))
                Pay(group, points, Sharing.Due(payLow, points), Sharing.Due(payHigh, points), shift);
            if (purchases is null)
                continue;
            if (IsInFull(purse, points, payLow, payHigh))
                (full, fullPoints) = (full + count, fullPoints + ((BigInteger)count * points));
            else
                rest += count;
        }

        purchases?.Add(new Purchase(
            project, exact!.Due(1), exact.Denominator, full, rest,
            (projects.Cost(project) * exact.Denominator) - (exact.Due(1) * fullPoints), nothing, [.. dropped], [.. tied], by));
    }

    private bool IsInFull(int purse, long points, long payLow, long payHigh) =>
        purses.Low[purse] >= Sharing.Due(payHigh, points) ||
        (purses.High[purse] >= Sharing.Due(payLow, points) && exactly!.Payments.In(purse) >= exactly.Payments.Due(points));

    private void Pay(int group, long points, long dueLow, long dueHigh, int shift)
    {
        var exact = exactly?.Payments;
        var purse = purses.OfGroups[group];
        var (lowLeft, highLeft) = (Math.Max(0, purses.Low[purse] - dueHigh), Math.Max(0, purses.High[purse] - dueLow));
        if (exact is not null && lowLeft == 0)
        {
            // Too close to nothing to be left to bounds, or simply nothing.
            var leftOver = highLeft == 0 ? BigInteger.Zero : BigInteger.Max(0, exact.In(purse) - exact.Due(points));
            if (!leftOver.IsZero)
                (lowLeft, highLeft) = ((long)((leftOver << shift) / exact.Denominator), (long)Ceiling(leftOver << shift, exact.Denominator));
            else
                highLeft = 0;
        }

        if (highLeft == 0)
            purses.PayAll(group, points);
        else
            purses.Pay(group, points, exact is null ? 0 : exact.Count - 1, lowLeft, highLeft);
    }

    /// <summary>What projects are ordered by: the payment for a point, or that over the cost; rounded down.</summary>
    private long Rank(long payment, int project) =>
        byCost ? (long)(((UInt128)(ulong)payment << RatioBits) / (ulong)costs[project]) : payment;

    private long RankAbove(long payment, int project) => byCost ? Rank(payment, project) + 1 : payment;

    private static BigInteger Ceiling(BigInteger numerator, BigInteger denominator)
    {
        var whole = BigInteger.DivRem(numerator, denominator, out var rest);
        return rest.IsZero ? whole : whole + 1;
    }
}
