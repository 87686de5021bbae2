using System.Collections.Immutable;
using Decisions.Domain.Rules;

namespace Decisions.Domain.Counting.Elections.Answers;

/// <summary>In what rules of majority differ, and the terms that the settings make.</summary>
internal static class MajoritySettings
{
    public const string Share = "threshold", Comparator = "comparator", Base = "base", Tie = "tie", Quorum = "quorum",
        QuorumShare = "quorum-share", Turnout = "turnout", MinimumYes = "minimum-yes", MinimumMembers = "minimum-yes-members",
        EachClass = "class-thresholds", Colleges = ClassNumbers.Colleges, Carries = "carries", Caps = ClassNumbers.Caps, Eligible = "eligible";

    public static ImmutableArray<Setting> All { get; } =
    [
        new(Share, "The share of yes that carries.", "1/2", [], SettingKind.Number),
        new(Comparator, "Whether yes must be more than that share, or at least it.", Requirement.MoreThan, [Requirement.MoreThan, Requirement.AtLeast]),
        new(Base, "What the share is taken of: votes cast (yes and no), all who took part (present), or all who may vote (eligible).",
            "cast", ["cast", "present", "eligible"]),
        new(Tie, "With as many yes as no where more than half of the votes cast is asked for: lost or carried.", "lost", ["lost", "carried"]),
        new(Quorum, "How many members must take part.", "0", []),
        new(QuorumShare, "The share of those who may vote that must take part; with a quorum too, the greater holds.", "0", [], SettingKind.Number),
        new(Turnout, "The share of all votes that must be cast as yes or no.", "0", [], SettingKind.Number),
        new(MinimumYes, "The share of all who may vote that must say yes.", "0", [], SettingKind.Number),
        new(MinimumMembers, "How many members must say yes, however many votes they have.", "0", []),
        new(EachClass, "Classes that must be in favour too, each by a share of its own votes, as 'workers:1/2; users:2/3'.", "", [], SettingKind.Text),
        new(Colleges, $"The weight of each class where classes are colleges, {ClassNumbers.Form}.", "", [], SettingKind.Text),
        new(Carries, "Whether a college's weight is split as its members voted (proportional) or goes to its majority (whole).",
            "proportional", ["proportional", "whole"]),
        new(Caps, "The largest share of all votes that a class may have, as 'investors:1/10'.", "", [], SettingKind.Text),
        new(Eligible, "How many may vote, where the file does not say; 0 for not known.", "0", []),
    ];

    /// <exception cref="CannotCountException">A share above 1, or one that cannot be reached.</exception>
    public static MajorityTerms Terms(ChosenSettings settings)
    {
        var threshold = new Threshold(
            Fraction(Share, settings.Number(Share)),
            settings[Comparator] == Requirement.MoreThan ? Rules.Comparator.MoreThan : Rules.Comparator.AtLeast,
            settings[Base] switch { "cast" => ThresholdBase.Cast, "present" => ThresholdBase.Present, _ => ThresholdBase.Eligible });
        if (threshold is { Comparator: Rules.Comparator.MoreThan } && threshold.Fraction.Numerator == threshold.Fraction.Denominator)
            throw new CannotCountException("More than all is never reached. Say comparator=at-least.");
        return new MajorityTerms(
            threshold, settings[Tie] == "carried",
            new Quorum((int)Math.Min(settings.Whole(Quorum), int.MaxValue), Given(settings, QuorumShare)),
            Given(settings, Turnout), Given(settings, MinimumYes), settings.Whole(MinimumMembers),
            ClassNumbers.Of(settings, EachClass).ToImmutableSortedDictionary(each => each.Key, each => Fraction(EachClass, each.Value), StringComparer.Ordinal),
            new ClassWeights(ClassNumbers.Of(settings, Colleges), settings[Carries] == "whole", ClassNumbers.Of(settings, Caps)));
    }

    /// <summary>How many may vote, or null.</summary>
    public static long? Roll(ChosenSettings settings) => settings.Whole(Eligible) is > 0 and var eligible ? eligible : null;

    private static Fraction? Given(ChosenSettings settings, string name) =>
        Fraction(name, settings.Number(name)) is { Numerator: > 0 } fraction ? fraction : null;

    private static Fraction Fraction(string name, Amount share) => share <= 1 && share.Denominator <= Rules.Fraction.MaxDenominator
        ? new Fraction((int)share.Numerator, (int)share.Denominator)
        : throw new CannotCountException($"The option {name} is a share from 0 to 1, such as 2/3, not {share}.");
}
