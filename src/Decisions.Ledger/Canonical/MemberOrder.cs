namespace Decisions.Ledger.Canonical;

/// <summary>The order RFC 8785 (section 3.2.3) gives an object's members: by their names' UTF-16 code units.</summary>
/// <param name="names">UTF-8, unescaped; every member's name is a slice of it.</param>
internal sealed class MemberOrder(byte[] names) : IComparer<Member>
{
    public int Compare(Member left, Member right) => Compare(
        names.AsSpan(left.NameStart, left.NameLength),
        names.AsSpan(right.NameStart, right.NameLength));

    /// <summary>Compares well-formed UTF-8 as if it were UTF-16.</summary>
    /// <remarks>
    /// The order of UTF-8's bytes is that of code points. UTF-16 parts from it in one place: surrogates
    /// (D800–DFFF, so all code points from U+10000, whose UTF-8 starts with F0–F4) come before U+E000–U+FFFF
    /// (whose UTF-8 starts with EE or EF). None of these can be a later byte of a character.
    /// </remarks>
    public static int Compare(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        var same = left.CommonPrefixLength(right);
        return same == left.Length || same == right.Length
            ? left.Length - right.Length
            : Weight(left[same]) - Weight(right[same]);
    }

    private static int Weight(byte first) => first is 0xEE or 0xEF ? first + 0x10 : first;
}
