using Decisions.Ledger.Canonical;

namespace Decisions.Ledger.Entries;

/// <summary>
/// What a public entry commits to without telling it. Once salt and payload are erased nobody can open it, and no proof over
/// the entry breaks.
/// </summary>
/// <param name="Payload">SHA-256(salt ‖ RFC 8785 canonical JSON of the payload).</param>
/// <param name="Rest">The payload apart from its words, see <see cref="PayloadWords"/>.</param>
public readonly record struct Commitment(Digest Payload, Digest Rest)
{
    /// <summary>The bytes in a salt: 128 bits, so that a payload with few likely values cannot be guessed.</summary>
    public const int SaltLength = 16;

    /// <exception cref="ArgumentException">The salt has not <see cref="SaltLength"/> bytes.</exception>
    /// <exception cref="NotCanonicalisableException">The payload has no canonical form.</exception>
    public static Commitment To(ReadOnlySpan<byte> salt, ReadOnlySpan<byte> payloadJson)
    {
        if (salt.Length != SaltLength)
        {
            throw new ArgumentException($"A salt has {SaltLength} bytes, not {salt.Length}.", nameof(salt));
        }

        var canonicaliser = new Canonicaliser(payloadJson, before: salt);
        try
        {
            var salted = canonicaliser.Run();
            return new Commitment(Digest.Of(salted), PayloadWords.RestOf(salted[SaltLength..], new WholeWords(salt))!.Value);
        }
        finally
        {
            canonicaliser.Dispose();
        }
    }

    /// <summary>Whether this salt and payload, as someone shows them, are what was committed to.</summary>
    public bool IsOpenedBy(ReadOnlySpan<byte> salt, ReadOnlySpan<byte> payloadJson)
    {
        try
        {
            return salt.Length == SaltLength && To(salt, payloadJson) == this;
        }
        catch (NotCanonicalisableException)
        {
            return false;
        }
    }

    /// <summary>Whether this payload, of which words were taken out, is what was committed to apart from those words.</summary>
    public bool IsOpenedBy(WordsOpening opening, ReadOnlySpan<byte> remainingJson)
    {
        try
        {
            return PayloadWords.RestOf(CanonicalJson.Of(remainingJson), new WordsLeft(opening)) == Rest;
        }
        catch (NotCanonicalisableException)
        {
            return false;
        }
    }
}
