using System.Text.RegularExpressions;

namespace Decisions.Domain.Differences;

/// <summary>What a text is compared by: words and numbers such as 5,200, blanks, and every other sign by itself.</summary>
internal static partial class Pieces
{
    /// <summary>Joined, the pieces are the text.</summary>
    public static string[] Of(string text) => [.. Piece().Matches(text).Select(piece => piece.Value)];

    public static bool IsBlank(string piece) => string.IsNullOrWhiteSpace(piece);

    [GeneratedRegex(@"\w+(?:[.,'’-]\w+)*|\s+|[\uD800-\uDBFF][\uDC00-\uDFFF]|[^\w\s]")]
    private static partial Regex Piece();
}
