using System.Numerics;

namespace Decisions.Domain.Counting.Elections.Budgets;

/// <summary>
/// The share and every payment so far as exact fractions over one denominator. What is in a purse is the share less its
/// payments, so a sum over any number of purses takes as many multiplications as there were purchases.
/// </summary>
internal sealed class ExactPayments(Purses purses)
{
    private readonly List<BigInteger> payments = [];
    private BigInteger share;

    public BigInteger Denominator { get; private set; }

    /// <summary>How many purchases there were.</summary>
    public int Count => payments.Count;

    public void Start(BigInteger numerator, BigInteger denominator)
    {
        (share, Denominator) = (numerator, denominator);
        payments.Clear();
    }

    /// <summary>What is in a purse, over <see cref="Denominator"/>.</summary>
    public BigInteger In(int purse)
    {
        if (purse == Purses.Empty)
            return BigInteger.Zero;
        var left = share;
        for (; purse != Purses.Whole; purse = purses.Paid(purse).Before)
            left -= payments[purses.Paid(purse).Purchase] * purses.Paid(purse).Points;
        return left;
    }

    /// <summary>What is in purses together, each taken so many times, over <see cref="Denominator"/>.</summary>
    public BigInteger In(Dictionary<int, long> counted)
    {
        var taken = new BigInteger[payments.Count];
        var voters = BigInteger.Zero;
        foreach (var (purse, count) in counted)
        {
            if (purse == Purses.Empty)
                continue;
            voters += count;
            for (var at = purse; at != Purses.Whole; at = purses.Paid(at).Before)
                taken[purses.Paid(at).Purchase] += (BigInteger)count * purses.Paid(at).Points;
        }

        return taken.Select((count, purchase) => count * payments[purchase]).Aggregate(voters * share, BigInteger.Subtract);
    }

    /// <summary>A purchase for which each pays, for each point, the numerator over <see cref="Denominator"/> × parts.</summary>
    public void Add(BigInteger numerator, BigInteger parts)
    {
        var common = BigInteger.GreatestCommonDivisor(numerator, parts);
        var wider = parts / common;
        if (!wider.IsOne)
        {
            Denominator *= wider;
            share *= wider;
            for (var i = 0; i < payments.Count; i++)
                payments[i] *= wider;
        }

        payments.Add(numerator / common);
    }

    /// <summary>What a number of points costs in the last purchase, over <see cref="Denominator"/>.</summary>
    public BigInteger Due(long points) => payments[^1] * points;
}
