using System.Runtime.CompilerServices;

namespace Decisions.Domain.Counting.Elections;

/// <summary>Runs of numbers, one behind the other and without a gap, each known by its place.</summary>
internal sealed class Runs<T>
    where T : unmanaged
{
    private int[] starts;
    private T[] items;

    /// <param name="runs">How many there will be, and <paramref name="items"/> how many numbers, where it is known.</param>
    public Runs(int runs = 15, int items = 64) => (starts, this.items) = (new int[runs + 1], new T[items]);

    public int Count { get; private set; }

    /// <summary>How many numbers they are together.</summary>
    public int Items => starts[Count];

    public ReadOnlySpan<T> this[int index] => items.AsSpan(starts[index], starts[index + 1] - starts[index]);

    /// <summary>The same runs of other numbers.</summary>
    public Runs<T> Renumbered(Func<T, T> number)
    {
        var renumbered = new Runs<T>(Count, Items) { Count = Count };
        starts.AsSpan(0, Count + 1).CopyTo(renumbered.starts);
        for (var i = 0; i < Items; i++)
            renumbered.items[i] = number(items[i]);
        return renumbered;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(ReadOnlySpan<T> run)
    {
        var start = starts[Count];
        if (run.Length > items.Length - start)
            Array.Resize(ref items, Math.Max(checked(items.Length * 2), start + run.Length));
        run.CopyTo(items.AsSpan(start));
        if (++Count == starts.Length)
            Array.Resize(ref starts, starts.Length * 2);
        starts[Count] = start + run.Length;
    }
}
