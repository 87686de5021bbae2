using System.Text;
using Decisions.Domain.Proposals;
using Decisions.Domain.Redactions;

namespace Decisions.Domain.Discussions;

/// <summary>
/// A stretch of a revision's text. Its words are not kept beside it: they stand in the revision, and where they are taken
/// out of that they are nowhere else.
/// </summary>
/// <param name="Start">Counted from 0, in UTF-16 code units.</param>
/// <param name="Length">In the same.</param>
public sealed record Passage(int Start, int Length)
{
    /// <summary>As long as a passage may be.</summary>
    public const int LengthLimit = 2_000;

    /// <summary>
    /// The first place where words stand in a text as it is shown, whatever marks of Markdown stand between them and wherever
    /// lines break; null where they do not.
    /// </summary>
    public static Passage? Find(string text, string words)
    {
        if (words.Length > 0 && text.IndexOf(words, StringComparison.Ordinal) is >= 0 and var start)
            return new Passage(start, words.Length);
        var (shown, places) = AsShown(text);
        var (sought, _) = AsShown(words);
        return sought.Length > 0 && shown.IndexOf(sought, StringComparison.Ordinal) is >= 0 and var at
            ? new Passage(places[at], places[at + sought.Length - 1] + 1 - places[at])
            : null;
    }

    /// <summary>A text without marks and with one blank wherever there are some, and where each of its characters stands.</summary>
    private static (string Shown, List<int> Places) AsShown(string text)
    {
        var shown = new StringBuilder();
        List<int> places = [];
        var isBlank = true;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == ']' && at + 1 < text.Length && text[at + 1] == '(' && text.IndexOf(')', at) is > 0 and var end)
                at = end;
            else if (char.IsWhiteSpace(text[at]))
            {
                if (!isBlank)
                    Add(' ', at);
                isBlank = true;
            }
            else if (!Marks.Contains(text[at]))
            {
                Add(text[at], at);
                isBlank = false;
            }
        }
        while (shown.Length > 0 && shown[^1] == ' ')
            shown.Length--;
        return (shown.ToString(), places);

        void Add(char c, int at)
        {
            shown.Append(c);
            places.Add(at);
        }
    }

    /// <summary>The characters that Markdown may take for marks.</summary>
    private const string Marks = "*_`#>~|[]\\";

    /// <summary>Whether there is such a stretch in a text, and no character is cut in two.</summary>
    public bool IsIn(string text) =>
        Start >= 0 && Length is > 0 and <= LengthLimit && Start <= text.Length - Length
        && !char.IsLowSurrogate(text[Start]) && !char.IsHighSurrogate(text[Start + Length - 1]);

    /// <summary>Its words; null where words were taken out of the revision since, so that nobody can tell which these were.</summary>
    public string? WordsIn(Revision revision) =>
        HasWordsRemoved(revision) || !IsIn(revision.Text) ? null : revision.Text.Substring(Start, Length);

    /// <summary>Whether places in a revision's text may be others than they were.</summary>
    public static bool HasWordsRemoved(Revision revision) => revision.Text.Contains(WordPieces.Removed, StringComparison.Ordinal);
}
