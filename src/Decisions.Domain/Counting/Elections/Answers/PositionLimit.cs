using System.Globalization;

namespace Decisions.Domain.Counting.Elections.Answers;

/// <summary>The most that may take a position: a number of members, a share of those who take part, or any.</summary>
internal static class PositionLimit
{
    public const string Any = "any";

    /// <summary>How many may; null for any number.</summary>
    /// <exception cref="CannotCountException">It is neither.</exception>
    public static Amount? Of(ChosenSettings settings, string name, Amount takingPart) => settings[name] switch
    {
        Any => null,
        var text when long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => number,
        var text when Amount.TryParse(text, out var share) && share.Numerator.Sign >= 0 && share <= 1 => (share * takingPart).Floor,
        var text => throw new CannotCountException($"The option {name} is a number of members, a share such as 1/4, or any, not '{text}'."),
    };
}
