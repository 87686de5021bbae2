using Decisions.Domain.Rules;
using Decisions.Domain.Serialization;

namespace Decisions.Server.Pages.Rules;

/// <summary>A threshold as a form's list of choices holds it: '1/2 moreThan cast'.</summary>
internal static class ThresholdKey
{
    public static string Of(Threshold threshold) =>
        $"{threshold.Fraction} {Words<Comparator>.Of(threshold.Comparator)} {Words<ThresholdBase>.Of(threshold.Base)}";

    /// <summary>Null where it is none.</summary>
    public static Threshold? Read(string key) =>
        key.Split(' ') is [var share, var how, var whole] && Typed.Fraction("", share) is ({ } fraction, null)
            && Words<Comparator>.TryParse(how, out var comparator) && Words<ThresholdBase>.TryParse(whole, out var of)
                ? new Threshold(fraction, comparator, of)
                : null;
}
