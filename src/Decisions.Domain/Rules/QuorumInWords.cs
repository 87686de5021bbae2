using System.Collections.Immutable;

namespace Decisions.Domain.Rules;

/// <summary>Says how many must take part for a decision to stand.</summary>
internal static class QuorumInWords
{
    /// <summary>What the quorum is and, where one can abstain, what that does to it.</summary>
    public static string Of(DecisionRule rule)
    {
        if (rule.Presence is { } presence)
            return $"Voting opens only at a meeting at which {Present(rule.Quorum)}.{(rule.Proxies is null ? "" : $" {ProxiesIn(presence)}")} {WithoutIt(presence)}";
        var abstaining = rule.Method is YesNoMethod ? " To abstain counts as taking part." : "";
        return Parts(rule.Quorum) switch
        {
            (null, null) => "There is no quorum: the result stands however few take part.",
            ({ } n, null) =>
                $"The result stands only if at least {English.Members(n)} {(n == 1 ? "takes" : "take")} part.{abstaining}",
            (null, { } share) => $"The result stands only if {share} of the members who may vote take part.{abstaining}",
            ({ } n, { } share) =>
                $"The result stands only if {share} of the members who may vote take part, and no fewer than " +
                $"{English.Number(n)}.{abstaining}",
        };
    }

    /// <summary>Whether members count whom somebody present speaks for.</summary>
    public static string ProxiesIn(PresenceQuorum presence) => presence.CountsProxies
        ? "Members whose proxy is there count, too."
        : "Members who are there only by proxy do not count.";

    /// <summary>What becomes of a meeting at which too few are present.</summary>
    public static string WithoutIt(PresenceQuorum presence) =>
        $"If too few are there {After(presence)}, it can be adjourned; " + (presence.Adjourned == AdjournedQuorum.ThosePresent
            ? $"at the adjourned meeting, whoever is there {After(presence)} is enough."
            : "at the adjourned meeting as many are needed.");

    private static string After(PresenceQuorum presence) => presence.MinutesToWait == 0
        ? "when it is to begin"
        : $"{English.Count(presence.MinutesToWait, "minute", "minutes")} after it was to begin";

    private static string Present(Quorum quorum) => Parts(quorum) switch
    {
        (null, null) => "at least one member who may vote is present",
        ({ } n, null) => $"at least {English.Members(n)} who may vote {(n == 1 ? "is" : "are")} present",
        (null, { } share) => $"{share} of the members who may vote are present",
        ({ } n, { } share) => $"{share} of the members who may vote are present, and no fewer than {English.Number(n)}",
    };

    private static string MustBePresent((int? Number, string? Share) parts) => parts switch
    {
        (null, null) => "at least one member who may vote",
        ({ } n, null) => $"at least {English.Members(n)} who may vote",
        (null, { } share) => $"{share} of the members who may vote",
        ({ } n, { } share) => $"{share} of the members who may vote (no fewer than {English.Number(n)})",
    };

    /// <summary>The same in a short sentence; none where there is no quorum.</summary>
    public static ImmutableArray<string> InShort(DecisionRule rule) => Parts(rule.Quorum) switch
    {
        var parts when rule.Presence is not null => [$"{English.StartSentence(MustBePresent(parts))} must be present when voting opens."],
        (null, null) => [],
        ({ } n, null) => [$"At least {English.Members(n)} must take part."],
        (null, { } share) => [$"{English.StartSentence(share)} of those who may vote must take part."],
        ({ } n, { } share) =>
            [$"{English.StartSentence(share)} of those who may vote must take part, and no fewer than {English.Number(n)}."],
    };

    private static (int? Number, string? Share) Parts(Quorum quorum) => (
        quorum.AtLeast is > 0 ? quorum.AtLeast : null,
        quorum.Fraction is { Numerator: > 0 } fraction ? FractionInWords.AtLeast(fraction) : null);
}
