using System.Collections.Immutable;
using Decisions.Domain.Rules;

namespace Decisions.Server.Pages.Communities;

/// <summary>A rule that a new community may start with.</summary>
public sealed record StarterRule(string Key, string InShort, DecisionRule Terms);

/// <summary>Three rules that most communities need: for everyday matters, for grave ones, and for choosing.</summary>
public static class StarterRules
{
    private static readonly Quorum Half = new(2, Fraction.Half);

    public static ImmutableArray<StarterRule> All { get; } =
    [
        new("ordinary", "More than half of the votes cast must be yes. Half of the members must take part.",
            Rule("Ordinary resolution", new YesNoMethod(Threshold.SimpleMajority))),
        new("special", "At least three quarters of the votes cast must be yes. Half of the members must take part.",
            Rule("Special resolution", new YesNoMethod(new Threshold(new Fraction(3, 4), Comparator.AtLeast, ThresholdBase.Cast)))),
        new("ranked", "Members put options in order, and one is chosen. Half of the members must take part.",
            Rule("Ranked choice", new RankedMethod())),
    ];

    /// <summary>The terms of one of them, by its key.</summary>
    public static DecisionRule Terms(string key) => All.Single(rule => rule.Key == key).Terms;

    private static DecisionRule Rule(string name, VotingMethod method) => new(
        name, method, Half, TurnoutFloor: null, Franchise.AllMembers, ResultsHiddenUntilClose: true,
        ReasonPolicy.Optional, BallotSecrecy.Secret, MayCloseEarly: true);
}
