using System.Collections.Immutable;
using Decisions.Ledger.Canonical;
using Decisions.Ledger.Entries;

namespace Decisions.Ledger.Receipts;

/// <summary>What opens an entry's commitment: it tells what the entry is about.</summary>
public sealed record Opening
{
    /// <param name="salt">The entry's salt.</param>
    /// <param name="payload">The payload, in any JSON form.</param>
    /// <exception cref="ArgumentException">The salt has not <see cref="Commitment.SaltLength"/> bytes.</exception>
    /// <exception cref="NotCanonicalisableException">The payload has no canonical form.</exception>
    public Opening(ReadOnlySpan<byte> salt, ReadOnlySpan<byte> payload)
    {
        if (salt.Length != Commitment.SaltLength)
        {
            throw new ArgumentException($"A salt has {Commitment.SaltLength} bytes, not {salt.Length}.", nameof(salt));
        }

        (Salt, Payload) = ([.. salt], [.. CanonicalJson.Of(payload)]);
    }

    public ImmutableArray<byte> Salt { get; }

    /// <summary>Canonical JSON.</summary>
    public ImmutableArray<byte> Payload { get; }

    public bool Opens(Commitment commitment) => commitment.IsOpenedBy(Salt.AsSpan(), Payload.AsSpan());

    public bool Equals(Opening? other) =>
        other is not null && Salt.AsSpan().SequenceEqual(other.Salt.AsSpan()) && Payload.AsSpan().SequenceEqual(other.Payload.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Salt.Length, Payload.Length);
}
