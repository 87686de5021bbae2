using System.Buffers;

namespace Decisions.Ledger.Canonical;

/// <summary>A growing array lent by the shared pool. A mutable struct: keep it in a field, pass it by ref.</summary>
internal struct PooledList<T>(int capacity) where T : unmanaged
{
    private T[] _items = ArrayPool<T>.Shared.Rent(capacity);

    public int Count { get; private set; }

    public readonly Span<T> Items => _items.AsSpan(0, Count);

    /// <summary>The array itself: good until the next append.</summary>
    public readonly T[] Array => _items;

    public void Append(T item)
    {
        if (Count == _items.Length)
        {
            Grow(1);
        }

        _items[Count++] = item;
    }

    public void Append(ReadOnlySpan<T> items)
    {
        items.CopyTo(Room(items.Length));
        Count += items.Length;
    }

    /// <summary>At least <paramref name="size"/> free places behind the last item; <see cref="Take"/> what was used.</summary>
    public Span<T> Room(int size)
    {
        if (_items.Length - Count < size)
        {
            Grow(size);
        }

        return _items.AsSpan(Count);
    }

    public void Take(int count) => Count += count;

    public void Truncate(int count) => Count = count;

    public readonly void Dispose() => ArrayPool<T>.Shared.Return(_items);

    private void Grow(int size)
    {
        var larger = ArrayPool<T>.Shared.Rent(Math.Max(checked(Count + size), (int)Math.Min(_items.Length * 2L, System.Array.MaxLength)));
        Items.CopyTo(larger);
        ArrayPool<T>.Shared.Return(_items);
        _items = larger;
    }
}
