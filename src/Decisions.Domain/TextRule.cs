using System.Globalization;

namespace Decisions.Domain;

/// <summary>
/// What a text may hold. Markup is kept as it was typed and shown as text; characters that cannot be seen, that
/// reorder what is read, or that no JSON can carry are refused rather than dropped, so that what is stored is what
/// was written.
/// </summary>
public static class TextRule
{
    /// <summary>A name or title: one line.</summary>
    public const int LineLimit = 200;

    /// <summary>A reason, note or purpose.</summary>
    public const int NoteLimit = 4_000;

    /// <summary>A proposal's text.</summary>
    public const int TextLimit = 100_000;

    /// <summary>One line that must be there; null when it is sound.</summary>
    public static Rejection? Line(string field, string? text) => Check(field, text, LineLimit, required: true, lines: false);

    /// <summary>Lines that must be there; null when they are sound.</summary>
    public static Rejection? Text(string field, string? text, int limit = TextLimit) =>
        Check(field, text, limit, required: true, lines: true);

    /// <summary>Lines that may be left out; null when they are sound.</summary>
    public static Rejection? Note(string field, string? text) => Check(field, text, NoteLimit, required: false, lines: true);

    private static Rejection? Check(string field, string? text, int limit, bool required, bool lines)
    {
        if (string.IsNullOrWhiteSpace(text))
            return required ? new TextIsMissing(field) : null;
        if (text.Length > limit)
            return new TextIsTooLong(field, text.Length, limit);
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                i++;
            else if (IsRefused(text[i]) && !(lines && text[i] is '\n' or '\r' or '\t'))
                return new TextHasControlCharacters(field, i + 1);
        }
        return null;
    }

    /// <summary>Controls, lone surrogates, and the marks that make text read in another order than it is written.</summary>
    private static bool IsRefused(char c) =>
        char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator ||
        c is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069' or '\uFEFF';
}
