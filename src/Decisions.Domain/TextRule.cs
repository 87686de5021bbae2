using System.Buffers;
using System.Globalization;
using System.Text;

namespace Decisions.Domain;

/// <summary>
/// What a text may hold. Markup is kept as it was typed and shown as text; characters that control, that reorder what
/// is read, or that no JSON can carry are refused rather than dropped, so that what is stored is what was written.
/// Joiners and direction marks stay: Persian, Hindi, Hebrew and many emoji are not written without them. Lengths and
/// positions count UTF-16 code units, as browsers do.
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

    /// <summary>A note as it is kept: null when it says nothing.</summary>
    public static string? NoteOrNull(string? text) => IsBlank(text) ? null : text;

    private static Rejection? Check(string field, string? text, int limit, bool required, bool lines)
    {
        if (IsBlank(text))
            return required ? new TextIsMissing(field) : null;
        if (text!.Length > limit)
            return new TextIsTooLong(field, text.Length, limit);
        for (var i = 0; i < text.Length;)
        {
            var isWhole = Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out var length) == OperationStatus.Done;
            if (!isWhole || (IsRefused(rune) && !(lines && rune.Value is '\n' or '\r' or '\t')))
                return new TextHasControlCharacters(field, i + 1);
            i += length;
        }
        return null;
    }

    /// <summary>Whether nothing of a text can be seen: blanks, marks, and the letters that fill a place.</summary>
    private static bool IsBlank(string? text) =>
        text is null || text.EnumerateRunes().All(rune =>
            Rune.IsWhiteSpace(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format ||
            rune.Value is 0x115F or 0x1160 or 0x2800 or 0x3164 or 0xFFA0);

    /// <summary>Controls, noncharacters, and the marks that make text read in another order than it is written.</summary>
    private static bool IsRefused(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator ||
        (rune.Value & 0xFFFE) == 0xFFFE ||
        rune.Value is >= 0xFDD0 and <= 0xFDEF or >= 0x202A and <= 0x202E or >= 0x2066 and <= 0x206F or 0xFEFF or >= 0xFFF9 and <= 0xFFFB;
}
