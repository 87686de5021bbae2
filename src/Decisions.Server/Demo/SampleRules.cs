using Decisions.Domain.Rules;

namespace Decisions.Server.Demo;

/// <summary>Three rules that most communities begin with.</summary>
internal static class SampleRules
{
    private static readonly Quorum Half = new(2, Fraction.Half);

    /// <summary>More than half of the votes cast.</summary>
    public static DecisionRule Ordinary { get; } = new(
        "Ordinary resolution", new YesNoMethod(Threshold.SimpleMajority), Half, TurnoutFloor: null, Franchise.AllMembers,
        ResultsHiddenUntilClose: true, ReasonPolicy.Optional, BallotSecrecy.Secret, MayCloseEarly: true);

    /// <summary>At least three quarters of the votes cast.</summary>
    public static DecisionRule Special { get; } = Ordinary with
    {
        Name = "Special resolution",
        Method = new YesNoMethod(new Threshold(new Fraction(3, 4), Comparator.AtLeast, ThresholdBase.Cast)),
        MayCloseEarly = false,
    };

    /// <summary>An instant run-off.</summary>
    public static DecisionRule Ranked { get; } = Ordinary with
    {
        Name = "Ranked choice",
        Method = new RankedMethod(),
        Quorum = Quorum.None,
        ResultsHiddenUntilClose = false,
    };
}
