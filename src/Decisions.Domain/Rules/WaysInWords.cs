namespace Decisions.Domain.Rules;

/// <summary>Says which ballot counts when a member votes in two ways.</summary>
public static class WaysInWords
{
    public const string Last = "If you vote in more than one way, the last of them counts.";

    public static string Of(Precedence precedence)
    {
        var ways = precedence.Order.Select(Of).ToList();
        var rest = Precedence.Ways.Except(precedence.Order).Select(Of).ToList();
        var before = rest.Count == 0 ? "" : $", and any of these before a vote {string.Join(" or ", rest)}";
        return ways.Count == 1
            ? $"If you vote in more than one way, a vote {ways[0]} counts before one {string.Join(" or ", rest)}, whichever came last."
            : $"If you vote in more than one way, a vote {string.Join(", then one ", ways)} counts before those after it{before}, whichever came last.";
    }

    /// <summary>A way within a line: 'on paper'.</summary>
    public static string Of(Channel way) => Precedence.WayOf(way) switch
    {
        Channel.Paper => "on paper",
        Channel.Room => "in the room",
        Channel.Phone => "by telephone",
        _ => "given online",
    };
}
