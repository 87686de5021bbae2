using System.Security.Cryptography;
using Decisions.Ledger.Signatures;

namespace Decisions.Ledger.Notes;

/// <summary>
/// A secret key as text, <c>PRIVATE+KEY+name+id+base64(type ‖ seed)</c>, the form of golang.org/x/mod/sumdb/note.
/// The id is that of the public key. Whoever has this text can sign.
/// </summary>
public static class SecretKey
{
    private const string Prefix = "PRIVATE+KEY+";

    /// <param name="name">The key's name.</param>
    /// <param name="type">What it will sign.</param>
    /// <param name="seed">32 bytes of chance.</param>
    public static string Write(string name, SignatureType type, ReadOnlySpan<byte> seed)
    {
        using var key = Ed25519PrivateKey.FromSeed(seed);
        byte[] typeAndSeed = [(byte)type, .. seed];
        var text = Prefix + KeyText.Write(name, new VerifierKey(name, type, key.PublicKey).Id, typeAndSeed);
        CryptographicOperations.ZeroMemory(typeAndSeed);
        return text;
    }

    /// <summary>Reads a key of the given type; a reason never tells any of the secret.</summary>
    internal static Reading<(VerifierKey Key, Ed25519PrivateKey Secret)> Parse(string text, SignatureType type)
    {
        if (!text.StartsWith(Prefix, StringComparison.Ordinal)
            || !KeyText.Parse(text[Prefix.Length..]).IsRead(out var parts, out _)
            || parts.TypeAndKey.Length != 1 + Ed25519PrivateKey.SeedLength
            || parts.TypeAndKey[0] != (byte)type)
        {
            return new Reading<(VerifierKey, Ed25519PrivateKey)>.Refused($"Not a secret key of type {type}.");
        }

        var secret = Ed25519PrivateKey.FromSeed(parts.TypeAndKey.AsSpan(1));
        CryptographicOperations.ZeroMemory(parts.TypeAndKey);
        var key = new VerifierKey(parts.Name, type, secret.PublicKey);
        if (key.Id.ToString() == parts.Id)
        {
            return (key, secret);
        }

        secret.Dispose();
        return new Reading<(VerifierKey, Ed25519PrivateKey)>.Refused($"The id {parts.Id} is not that of the secret key '{parts.Name}'.");
    }
}
