using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Decisions.Ledger.Signatures;

/// <summary>An Ed25519 public key (RFC 8032), compared by value.</summary>
/// <remarks>
/// Strict: <see cref="TryFrom"/> takes no point of order 8 or below, under which a signature may verify for any
/// message, and no y of 2²⁵⁵ − 19 or more, by which one key would have two encodings. <see cref="Verifies"/>
/// refuses S of the group's order or more and any R but the one encoding that it computes itself, so nobody can
/// change a signature into another one that verifies, too.
/// </remarks>
public sealed class Ed25519PublicKey : IEquatable<Ed25519PublicKey>
{
    /// <summary>The bytes in a key.</summary>
    public const int Length = 32;

    /// <summary>The bytes in a signature: R and S.</summary>
    public const int SignatureLength = 64;

    private static readonly BigInteger Prime = BigInteger.Pow(2, 255) - 19;

    /// <summary>The y of the points whose order divides 8: 0, 1, −1 and the two of order 8.</summary>
    private static readonly BigInteger[] SmallOrder =
    [
        BigInteger.Zero,
        BigInteger.One,
        Prime - 1,
        Y(Convert.FromHexString("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05")),
        Y(Convert.FromHexString("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a")),
    ];

    private readonly byte[] _bytes;

    private Ed25519PublicKey(byte[] bytes) => _bytes = bytes;

    /// <summary>The key's encoding, 32 bytes.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes;

    /// <exception cref="ArgumentException">Not a key that <see cref="TryFrom"/> takes.</exception>
    public static Ed25519PublicKey From(ReadOnlySpan<byte> bytes) =>
        TryFrom(bytes) ?? throw new ArgumentException("Not an Ed25519 public key.", nameof(bytes));

    /// <summary>
    /// The key, or null. Whether y belongs to a point at all is seen when verifying: under one that does not, no
    /// signature verifies.
    /// </summary>
    public static Ed25519PublicKey? TryFrom(ReadOnlySpan<byte> bytes) =>
        bytes.Length == Length && Y(bytes) is var y && y < Prime && !SmallOrder.Contains(y)
            ? new Ed25519PublicKey(bytes.ToArray())
            : null;

    public bool Verifies(ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        if (signature.Length != SignatureLength)
        {
            return false;
        }

        using var key = LibCrypto.EVP_PKEY_new_raw_public_key(LibCrypto.Ed25519, 0, ref _bytes[0], Length);
        using var context = LibCrypto.EVP_MD_CTX_new();
        if (key.IsInvalid || context.IsInvalid || LibCrypto.EVP_DigestVerifyInit(context, 0, 0, 0, key) != 1)
        {
            throw new CryptographicException("OpenSSL cannot verify Ed25519.");
        }

        byte nothing = 0;
        ref var data = ref message.IsEmpty ? ref nothing : ref MemoryMarshal.GetReference(message);
        var verifies = LibCrypto.EVP_DigestVerify(
            context, ref MemoryMarshal.GetReference(signature), SignatureLength, ref data, (nuint)message.Length) == 1;
        if (!verifies)
        {
            LibCrypto.ERR_clear_error(); // else the next user of this thread's queue would find our fault
        }

        return verifies;
    }

    public bool Equals(Ed25519PublicKey? other) => other is not null && Bytes.SequenceEqual(other.Bytes);

    public override bool Equals(object? obj) => Equals(obj as Ed25519PublicKey);

    public override int GetHashCode() => BitConverter.ToInt32(_bytes);

    /// <summary>Base64.</summary>
    public override string ToString() => Convert.ToBase64String(_bytes);

    /// <summary>The encoding without its highest bit, which is the sign of x.</summary>
    private static BigInteger Y(ReadOnlySpan<byte> bytes)
    {
        Span<byte> y = stackalloc byte[Length];
        bytes.CopyTo(y);
        y[^1] &= 0x7F;
        return new BigInteger(y, isUnsigned: true);
    }
}
