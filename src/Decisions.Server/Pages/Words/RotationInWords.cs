using Decisions.Domain.Circles;

namespace Decisions.Server.Pages.Words;

/// <summary>How a role of a circle passes on.</summary>
public static class RotationInWords
{
    /// <summary>'every month', 'every 3 weeks'.</summary>
    public static string Every(TurnLength length) => length.Count == 1
        ? $"every {One(length.Unit)}"
        : $"every {StatusInWords.Number(length.Count)} {One(length.Unit)}s";

    /// <summary>'Facilitator', or as the circle calls it.</summary>
    public static string Role(CircleRole role, string? name)
    {
        var word = CircleEventInWords.Role(role, name);
        return $"{char.ToUpperInvariant(word[0])}{word[1..]}";
    }

    private static string One(TurnUnit unit) => unit switch
    {
        TurnUnit.Days => "day",
        TurnUnit.Weeks => "week",
        _ => "month",
    };
}
