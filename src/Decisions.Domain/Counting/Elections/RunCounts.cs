using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Decisions.Domain.Counting.Elections;

/// <summary>Different runs, but for those appended, numbered from 0 in the order in which they came, and how often each was there.</summary>
/// <remarks>
/// Open addressing. A slot holds a hash of 64 bits, which for a run of up to seven bytes is the run itself, mixed so
/// that it can be told back: such a run is found and counted without a look at anything but its slot. The slots are in
/// the order of their hashes, so that growing goes through both tables from front to back.
/// </remarks>
internal sealed class RunCounts<T>
    where T : unmanaged
{
    private const uint LongRun = 1u << 31;

    private readonly Dictionary<int, long> beyond = [];
    private int unused = 64 - 6;
    private Slot[] slots = new Slot[1 << 6];

    public Runs<T> Runs { get; } = new();

    /// <summary>Whether its slots no longer fit where the processor finds them soon.</summary>
    public bool IsLarge => slots.Length > 1 << 17;

    /// <summary>The run's number, or -1 where it never was there.</summary>
    /// <param name="hash">By <see cref="RunHash.Of"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Find(ReadOnlySpan<T> run, ulong hash) => (int)(SlotOf(run, hash).Number & ~LongRun) - 1;

    /// <summary>Counts a run, and says its number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Add(ReadOnlySpan<T> run, ulong hash, long count)
    {
        ref var slot = ref SlotOf(run, hash);
        if (slot.Number == 0)
            return AddNew(ref slot, run, hash, count);
        var number = (int)(slot.Number & ~LongRun) - 1;
        AddTo(ref slot, number, count);
        return number;
    }

    /// <summary>Counts a run without a look whether it was there before. It has no number by which it could be found again.</summary>
    public void Append(ReadOnlySpan<T> run) => Runs.Add(run);

    /// <summary>Counts more of a run that has a number.</summary>
    public void AddTo(int number, long count)
    {
        var run = Runs[number];
        AddTo(ref SlotOf(run, RunHash.Of(run)), number, count);
    }

    /// <summary>How often each was there, by its number; once at least.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public long[] Counts()
    {
        var counts = new long[Runs.Count];
        foreach (ref var slot in slots.AsSpan())
        {
            if (slot.Number != 0)
                counts[(slot.Number & ~LongRun) - 1] = slot.Count;
        }

        foreach (var (number, count) in beyond)
            counts[number] = checked(counts[number] + count);

        // Those that no slot knows were appended.
        foreach (ref var count in counts.AsSpan())
            count = Math.Max(1, count);
        return counts;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref Slot SlotOf(ReadOnlySpan<T> run, ulong hash)
    {
        var isShort = MemoryMarshal.AsBytes(run).Length <= RunHash.MostExact;
        var all = slots;
        for (var at = (uint)(hash >> unused); ; at = (at + 1) & ((uint)all.Length - 1))
        {
            ref var slot = ref all[at];
            if (slot.Number == 0 || (slot.Hash == hash && (isShort ? slot.Number < LongRun : Same(slot.Number, run))))
                return ref slot;
        }
    }

    private bool Same(uint number, ReadOnlySpan<T> run) =>
        number > LongRun && MemoryMarshal.AsBytes(Runs[(int)(number & ~LongRun) - 1]).SequenceEqual(MemoryMarshal.AsBytes(run));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int AddNew(ref Slot slot, ReadOnlySpan<T> run, ulong hash, long count)
    {
        Runs.Add(run);
        var number = Runs.Count - 1;
        var isLong = MemoryMarshal.AsBytes(run).Length > RunHash.MostExact;
        (slot.Hash, slot.Number) = (hash, (uint)Runs.Count | (isLong ? LongRun : 0));
        AddTo(ref slot, number, count);
        if (Runs.Count > slots.Length / 8 * 5)
            Grow();
        return number;
    }

    /// <summary>A slot counts to four thousand millions; more is put aside.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void AddTo(ref Slot slot, int number, long count)
    {
        if (count <= uint.MaxValue - slot.Count)
            slot.Count += (uint)count;
        else
            beyond[number] = checked(beyond.GetValueOrDefault(number) + count);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Grow()
    {
        var before = slots;
        // Small tables grow fast, large ones so that what they waste stays small.
        unused -= before.Length < 1 << 14 ? 2 : 1;
        var after = new Slot[1 << (64 - unused)];
        var mask = (uint)after.Length - 1;
        foreach (ref var slot in before.AsSpan())
        {
            if (slot.Number == 0)
                continue;
            var at = (uint)(slot.Hash >> unused);
            while (after[at].Number != 0)
                at = (at + 1) & mask;
            after[at] = slot;
        }

        slots = after;
    }

    private struct Slot
    {
        public ulong Hash;

        /// <summary>From 1, with <see cref="LongRun"/> where the hash does not tell the whole run; 0 for a free slot.</summary>
        public uint Number;

        public uint Count;
    }
}
