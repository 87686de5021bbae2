using System.Collections.Immutable;
using System.Security.Cryptography;
using Decisions.Domain.Proposals;

namespace Decisions.Domain.Counting;

/// <summary>
/// A lot that anyone can draw again: SHA-256(seed ‖ the option id's 16 bytes in the order in which a UUID is written),
/// and the lowest hash leaves. With a seed published before the first ballot nobody can choose the outcome, and it
/// does not depend on the order in which options are listed.
/// </summary>
public static class Lot
{
    /// <summary>The one of <paramref name="among"/> that the lot takes out; there must be at least one.</summary>
    public static OptionId Draw(ImmutableArray<OptionId> among, ReadOnlySpan<byte> seed)
    {
        var drawn = among[0];
        var lowest = Hash(drawn, seed);
        foreach (var option in among.AsSpan(1..))
        {
            var hash = Hash(option, seed);
            if (hash.AsSpan().SequenceCompareTo(lowest) < 0)
                (drawn, lowest) = (option, hash);
        }

        return drawn;
    }

    private static byte[] Hash(OptionId option, ReadOnlySpan<byte> seed) =>
        SHA256.HashData([.. seed, .. option.Value.ToByteArray(bigEndian: true)]);
}
