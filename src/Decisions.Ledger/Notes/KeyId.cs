using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Decisions.Ledger.Notes;

/// <summary>
/// The first four bytes of SHA-256(name ‖ 0x0A ‖ type ‖ public key), as a big-endian number. It finds a key among
/// those that are trusted, and proves nothing: anyone can make a key with a given id.
/// </summary>
public readonly record struct KeyId(uint Value)
{
    /// <summary>The bytes in an id.</summary>
    public const int Length = 4;

    public static KeyId Of(string name, SignatureType type, ReadOnlySpan<byte> publicKey) =>
        Of(name, [(byte)type, .. publicKey]);

    /// <summary>Eight digits of hexadecimal, in lower case.</summary>
    public override string ToString() => Value.ToString("x8", CultureInfo.InvariantCulture);

    internal static KeyId Of(string name, ReadOnlySpan<byte> typeAndKey)
    {
        Span<byte> hash = stackalloc byte[Digest.Length];
        Digest.Of([.. Encoding.UTF8.GetBytes(name), (byte)'\n', .. typeAndKey]).CopyTo(hash);
        return From(hash);
    }

    internal static KeyId From(ReadOnlySpan<byte> bytes) => new(BinaryPrimitives.ReadUInt32BigEndian(bytes));

    internal void CopyTo(Span<byte> destination) => BinaryPrimitives.WriteUInt32BigEndian(destination, Value);
}
