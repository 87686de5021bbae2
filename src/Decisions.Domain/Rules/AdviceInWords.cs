using System.Collections.Immutable;

namespace Decisions.Domain.Rules;

/// <summary>Says how one member decides on advice.</summary>
internal static class AdviceInWords
{
    public static ImmutableArray<string> Of(AdviceTerms terms) =>
    [
        "Members do not vote on it: they advise the one who decides.",
        "The decider is who proposed it, or another who is named and takes it on.",
        $"{First(terms)} Any other member may give advice unasked.",
        "They answer each piece of advice, and decide once everyone whom they asked has spoken or the time for it is up.",
        "They say yes or no, with their reasons. They need not follow the advice, and must hear it.",
    ];

    /// <summary>What the decider does before they decide.</summary>
    public static string First(AdviceTerms terms) => $"First they ask for advice{Whom(terms)}.";

    public static string InShort(AdviceTerms? terms) => terms is null ? "Members vote." : $"One member decides, and first asks for advice{Whom(terms)}.";

    private static string Whom(AdviceTerms terms) => (terms.NeedsAffected, terms.NeedsExpert) switch
    {
        (true, true) => ", of at least one member whom it affects and one who knows about it",
        (true, false) => ", of at least one member whom it affects",
        (false, true) => ", of at least one member who knows about it",
        (false, false) => ", of at least one member",
    };
}
