namespace Decisions.Domain.Counting.Elections.Budgets;

/// <summary>Whether the supporters of a project can pay for it.</summary>
internal enum Affordable
{
    Yes,
    No,

    /// <summary>The bounds on what they have do not tell.</summary>
    Unclear,
}

/// <summary>
/// Shares the cost of a project among its supporters as equally as their purses allow: everybody pays the same for each
/// point, or all there is. The payment p for a point solves 'the sum over supporters of min(what they have, p × points)
/// is the cost'; it is the higher the less they have, so purses at their upper bounds bound it from below, and purses
/// at their lower bounds from above.
/// </summary>
internal sealed class Sharing
{
    private (long Low, long High, long Count, long Points)[] payers = new (long, long, long, long)[256];
    private int count;

    /// <summary>Bounds of the payment for a point.</summary>
    public long Low { get; private set; }

    public long High { get; private set; }

    /// <summary>
    /// The points of all who have something left, where it is certain that each of them can pay in full: the payment is
    /// then the cost divided by these, whatever the share is. Else 0.
    /// </summary>
    public long AllInFull { get; private set; }

    /// <summary>Bounds the payment where it is certain that the supporters together have the cost.</summary>
    public Affordable Split(long cost, Projects.Supporters supporters, Purses purses)
    {
        var (low, high, points) = Gather(supporters, purses);
        if (high < cost)
            return Affordable.No;
        if (low < cost)
            return Affordable.Unclear;
        High = FromAbove(cost, points);
        if (AllInFull > 0)
        {
            Low = cost / points;
            return Affordable.Yes;
        }

        Low = FromBelow(cost, points);
        return High == long.MaxValue ? Affordable.Unclear : Affordable.Yes;
    }

    /// <summary>What so many points cost, or the highest number there is where that is beyond it.</summary>
    public static long Due(long payment, long points) =>
        points == 1 ? payment : payment > long.MaxValue / points ? long.MaxValue : payment * points;

    private (long Low, long High, long Points) Gather(Projects.Supporters supporters, Purses purses)
    {
        if (payers.Length < supporters.Groups.Length)
            payers = new (long, long, long, long)[supporters.Groups.Length];
        var of = purses.OfGroups;
        var lows = purses.Low;
        var highs = purses.High;
        var (groups, counts, given) = (supporters.Groups, supporters.Counts, supporters.Points);
        var (low, high, points) = (0L, 0L, 0L);
        count = 0;
        for (var i = 0; i < groups.Length; i++)
        {
            var purse = of[groups[i]];
            if (purse == Purses.Empty)
                continue;
            var each = given is null ? 1 : given[i];
            payers[count++] = (lows[purse], highs[purse], counts[i], each);
            low += lows[purse] * counts[i];
            high += highs[purse] * counts[i];
            points += counts[i] * each;
        }

        return (low, high, points);
    }

    /// <summary>
    /// Purses at their lower bounds. Whoever has less than the payment rounded up gives what they have, at most the
    /// payment rounded down; so the payment only rises, and at the end what is given makes the cost at least.
    /// </summary>
    private long FromAbove(long cost, long points)
    {
        AllInFull = points;
        for (var left = count; points > 0;)
        {
            var (down, rest) = Math.DivRem(cost, points);
            var up = rest == 0 ? down : down + 1;
            var stay = left;
            for (var i = 0; i < stay;)
            {
                ref var payer = ref payers[i];
                if (payer.Low >= Due(up, payer.Points))
                {
                    i++;
                    continue;
                }

                cost -= Math.Min(payer.Low, Due(down, payer.Points)) * payer.Count;
                points -= payer.Points * payer.Count;
                stay--;
                (payers[i], payers[stay]) = (payers[stay], payers[i]);
            }

            if (stay == left)
                return up;
            (left, AllInFull) = (stay, 0);
        }

        return long.MaxValue;
    }

    /// <summary>Purses at their upper bounds; whoever has less than the payment rounded down gives all.</summary>
    private long FromBelow(long cost, long points)
    {
        for (var left = count; ;)
        {
            var down = cost / points;
            var stay = left;
            for (var i = 0; i < stay;)
            {
                ref var payer = ref payers[i];
                if (payer.High >= Due(down, payer.Points))
                {
                    i++;
                    continue;
                }

                cost -= payer.High * payer.Count;
                points -= payer.Points * payer.Count;
                stay--;
                (payers[i], payers[stay]) = (payers[stay], payers[i]);
            }

            if (stay == left)
                return down;
            left = stay;
        }
    }
}
