using System.Collections.Immutable;
using System.Numerics;

namespace Decisions.Domain.Counting.Elections.Pairwise;

/// <summary>Masks that take one number out of a vector.</summary>
internal static class Lanes<T>
    where T : struct, IBinaryInteger<T>
{
    /// <summary>
    /// All bits but those of the number at the index. A number that was written alone would keep the processor waiting
    /// when the vector around it is read next.
    /// </summary>
    public static readonly ImmutableArray<Vector<T>> But =
    [
        .. Enumerable.Range(0, Vector<T>.Count).Select(lane =>
        {
            var bits = Enumerable.Repeat(T.AllBitsSet, Vector<T>.Count).ToArray();
            bits[lane] = T.Zero;
            return new Vector<T>(bits);
        }),
    ];
}
