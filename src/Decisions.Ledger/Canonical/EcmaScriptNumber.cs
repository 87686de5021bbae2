using System.Globalization;

namespace Decisions.Ledger.Canonical;

/// <summary>Numbers as RFC 8785 (section 3.2.2.3) writes them: ECMA-262's <c>Number::toString</c>, radix 10.</summary>
internal static class EcmaScriptNumber
{
    /// <summary>No number takes more: a sign, 17 digits, a point, <c>e-324</c> or five leading zeros.</summary>
    public const int MaxLength = 32;

    /// <summary>Whole numbers of up to 15 digits are the same in JSON, in a double and in ECMAScript.</summary>
    public static bool IsPlainInteger(ReadOnlySpan<byte> json)
    {
        var digits = json[0] == '-' ? json[1..] : json;
        return digits.Length <= 15
            && !digits.ContainsAnyExceptInRange((byte)'0', (byte)'9')
            && !json.SequenceEqual("-0"u8);
    }

    /// <summary>Writes a finite number and returns how many bytes it took.</summary>
    public static int Format(double value, Span<byte> destination)
    {
        if (value == 0)
        {
            destination[0] = (byte)'0'; // of either sign
            return 1;
        }

        var at = 0;
        if (value < 0)
        {
            destination[at++] = (byte)'-';
        }

        Span<byte> digits = stackalloc byte[MaxLength];
        var count = ShortestDigits(Math.Abs(value), digits, out var point);
        return at + Lay(digits[..count], point, destination[at..]);
    }

    /// <summary>
    /// The fewest digits that read back as the same double, nearest to it where several would, such that the
    /// value is 0.digits × 10^<paramref name="point"/>.
    /// </summary>
    /// <remarks>
    /// .NET finds them, save for two powers of two (2^-25 and 2^-959), whose neighbours below lie nearer than those
    /// above: there its "R" drops a digit too many. So what it gives is read back, and digits are added until it holds.
    /// </remarks>
    private static int ShortestDigits(double value, Span<byte> digits, out int point)
    {
        Span<byte> text = stackalloc byte[MaxLength];
        value.TryFormat(text, out var length, "R", CultureInfo.InvariantCulture);
        for (var more = 14; !ReadsBackAs(value, text[..length]); more++)
        {
            value.TryFormat(text, out length, $"E{more}", CultureInfo.InvariantCulture);
        }

        return SplitDigits(text[..length], digits, out point);
    }

    /// <summary>17 digits always do (<c>E16</c>).</summary>
    private static bool ReadsBackAs(double value, ReadOnlySpan<byte> text) =>
        double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture) == value;

    /// <summary>Takes the digits out of .NET's layouts: <c>120</c>, <c>0.012</c>, <c>1.2E-05</c>.</summary>
    private static int SplitDigits(ReadOnlySpan<byte> text, Span<byte> digits, out int point)
    {
        var exponent = 0;
        if (text.IndexOf((byte)'E') is >= 0 and var mark)
        {
            exponent = int.Parse(text[(mark + 1)..], CultureInfo.InvariantCulture);
            text = text[..mark];
        }

        var whole = text.IndexOf((byte)'.') is >= 0 and var dot ? dot : text.Length;
        text[..whole].CopyTo(digits);
        text[Math.Min(whole + 1, text.Length)..].CopyTo(digits[whole..]);
        var count = Math.Max(text.Length - 1, whole);

        var leading = digits[..count].IndexOfAnyExcept((byte)'0');
        var end = digits[..count].LastIndexOfAnyExcept((byte)'0') + 1;
        digits[leading..end].CopyTo(digits);
        point = whole + exponent - leading;
        return end - leading;
    }

    /// <summary>The cases of ECMA-262, in its order; <paramref name="point"/> is its n and the digits' number its k.</summary>
    private static int Lay(ReadOnlySpan<byte> digits, int point, Span<byte> to)
    {
        switch (point)
        {
            case <= 21 when point >= digits.Length:
                digits.CopyTo(to);
                to[digits.Length..point].Fill((byte)'0');
                return point;
            case > 0 and <= 21:
                digits[..point].CopyTo(to);
                to[point] = (byte)'.';
                digits[point..].CopyTo(to[(point + 1)..]);
                return digits.Length + 1;
            case > -6 and <= 0:
                to[0] = (byte)'0';
                to[1] = (byte)'.';
                to.Slice(2, -point).Fill((byte)'0');
                digits.CopyTo(to[(2 - point)..]);
                return 2 - point + digits.Length;
            default:
                return LayWithExponent(digits, point - 1, to);
        }
    }

    private static int LayWithExponent(ReadOnlySpan<byte> digits, int exponent, Span<byte> to)
    {
        var at = 0;
        to[at++] = digits[0];
        if (digits.Length > 1)
        {
            to[at++] = (byte)'.';
            digits[1..].CopyTo(to[at..]);
            at += digits.Length - 1;
        }

        to[at++] = (byte)'e';
        to[at++] = exponent < 0 ? (byte)'-' : (byte)'+';
        Math.Abs(exponent).TryFormat(to[at..], out var written, default, CultureInfo.InvariantCulture);
        return at + written;
    }
}
