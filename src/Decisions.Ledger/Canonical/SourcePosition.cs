using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Decisions.Ledger.Canonical;

/// <summary>Byte offsets for messages; only ever computed for a document that is refused.</summary>
internal static class SourcePosition
{
    /// <summary>Turns the reader's line and place in it into one offset.</summary>
    public static long Of(ReadOnlySpan<byte> source, JsonException fault)
    {
        var start = 0;
        for (var line = fault.LineNumber ?? 0; line > 0; line--)
        {
            start += source[start..].IndexOf((byte)'\n') + 1;
        }

        return start + (fault.BytePositionInLine ?? 0);
    }

    public static long OfInvalidUtf8(ReadOnlySpan<byte> source)
    {
        var at = 0;
        while (Rune.DecodeFromUtf8(source[at..], out _, out var length) == OperationStatus.Done)
        {
            at += length;
        }

        return at;
    }
}
