using System.Diagnostics.CodeAnalysis;

namespace Decisions.Ledger;

/// <summary>Base64 of RFC 4648, section 4, in the one form that its section 3.5 calls canonical.</summary>
internal static class Base64Text
{
    /// <summary>Reads only what writing gives again: no white space, no missing padding, no stray bits at the end.</summary>
    public static bool TryDecode(ReadOnlySpan<char> text, [NotNullWhen(true)] out byte[]? bytes)
    {
        var room = new byte[(text.Length / 4 * 3) + 3];
        bytes = Convert.TryFromBase64Chars(text, room, out var length) ? room[..length] : null;
        return bytes is not null && text.SequenceEqual(Convert.ToBase64String(bytes));
    }
}
