using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Decisions.Ledger;

/// <summary>A SHA-256 value: 32 bytes, compared by value and shown as base64.</summary>
public readonly record struct Digest
{
    /// <summary>The bytes in a digest.</summary>
    public const int Length = 32;

    /// <summary>The characters in a digest's base64 text, padding included.</summary>
    public const int TextLength = 44;

    // Four words in place of an array, so that a digest is a value that needs no allocation.
    private readonly ulong _first, _second, _third, _fourth;

    private Digest(ReadOnlySpan<ulong> words) =>
        (_first, _second, _third, _fourth) = (words[0], words[1], words[2], words[3]);

    /// <summary>Reads exactly 32 bytes.</summary>
    /// <exception cref="ArgumentException">There are not 32.</exception>
    public static Digest From(ReadOnlySpan<byte> bytes) =>
        TryFrom(bytes, out var digest)
            ? digest
            : throw new ArgumentException($"A digest has {Length} bytes, not {bytes.Length}.", nameof(bytes));

    public static bool TryFrom(ReadOnlySpan<byte> bytes, out Digest digest)
    {
        var fits = bytes.Length == Length;
        digest = fits ? new Digest(MemoryMarshal.Cast<byte, ulong>(bytes)) : default;
        return fits;
    }

    /// <summary>Reads what <see cref="ToString"/> writes and nothing else that means the same.</summary>
    public static bool TryParse(ReadOnlySpan<char> base64, out Digest digest)
    {
        digest = default;
        return base64.Length == TextLength && Base64Text.TryDecode(base64, out var bytes) && TryFrom(bytes, out digest);
    }

    /// <summary>SHA-256 of <paramref name="data"/>.</summary>
    public static Digest Of(ReadOnlySpan<byte> data)
    {
        Span<byte> hash = stackalloc byte[Length];
        SHA256.HashData(data, hash);
        return From(hash);
    }

    public void CopyTo(Span<byte> destination) => MemoryMarshal.Write(destination, in this);

    public byte[] ToArray()
    {
        var bytes = new byte[Length];
        CopyTo(bytes);
        return bytes;
    }

    /// <summary>Standard base64 with padding (RFC 4648, section 4).</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Length];
        CopyTo(bytes);
        return Convert.ToBase64String(bytes);
    }
}
