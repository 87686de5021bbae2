using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Decisions.Ledger.Signatures;

/// <summary>
/// An Ed25519 private key (RFC 8032). Signing is deterministic: one key and one message have one signature.
/// May be used by several threads at once.
/// </summary>
public sealed class Ed25519PrivateKey : IDisposable
{
    /// <summary>The bytes in a seed, which RFC 8032 calls the private key.</summary>
    public const int SeedLength = 32;

    private readonly EvpKey _key;

    private Ed25519PrivateKey(EvpKey key, Ed25519PublicKey publicKey) => (_key, PublicKey) = (key, publicKey);

    public Ed25519PublicKey PublicKey { get; }

    /// <exception cref="ArgumentException">Not 32 bytes.</exception>
    public static Ed25519PrivateKey FromSeed(ReadOnlySpan<byte> seed)
    {
        if (seed.Length != SeedLength)
        {
            throw new ArgumentException($"A seed has {SeedLength} bytes, not {seed.Length}.", nameof(seed));
        }

        var key = LibCrypto.EVP_PKEY_new_raw_private_key(
            LibCrypto.Ed25519, 0, ref MemoryMarshal.GetReference(seed), SeedLength);
        Span<byte> publicKey = stackalloc byte[Ed25519PublicKey.Length];
        nuint length = Ed25519PublicKey.Length;
        if (key.IsInvalid || LibCrypto.EVP_PKEY_get_raw_public_key(key, ref publicKey[0], ref length) != 1)
        {
            throw new CryptographicException("OpenSSL made no Ed25519 key of the seed.");
        }

        return new Ed25519PrivateKey(key, Ed25519PublicKey.From(publicKey));
    }

    /// <summary>The message's signature, 64 bytes.</summary>
    public byte[] Sign(ReadOnlySpan<byte> message)
    {
        using var context = LibCrypto.EVP_MD_CTX_new();
        var signature = new byte[Ed25519PublicKey.SignatureLength];
        nuint length = Ed25519PublicKey.SignatureLength;
        byte nothing = 0;
        ref var data = ref message.IsEmpty ? ref nothing : ref MemoryMarshal.GetReference(message);
        return !context.IsInvalid
            && LibCrypto.EVP_DigestSignInit(context, 0, 0, 0, _key) == 1
            && LibCrypto.EVP_DigestSign(context, ref signature[0], ref length, ref data, (nuint)message.Length) == 1
                ? signature
                : throw new CryptographicException("OpenSSL did not sign with Ed25519.");
    }

    public void Dispose() => _key.Dispose();
}
