using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Decisions.Domain.Counting.Elections;

/// <summary>Hashes that begin elsewhere in each process: no file can be made so that its ballots all fall on one slot.</summary>
internal static class RunHash
{
    /// <summary>Of so many bytes no two different runs have the same hash.</summary>
    public const int MostExact = 7;

    private const ulong Odd = 0x9E3779B97F4A7C15;

    private static readonly ulong Seed = ((ulong)(uint)HashCode.Combine(1) << 32) | (uint)HashCode.Combine(2);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Of<T>(ReadOnlySpan<T> run)
        where T : unmanaged
    {
        var bytes = MemoryMarshal.AsBytes(run);
        if (bytes.Length <= MostExact)
            return OfFew(Few(bytes), bytes.Length);
        var hash = Seed ^ ((ulong)bytes.Length * Odd);
        // Eight bytes at a time, the last eight overlapping those before.
        for (var i = 0; i < bytes.Length - 8; i += 8)
            hash = Mixed(hash, BinaryPrimitives.ReadUInt64LittleEndian(bytes[i..]));
        return Scattered(Mixed(hash, BinaryPrimitives.ReadUInt64LittleEndian(bytes[^8..])));
    }

    /// <summary>The same for one of at most seven bytes that stand in a number, the first lowest.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong OfFew(ulong bytes, int length) => Scattered((bytes | ((ulong)length << 56)) ^ Seed);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Few(ReadOnlySpan<byte> bytes)
    {
        var few = 0UL;
        if (bytes.Length >= 4)
        {
            return BinaryPrimitives.ReadUInt32LittleEndian(bytes)
                | ((ulong)BinaryPrimitives.ReadUInt32LittleEndian(bytes[^4..]) << (8 * (bytes.Length - 4)));
        }

        for (var i = 0; i < bytes.Length; i++)
            few |= (ulong)bytes[i] << (8 * i);
        return few;
    }

    /// <summary>One to one: each step can be undone.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Scattered(ulong word)
    {
        word *= Odd;
        word = (word ^ (word >> 32)) * Odd;
        return word;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mixed(ulong hash, ulong word)
    {
        var high = Math.BigMul(hash ^ word, Odd, out var low);
        return high ^ low;
    }
}
