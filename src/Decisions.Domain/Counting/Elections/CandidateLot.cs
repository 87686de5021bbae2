using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Decisions.Domain.Counting.Elections;

/// <summary>
/// The order of candidates in lots, which anyone can draw again: by SHA-256(seed ‖ name in UTF-8), lowest first. Where
/// a lot takes somebody out it takes the first of those tied; where it favours somebody it favours the last. With a
/// seed published before the ballots are opened nobody can choose the outcome.
/// </summary>
public sealed class CandidateLot
{
    private readonly int[] places;

    public CandidateLot(ImmutableArray<Candidate> candidates, ReadOnlySpan<byte> seed)
    {
        places = new int[candidates.Length];
        var hashes = new byte[candidates.Length][];
        for (var i = 0; i < candidates.Length; i++)
            hashes[i] = SHA256.HashData([.. seed, .. Encoding.UTF8.GetBytes(candidates[i].Name)]);
        int[] order = [.. Enumerable.Range(0, candidates.Length)];
        Array.Sort(order, (one, two) => hashes[one].AsSpan().SequenceCompareTo(hashes[two]));
        for (var place = 0; place < order.Length; place++)
            places[order[place]] = place;
    }

    /// <summary>Whom the lot takes out.</summary>
    public int Out(IEnumerable<int> among) => among.MinBy(candidate => places[candidate]);

    /// <summary>Whom the lot favours.</summary>
    public int In(IEnumerable<int> among) => among.MaxBy(candidate => places[candidate]);
}
