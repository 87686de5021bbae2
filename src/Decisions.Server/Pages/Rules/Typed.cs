using System.Globalization;
using System.Text.RegularExpressions;
using Decisions.Domain;
using Decisions.Domain.Rules;
using Decisions.Server.Pages.Words;

namespace Decisions.Server.Pages.Rules;

/// <summary>Numbers and shares as people type them. Nothing typed is nothing; per cent become exact fractions.</summary>
internal static partial class Typed
{
    public static (int? Value, Rejection? Rejection) Number(string field, string typed) =>
        string.IsNullOrWhiteSpace(typed) ? (null, null)
        : int.TryParse(typed.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? (value, null)
        : (null, new NumberIsNotReadable(field, typed));

    public static (Fraction? Value, Rejection? Rejection) Fraction(string field, string typed)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return (null, null);
        if (Ratio().Match(typed) is { Success: true } ratio)
            return (new Fraction(Int(ratio.Groups[1]), Int(ratio.Groups[2])), null);
        if (PerCent().Match(typed) is not { Success: true } percent)
            return (null, new FractionIsNotReadable(field, typed));
        // 12.5 % is 125/1000: each place behind the point makes the whole ten times as large.
        var places = percent.Groups[2].Value;
        var whole = (int)Math.Pow(10, places.Length) * 100;
        return (new Fraction(int.Parse(percent.Groups[1].Value + places, CultureInfo.InvariantCulture), whole), null);
    }

    private static int Int(Group digits) => int.Parse(digits.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\s*([0-9]{1,7})\s*/\s*([0-9]{1,7})\s*$")]
    private static partial Regex Ratio();

    [GeneratedRegex(@"^\s*([0-9]{1,3})(?:[.,]([0-9]{1,4}))?\s*%\s*$")]
    private static partial Regex PerCent();
}
