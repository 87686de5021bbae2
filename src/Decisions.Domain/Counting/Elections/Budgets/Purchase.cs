using System.Collections.Immutable;
using System.Numerics;

namespace Decisions.Domain.Counting.Elections.Budgets;

/// <summary>One purchase of a run, exactly. Sums are in units; the payment for a point is a fraction of them.</summary>
/// <param name="Dropped">Projects whose supporters have too little left before it.</param>
/// <param name="Tied">Those it was tied with, itself too, or none.</param>
/// <param name="By">The step that settled the tie.</param>
internal sealed record Purchase(
    int Project, BigInteger Payment, BigInteger PaymentDenominator, long InFull, long AllTheyHave, BigInteger Given, long Nothing,
    ImmutableArray<int> Dropped, ImmutableArray<int> Tied, string? By);
