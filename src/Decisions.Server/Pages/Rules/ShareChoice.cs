using System.Collections.Immutable;
using Decisions.Domain.Rules;

namespace Decisions.Server.Pages.Rules;

/// <summary>A share of yes that rules commonly ask for.</summary>
public sealed record ShareChoice(string Key, string Words, Fraction Fraction, Comparator Comparator)
{
    public static ImmutableArray<ShareChoice> All { get; } =
    [
        new("more-than-half", "More than half", Fraction.Half, Comparator.MoreThan),
        new("two-thirds", "At least two thirds", new Fraction(2, 3), Comparator.AtLeast),
        new("three-quarters", "At least three quarters", new Fraction(3, 4), Comparator.AtLeast),
        new("four-fifths", "At least four fifths", new Fraction(4, 5), Comparator.AtLeast),
        new("all", "All", new Fraction(1, 1), Comparator.AtLeast),
    ];
}
