using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Decisions.Domain.Counting.Elections;

/// <summary>Different runs, each once, numbered from 0 in the order in which they came.</summary>
/// <remarks>
/// Open addressing. A slot holds half of the hash and the number plus 1, so that a look-up touches the runs only where
/// one is very probably found, and growing touches none. The hash begins elsewhere in each process: no file can be made
/// so that its ballots all fall on one slot.
/// </remarks>
internal sealed class RunSet<T>
    where T : unmanaged
{
    private const ulong Odd = 0x9E3779B97F4A7C15;

    private static readonly ulong Seed = ((ulong)(uint)HashCode.Combine(1) << 32) | (uint)HashCode.Combine(2);

    private ulong[] slots = new ulong[64];

    public Runs<T> Runs { get; } = new();

    /// <summary>The run's number, or -1 where it is new.</summary>
    public int Find(ReadOnlySpan<T> run) => (int)(uint)Slot(run, Hash(run)) - 1;

    /// <summary>The run's number; <paramref name="isNew"/> says whether it got that only now.</summary>
    public int Put(ReadOnlySpan<T> run, out bool isNew)
    {
        var hash = Hash(run);
        ref var slot = ref Slot(run, hash);
        isNew = slot == 0;
        if (!isNew)
            return (int)(uint)slot - 1;
        Runs.Add(run);
        slot = ((ulong)hash << 32) | (uint)Runs.Count;
        var number = Runs.Count - 1;
        if (Runs.Count > slots.Length / 2)
            Grow();
        return number;
    }

    private ref ulong Slot(ReadOnlySpan<T> run, uint hash)
    {
        var mask = (uint)slots.Length - 1;
        for (var at = hash & mask; ; at = (at + 1) & mask)
        {
            ref var slot = ref slots[at];
            if (slot == 0 || ((uint)(slot >> 32) == hash && Same(Runs[(int)(uint)slot - 1], run)))
                return ref slot;
        }
    }

    private void Grow()
    {
        var before = slots;
        // Small tables grow fast, large ones so that what they waste stays small.
        slots = new ulong[before.Length * (before.Length < 1 << 16 ? 4 : 2)];
        var mask = (uint)slots.Length - 1;
        foreach (var slot in before)
        {
            if (slot == 0)
                continue;
            var at = (uint)(slot >> 32) & mask;
            while (slots[at] != 0)
                at = (at + 1) & mask;
            slots[at] = slot;
        }
    }

    private static bool Same(ReadOnlySpan<T> one, ReadOnlySpan<T> other) =>
        MemoryMarshal.AsBytes(one).SequenceEqual(MemoryMarshal.AsBytes(other));

    /// <summary>Eight bytes at a time, the last eight overlapping those before.</summary>
    private static uint Hash(ReadOnlySpan<T> run)
    {
        var bytes = MemoryMarshal.AsBytes(run);
        var hash = Seed ^ ((ulong)bytes.Length * Odd);
        if (bytes.Length < 8)
        {
            var few = 0UL;
            foreach (var each in bytes)
                few = (few << 8) | each;
            return Fold(Mix(hash, few));
        }

        for (var i = 0; i < bytes.Length - 8; i += 8)
            hash = Mix(hash, BinaryPrimitives.ReadUInt64LittleEndian(bytes[i..]));
        return Fold(Mix(hash, BinaryPrimitives.ReadUInt64LittleEndian(bytes[^8..])));
    }

    private static ulong Mix(ulong hash, ulong word)
    {
        var high = Math.BigMul(hash ^ word, Odd, out var low);
        return high ^ low;
    }

    private static uint Fold(ulong hash) => (uint)(hash ^ (hash >> 32));
}
