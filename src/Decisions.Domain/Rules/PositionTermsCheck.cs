using System.Collections.Immutable;
using Decisions.Domain.Counting;
using Decisions.Domain.Counting.Elections;

namespace Decisions.Domain.Rules;

/// <summary>Whether a rule by consent or consensus makes sense.</summary>
internal static class PositionTermsCheck
{
    private const int MostPasses = 100;

    /// <summary>Why it does not, or null.</summary>
    public static Rejection? Of(DecisionRule terms, PositionMethod method) =>
        PositionMethod.Rules.All(rule => rule.Name != method.Rule)
            ? new PositionsCannotBeSought($"Positions are counted by {string.Join(" or ", PositionMethod.Rules.Select(rule => rule.Name))}, not by '{method.Rule}'.")
            : Settings(terms, method)
                ?? (method.Test.Confirmed is { } confirmed ? RuleTerms.CheckThreshold(confirmed) : null)
                ?? (method.Fallback is not { } fallback ? null
                    : RuleTerms.CheckRange("method.fallback.afterPasses", fallback.AfterPasses, 1, MostPasses) ?? RuleTerms.CheckThreshold(fallback.Threshold))
                ?? Shown(terms)
                ?? Alone(terms);

    /// <summary>Positions are looked at together, so nobody's leads another's, and everyone's is seen.</summary>
    private static PositionsCannotBeSought? Shown(DecisionRule terms) => terms is { Secrecy: BallotSecrecy.Open, ResultsHiddenUntilClose: true }
        ? null
        : new PositionsCannotBeSought("Positions are shown together, with names, once all have been given. Let every member see how members voted, and hide results until voting has closed.");

    /// <summary>What belongs to votes: in a consent round it would mean nothing, or stand against it.</summary>
    private static PositionsCannotBeSought? Alone(DecisionRule terms) =>
        terms.Notice is not null ? Not("no notice is given")
        : terms.Confirming is not null ? Not("no second vote follows")
        : terms.Presence is not null ? Not("the quorum is counted by positions")
        : terms.ShowsOfHands ? Not("no hands are counted")
        : terms.Proxies is not null ? Not("nobody speaks for another")
        : terms.Classes is not null ? Not("no classes count")
        : terms.EndsWhenCertain ? Not("voting ends once everyone has given a position, and not for a verdict")
        : terms.Prolonging is not null ? Not("a missing quorum calls for another pass")
        : terms.RecordDate != RecordDate.Opening ? Not("who may take part is settled as it begins")
        : null;

    private static PositionsCannotBeSought Not(string what) => new($"Where consent or consensus is sought, {what}. Leave that out of the rule.");

    private static PositionsCannotBeSought? Settings(DecisionRule terms, PositionMethod method)
    {
        var known = PositionMethod.SettingsOf(method.Counting).Select(setting => setting.Name).ToHashSet(StringComparer.Ordinal);
        if (method.Settings.Keys.FirstOrDefault(name => !known.Contains(name)) is { } unknown)
            return new PositionsCannotBeSought($"{method.Rule} has no setting '{unknown}' here. It has {string.Join(", ", known)}.");
        if (method.Settings.Any(each => each.Value is null))
            return new PositionsCannotBeSought("Each setting has a text as its value.");
        try
        {
            CountPositions.Of(terms, method, eligible: 1, []);
            return null;
        }
        catch (CannotCountException fault)
        {
            return new PositionsCannotBeSought(fault.Message);
        }
    }
}
