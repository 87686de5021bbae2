using System.Collections.Immutable;
using Decisions.Ledger.Notes;

namespace Decisions.Ledger.Cosignatures;

/// <summary>When a checkpoint counts as witnessed: at least k of n witnesses cosigned it (one group of C2SP tlog-policy).</summary>
public sealed record WitnessPolicy
{
    /// <param name="required">k, 0 to n; with 0, the log's signature alone is enough.</param>
    /// <param name="witnesses">The n keys, all of type 0x04; none twice, under whichever name, so that nobody counts double.</param>
    /// <exception cref="ArgumentException">A policy that breaks this.</exception>
    public WitnessPolicy(int required, ImmutableArray<VerifierKey> witnesses)
    {
        if (required < 0 || required > witnesses.Length)
        {
            throw new ArgumentException($"{required} of {witnesses.Length} witnesses cannot be.", nameof(required));
        }

        if (witnesses.Any(key => key.Type != SignatureType.Cosignature)
            || witnesses.Select(key => key.PublicKey).Distinct().Count() != witnesses.Length)
        {
            throw new ArgumentException("Each witness has a cosigner's key of its own.", nameof(witnesses));
        }

        (Required, Witnesses) = (required, witnesses);
    }

    /// <summary>No witness is asked for.</summary>
    public static WitnessPolicy None { get; } = new(0, []);

    public int Required { get; }

    public ImmutableArray<VerifierKey> Witnesses { get; }

    /// <summary>Who of the witnesses cosigned, and whether they are enough. The note was opened with their keys.</summary>
    public Witnessed Judge(OpenedNote note)
    {
        var cosigned = Witnesses
            .Select(witness => new WitnessedBy(witness, LatestTime(note, witness)))
            .Where(by => by.Time >= 0)
            .ToImmutableArray();
        return new Witnessed(cosigned.Length >= Required, cosigned);
    }

    /// <summary>−1 if it did not cosign.</summary>
    private static long LatestTime(OpenedNote note, VerifierKey witness) => note.Signatures
        .Where(signed => signed.Key == witness)
        .Select(signed => Cosignature.Parse(signed.Signature.Bytes.AsSpan())!.Time)
        .DefaultIfEmpty(-1)
        .Max();
}
