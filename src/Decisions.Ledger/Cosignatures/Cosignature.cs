using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;
using Decisions.Ledger.Signatures;

namespace Decisions.Ledger.Cosignatures;

/// <summary>
/// A witness's word on a checkpoint (C2SP tlog-cosignature, type 0x04): at this time, this was the greatest tree of
/// this log that it had seen, and all that it saw before agrees with it.
/// </summary>
/// <param name="Time">POSIX seconds, 0 to 2⁶³ − 1.</param>
/// <param name="Signature">Ed25519, 64 bytes, over <see cref="Message"/>.</param>
public sealed record Cosignature(long Time, ImmutableArray<byte> Signature)
{
    /// <summary>Eight bytes of time and the signature.</summary>
    public const int Length = sizeof(long) + Ed25519PublicKey.SignatureLength;

    /// <summary>The cosignature in a signature line's bytes, or null.</summary>
    public static Cosignature? Parse(ReadOnlySpan<byte> bytes) =>
        bytes.Length == Length && BinaryPrimitives.ReadInt64BigEndian(bytes) is >= 0 and var time
            ? new Cosignature(time, [.. bytes[sizeof(long)..]])
            : null;

    /// <summary>What is signed: a header that no checkpoint begins with, the time, and the note's text.</summary>
    public static byte[] Message(long time, string text) =>
        Encoding.UTF8.GetBytes($"cosignature/v1\ntime {DecimalText.Write(time)}\n{text}");

    /// <summary>The time in big-endian order, then the signature.</summary>
    public ImmutableArray<byte> ToBytes()
    {
        Span<byte> time = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(time, Time);
        return [.. time, .. Signature];
    }
}
