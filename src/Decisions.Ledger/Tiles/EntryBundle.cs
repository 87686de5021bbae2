using System.Buffers.Binary;
using System.Collections.Immutable;

namespace Decisions.Ledger.Tiles;

/// <summary>The entries under one tile of level 0: for each its length as a big-endian uint16, then its bytes.</summary>
public static class EntryBundle
{
    private const int Prefix = sizeof(ushort);

    /// <exception cref="ArgumentException">An entry of more than 65,535 bytes.</exception>
    public static byte[] Write(IReadOnlyCollection<ReadOnlyMemory<byte>> entries)
    {
        var bundle = new byte[entries.Sum(entry => Prefix + entry.Length)];
        var rest = bundle.AsSpan();
        foreach (var entry in entries)
        {
            if (entry.Length > ushort.MaxValue)
            {
                throw new ArgumentException($"An entry has at most {ushort.MaxValue} bytes, not {entry.Length}.", nameof(entries));
            }

            BinaryPrimitives.WriteUInt16BigEndian(rest, (ushort)entry.Length);
            entry.Span.CopyTo(rest[Prefix..]);
            rest = rest[(Prefix + entry.Length)..];
        }

        return bundle;
    }

    /// <summary>Reads exactly as many entries as the bundle is wide; they lie within the given memory.</summary>
    public static Reading<ImmutableArray<ReadOnlyMemory<byte>>> Parse(TileCoordinates at, ReadOnlyMemory<byte> bundle)
    {
        var entries = ImmutableArray.CreateBuilder<ReadOnlyMemory<byte>>(at.Width);
        for (var rest = bundle; !rest.IsEmpty;)
        {
            if (rest.Length < Prefix || BinaryPrimitives.ReadUInt16BigEndian(rest.Span) is var length && rest.Length < Prefix + length)
            {
                return new Reading<ImmutableArray<ReadOnlyMemory<byte>>>.Refused($"{at} breaks off in entry {entries.Count}.");
            }

            entries.Add(rest.Slice(Prefix, length));
            rest = rest[(Prefix + length)..];
        }

        return entries.Count == at.Width
            ? entries.ToImmutable()
            : new Reading<ImmutableArray<ReadOnlyMemory<byte>>>.Refused($"{at} holds {entries.Count} entries, not {at.Width}.");
    }
}
