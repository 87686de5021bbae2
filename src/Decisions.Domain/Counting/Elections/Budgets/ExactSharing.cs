using System.Numerics;

namespace Decisions.Domain.Counting.Elections.Budgets;

/// <summary>Shares the cost of a project among its supporters as <see cref="Sharing"/> does, with fractions.</summary>
internal sealed class ExactSharing(Projects projects, Purses purses, ExactPayments exact)
{
    public ExactPayments Payments => exact;

    /// <summary>Whether the supporters of a project have its cost together.</summary>
    public bool CanPay(int project)
    {
        var counted = new Dictionary<int, long>();
        var supporters = projects.Of(project);
        for (var i = 0; i < supporters.Groups.Length; i++)
        {
            var purse = purses.OfGroups[supporters.Groups[i]];
            counted[purse] = counted.GetValueOrDefault(purse) + supporters.Counts[i];
        }

        return exact.In(counted) >= projects.Cost(project) * exact.Denominator;
    }

    /// <summary>
    /// The payment for a point, where they can pay: the numerator over the denominator of all payments × points.
    /// Starting from all, those who have less than the payment give what they have, which raises it for the others,
    /// until all of them can pay. What bounds of the payment already tell is not worked out again.
    /// </summary>
    public (BigInteger Numerator, BigInteger Points) Split(int project, long payLow, long payHigh)
    {
        var supporters = projects.Of(project);
        var given = new Dictionary<int, long>();
        var unclear = new Dictionary<(int Purse, long Points), long>();
        BigInteger points = 0;
        for (var i = 0; i < supporters.Groups.Length; i++)
        {
            var purse = purses.OfGroups[supporters.Groups[i]];
            var each = supporters.PointsOf(i);
            if (purse == Purses.Empty)
                continue;
            if (purses.High[purse] < Sharing.Due(payLow, each))
            {
                given[purse] = given.GetValueOrDefault(purse) + supporters.Counts[i];
                continue;
            }

            points += (BigInteger)each * supporters.Counts[i];
            if (purses.Low[purse] < Sharing.Due(payHigh, each))
                unclear[(purse, each)] = unclear.GetValueOrDefault((purse, each)) + supporters.Counts[i];
        }

        var numerator = (projects.Cost(project) * exact.Denominator) - exact.In(given);
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var ((purse, each), count) in unclear)
            {
                var has = exact.In(purse);
                if (has * points >= numerator * each)
                    continue;
                numerator -= has * count;
                points -= (BigInteger)each * count;
                changed = unclear.Remove((purse, each));
            }
        }

        return (numerator, points);
    }
}
