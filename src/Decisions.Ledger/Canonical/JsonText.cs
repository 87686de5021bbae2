using System.Buffers;

namespace Decisions.Ledger.Canonical;

/// <summary>Strings as RFC 8785 (section 3.2.2.2) writes them.</summary>
internal static class JsonText
{
    private static readonly SearchValues<byte> MustBeEscaped =
        SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(code => (byte)code), (byte)'"', (byte)'\\']);

    /// <summary>Appends well-formed UTF-8 with its quotes and the few escapes that JSON demands.</summary>
    public static void Append(ref PooledList<byte> output, ReadOnlySpan<byte> utf8)
    {
        output.Append((byte)'"');
        for (int plain; (plain = utf8.IndexOfAny(MustBeEscaped)) >= 0; utf8 = utf8[(plain + 1)..])
        {
            output.Append(utf8[..plain]);
            AppendEscaped(ref output, utf8[plain]);
        }

        output.Append(utf8);
        output.Append((byte)'"');
    }

    private static void AppendEscaped(ref PooledList<byte> output, byte character)
    {
        switch (character)
        {
            case (byte)'"': output.Append("\\\""u8); break;
            case (byte)'\\': output.Append("\\\\"u8); break;
            case (byte)'\b': output.Append("\\b"u8); break;
            case (byte)'\t': output.Append("\\t"u8); break;
            case (byte)'\n': output.Append("\\n"u8); break;
            case (byte)'\f': output.Append("\\f"u8); break;
            case (byte)'\r': output.Append("\\r"u8); break;
            default:
                output.Append("\\u00"u8);
                output.Append("0123456789abcdef"u8[character >> 4]);
                output.Append("0123456789abcdef"u8[character & 0xF]);
                break;
        }
    }
}
