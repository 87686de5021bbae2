using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Decisions.Domain.Counting.Elections;

/// <summary>
/// Holds runs back before they go into a table too large for the processor's caches, until there are many that belong to
/// the same part of it: that costs a third less than a million look-ups all over the memory.
/// </summary>
/// <param name="runs">Where they go, each counted once.</param>
internal sealed class LateRuns(RunCounts<sbyte> runs)
{
    private const int PartBits = 6, PartSize = 4096, HeadSize = sizeof(ulong) + sizeof(byte);

    private readonly byte[] held = new byte[PartSize << PartBits];
    private readonly int[] filled = new int[1 << PartBits];

    /// <param name="run">At most 255 long.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(ReadOnlySpan<sbyte> run, ulong hash)
    {
        var part = (int)(hash >> (64 - PartBits));
        if (PartSize - filled[part] < HeadSize + run.Length)
            Release(part);
        var free = held.AsSpan((part * PartSize) + filled[part]);
        BinaryPrimitives.WriteUInt64LittleEndian(free, hash);
        free[sizeof(ulong)] = (byte)run.Length;
        MemoryMarshal.AsBytes(run).CopyTo(free[HeadSize..]);
        filled[part] += HeadSize + run.Length;
    }

    public void ReleaseAll()
    {
        for (var part = 0; part < filled.Length; part++)
            Release(part);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Release(int part)
    {
        var left = held.AsSpan(part * PartSize, filled[part]);
        while (!left.IsEmpty)
        {
            var length = left[sizeof(ulong)];
            runs.Add(MemoryMarshal.Cast<byte, sbyte>(left.Slice(HeadSize, length)), BinaryPrimitives.ReadUInt64LittleEndian(left), 1);
            left = left[(HeadSize + length)..];
        }

        filled[part] = 0;
    }
}
