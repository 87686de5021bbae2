using System.Collections.Immutable;
using System.Text.RegularExpressions;
using DiffPlex;
using Microsoft.AspNetCore.Html;

namespace Decisions.Server.Pages.Words;

/// <summary>What became of a stretch of text.</summary>
public enum DifferenceKind
{
    Same,
    Added,
    Removed,
}

/// <summary>A stretch of text that was kept, added or removed.</summary>
public sealed record DifferencePart(DifferenceKind Kind, string Text);

/// <summary>The difference between two texts, word by word.</summary>
public static partial class Difference
{
    /// <summary>Joined, the parts that are not added are the old text, and those that are not removed the new one.</summary>
    public static ImmutableArray<DifferencePart> Of(string from, string to)
    {
        var diff = new Differ().CreateCustomDiffs(from, to, ignoreWhiteSpace: false, ignoreCase: false, Pieces);
        var parts = ImmutableArray.CreateBuilder<DifferencePart>();
        var at = 0;
        foreach (var block in diff.DiffBlocks)
        {
            Add(DifferenceKind.Same, diff.PiecesOld, at, block.DeleteStartA);
            Add(DifferenceKind.Removed, diff.PiecesOld, block.DeleteStartA, block.DeleteStartA + block.DeleteCountA);
            Add(DifferenceKind.Added, diff.PiecesNew, block.InsertStartB, block.InsertStartB + block.InsertCountB);
            at = block.DeleteStartA + block.DeleteCountA;
        }
        Add(DifferenceKind.Same, diff.PiecesOld, at, diff.PiecesOld.Length);
        return parts.ToImmutable();

        void Add(DifferenceKind kind, IReadOnlyList<string> pieces, int start, int end)
        {
            if (end > start)
                parts.Add(new DifferencePart(kind, string.Concat(pieces.Skip(start).Take(end - start))));
        }
    }

    /// <summary>The parts marked for the eye and for the ear, with no blank that the texts do not have.</summary>
    public static IHtmlContent Html(ImmutableArray<DifferencePart> parts)
    {
        var html = new HtmlContentBuilder();
        foreach (var part in parts)
        {
            var (tag, words) = part.Kind switch
            {
                DifferenceKind.Added => ("ins", "added: "),
                DifferenceKind.Removed => ("del", "removed: "),
                _ => (null, null),
            };
            if (tag is null)
                html.Append(part.Text);
            else
                html.AppendHtml($"<{tag}><span class=\"unseen\">{words}</span>").Append(part.Text)
                    .AppendHtml($"<span class=\"unseen\"> (end)</span></{tag}>");
        }
        return html;
    }

    /// <summary>Words and numbers such as 5,200, blanks, and every other sign by itself.</summary>
    private static string[] Pieces(string text) => [.. Piece().Matches(text).Select(piece => piece.Value)];

    [GeneratedRegex(@"\w+(?:[.,'’-]\w+)*|\s+|[^\w\s]")]
    private static partial Regex Piece();
}
