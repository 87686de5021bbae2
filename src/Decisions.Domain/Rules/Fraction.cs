namespace Decisions.Domain.Rules;

/// <summary>
/// An exact fraction between 0 and 1. Comparisons multiply crosswise in 128 bits and never divide, so a two-thirds
/// majority is two thirds and not 66.67 %.
/// </summary>
public readonly record struct Fraction(int Numerator, int Denominator)
{
    /// <summary>The largest denominator a rule may state.</summary>
    public const int MaxDenominator = 1_000_000;

    /// <summary>One half.</summary>
    public static Fraction Half { get; } = new(1, 2);

    /// <summary>Whether this is a fraction from 0 to 1 at all (0/0 is none).</summary>
    public bool IsProper() =>
        Denominator is >= 1 and <= MaxDenominator && Numerator >= 0 && Numerator <= Denominator;

    /// <summary>
    /// How <paramref name="part"/> of <paramref name="whole"/> compares with this fraction: negative when it is less,
    /// zero when it is exactly that, positive when it is more. With a whole of zero the comparison is with 0/0 and
    /// is zero; a rule says what that means.
    /// </summary>
    public int Compare(long part, long whole) =>
        ((Int128)part * Denominator).CompareTo((Int128)whole * Numerator);

    /// <summary>The least whole number that is at least this fraction of <paramref name="whole"/>.</summary>
    public long CeilingOf(long whole) =>
        (long)(((Int128)whole * Numerator + Denominator - 1) / Denominator);

    public override string ToString() => $"{Numerator}/{Denominator}";
}
