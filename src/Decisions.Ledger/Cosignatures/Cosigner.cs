using Decisions.Ledger.Notes;
using Decisions.Ledger.Signatures;

namespace Decisions.Ledger.Cosignatures;

/// <summary>
/// A witness's named key, of type 0x04. The signed message does not hold the witness's name, so one key must not
/// serve two witnesses.
/// </summary>
public sealed class Cosigner : IDisposable
{
    private readonly Ed25519PrivateKey _secret;

    private Cosigner(VerifierKey key, Ed25519PrivateKey secret) => (Key, _secret) = (key, secret);

    /// <summary>What verifies its cosignatures.</summary>
    public VerifierKey Key { get; }

    /// <exception cref="ArgumentException">A name that is none, or a seed without 32 bytes.</exception>
    public static Cosigner FromSeed(string name, ReadOnlySpan<byte> seed)
    {
        var secret = Ed25519PrivateKey.FromSeed(seed);
        return new Cosigner(new VerifierKey(name, SignatureType.Cosignature, secret.PublicKey), secret);
    }

    /// <summary>Reads what <see cref="SecretKey.Write"/> wrote.</summary>
    public static Reading<Cosigner> Parse(string secretKey) =>
        SecretKey.Parse(secretKey, SignatureType.Cosignature).Then<Cosigner>(read => new Cosigner(read.Key, read.Secret));

    /// <param name="text">A checkpoint's text, which the caller has checked against all that it cosigned before.</param>
    /// <param name="time">Now, in POSIX seconds.</param>
    public NoteSignature Cosign(string text, long time)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(time);
        var signature = _secret.Sign(Cosignature.Message(time, text));
        return new NoteSignature(Key.Name, Key.Id, new Cosignature(time, [.. signature]).ToBytes());
    }

    public void Dispose() => _secret.Dispose();
}
