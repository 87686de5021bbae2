using System.Text;
using Decisions.Ledger.Signatures;

namespace Decisions.Ledger.Notes;

/// <summary>A named key that signs notes, of type 0x01.</summary>
public sealed class NoteSigner : IDisposable
{
    private readonly Ed25519PrivateKey _secret;

    private NoteSigner(VerifierKey key, Ed25519PrivateKey secret) => (Key, _secret) = (key, secret);

    /// <summary>What verifies its signatures.</summary>
    public VerifierKey Key { get; }

    /// <exception cref="ArgumentException">A name that is none, or a seed without 32 bytes.</exception>
    public static NoteSigner FromSeed(string name, ReadOnlySpan<byte> seed)
    {
        var secret = Ed25519PrivateKey.FromSeed(seed);
        return new NoteSigner(new VerifierKey(name, SignatureType.Ed25519, secret.PublicKey), secret);
    }

    /// <summary>Reads what <see cref="SecretKey.Write"/> wrote.</summary>
    public static Reading<NoteSigner> Parse(string secretKey) =>
        SecretKey.Parse(secretKey, SignatureType.Ed25519).Then<NoteSigner>(read => new NoteSigner(read.Key, read.Secret));

    public NoteSignature Sign(string text) => new(Key.Name, Key.Id, [.. _secret.Sign(Encoding.UTF8.GetBytes(text))]);

    public void Dispose() => _secret.Dispose();
}
