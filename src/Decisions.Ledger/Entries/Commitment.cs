using Decisions.Ledger.Canonical;

namespace Decisions.Ledger.Entries;

/// <summary>
/// SHA-256(salt ‖ RFC 8785 canonical JSON of the payload): binds the public entry to what it is about without
/// telling it. Once salt and payload are erased nobody can open it, and no proof over the entry breaks.
/// </summary>
public static class Commitment
{
    /// <summary>The bytes in a salt: 128 bits, so that a payload with few likely values cannot be guessed.</summary>
    public const int SaltLength = 16;

    /// <exception cref="ArgumentException">The salt has not <see cref="SaltLength"/> bytes.</exception>
    /// <exception cref="NotCanonicalisableException">The payload has no canonical form.</exception>
    public static Digest To(ReadOnlySpan<byte> salt, ReadOnlySpan<byte> payloadJson) =>
        salt.Length == SaltLength
            ? CanonicalJson.Hash(salt, payloadJson)
            : throw new ArgumentException($"A salt has {SaltLength} bytes, not {salt.Length}.", nameof(salt));

    /// <summary>Whether this salt and payload, as someone shows them, are what was committed to.</summary>
    public static bool Opens(Digest commitment, ReadOnlySpan<byte> salt, ReadOnlySpan<byte> payloadJson)
    {
        try
        {
            return salt.Length == SaltLength && To(salt, payloadJson) == commitment;
        }
        catch (NotCanonicalisableException)
        {
            return false;
        }
    }
}
