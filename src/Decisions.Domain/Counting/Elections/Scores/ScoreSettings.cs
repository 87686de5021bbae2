namespace Decisions.Domain.Counting.Elections.Scores;

/// <summary>Settings that several rules share which count scores.</summary>
internal static class ScoreSettings
{
    public const string Highest = "highest", Ties = TieSetting.Name;

    /// <summary>Five, as the STAR family has it, unless the file says otherwise.</summary>
    public static readonly Setting HighestOfFive = new(
        Highest, "The highest score that a ballot may give; one that gives more is spoilt. A file may say it.", "5", []);

    /// <summary>A rule whose result does not hang on the highest score takes any.</summary>
    public static readonly Setting HighestOfAny = new(
        Highest, "The highest score that a ballot may give; one that gives more is spoilt. 0 is for no bound.", "0", []);

    public static readonly Setting TiesSetting = TieSetting.LotOrOrder;

    /// <summary>The highest score that a ballot may give, or null where any may be.</summary>
    public static long? HighestOf(ChosenSettings settings) => settings.Whole(Highest) is > 0 and var highest ? highest : null;

    /// <summary>The highest score where the rule needs one.</summary>
    /// <exception cref="CannotCountException">It is 0, or so high that sums of it would be too.</exception>
    public static long HighestFrom1(this ChosenSettings settings) => settings.Whole(Highest) is > 0 and <= 1_000_000 and var highest
        ? highest
        : throw new CannotCountException($"The option {Highest} is from 1 to 1,000,000.");
}
