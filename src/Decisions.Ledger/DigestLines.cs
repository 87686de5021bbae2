using System.Collections.Immutable;

namespace Decisions.Ledger;

/// <summary>A Merkle proof as C2SP writes it: a line of base64 for each hash.</summary>
internal static class DigestLines
{
    /// <summary>No proof in a tree of less than 2⁶³ leaves is longer, and the specifications allow no more.</summary>
    public const int Max = 63;

    public static Reading<ImmutableArray<Digest>> Parse(ReadOnlySpan<string> lines)
    {
        if (lines.Length > Max)
        {
            return new Reading<ImmutableArray<Digest>>.Refused($"A proof has at most {Max} hashes.");
        }

        var hashes = ImmutableArray.CreateBuilder<Digest>(lines.Length);
        foreach (var line in lines)
        {
            if (!Digest.TryParse(line, out var hash))
            {
                return new Reading<ImmutableArray<Digest>>.Refused($"Hash {hashes.Count} of the proof is not 32 bytes in base64.");
            }

            hashes.Add(hash);
        }

        return hashes.MoveToImmutable();
    }

    public static string Write(ImmutableArray<Digest> hashes) => string.Concat(hashes.Select(hash => $"{hash}\n"));
}
