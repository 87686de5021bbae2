using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;

namespace Decisions.Engine.ReadModels.Proposals;

/// <summary>An electoral roll with everyone on it: 16 bytes a member, so that a million fit in 16 MB.</summary>
public sealed class DrawnRoll
{
    private const int IdLength = 16;

    private readonly UInt128[] _ascending;
    private readonly ClassAndVotes[]? _placed;

    /// <param name="ascending">The members' ids as big-endian numbers, ascending: the order of their bytes.</param>
    /// <param name="placed">The class of each and their votes in the same order, where the roll is drawn with classes.</param>
    internal DrawnRoll(UInt128[] ascending, ClassAndVotes[]? placed = null)
    {
        (_ascending, _placed) = (ascending, placed);
        Digest = DigestOf(ascending);
        Classes = placed is null ? null : ClassesOf(ascending, placed);
    }

    /// <summary>Who is of which class, or null where the roll was drawn without.</summary>
    public ClassRoll? Classes { get; }

    /// <summary>Of which class a member on the roll is, and how many votes they have.</summary>
    /// <exception cref="InvalidOperationException">The member is not on it, or it was drawn without classes.</exception>
    public ClassAndVotes PlaceOf(MemberId member) => PlaceOf(NumberOf(member.Value));

    internal ClassAndVotes PlaceOf(UInt128 member) =>
        _placed is { } placed && Array.BinarySearch(_ascending, member) is >= 0 and var at
            ? placed[at]
            : throw new InvalidOperationException("The member is not on the roll, or it was drawn without classes.");

    /// <summary>How many members are on it.</summary>
    public int Count => _ascending.Length;

    /// <summary>SHA-256 over the members' ids (16 bytes each, ascending), in lower-case hexadecimal.</summary>
    public string Digest { get; }

    /// <summary>Everyone on it, by the bytes of their ids.</summary>
    public IEnumerable<MemberId> Members => _ascending.Select(MemberOf);

    public bool Includes(MemberId member) => Array.BinarySearch(_ascending, NumberOf(member.Value)) >= 0;

    internal static UInt128 NumberOf(Guid id)
    {
        Span<byte> bytes = stackalloc byte[IdLength];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return BinaryPrimitives.ReadUInt128BigEndian(bytes);
    }

    internal static MemberId MemberOf(UInt128 number)
    {
        Span<byte> bytes = stackalloc byte[IdLength];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, number);
        return new MemberId(new Guid(bytes, bigEndian: true));
    }

    private static ClassRoll ClassesOf(UInt128[] ascending, ClassAndVotes[] placed)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> number = stackalloc byte[IdLength];
        for (var at = 0; at < ascending.Length; at++)
        {
            var (name, votes) = placed[at];
            BinaryPrimitives.WriteUInt128BigEndian(number, ascending[at]);
            hash.AppendData(number);
            BinaryPrimitives.WriteInt64BigEndian(number, votes);
            hash.AppendData(number[..sizeof(long)]);
            var text = Encoding.UTF8.GetBytes(name ?? "");
            BinaryPrimitives.WriteInt32BigEndian(number, text.Length);
            hash.AppendData(number[..sizeof(int)]);
            hash.AppendData(text);
        }
        return new ClassRoll(
            [
                .. placed.GroupBy(each => each.Class, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
                    .Select(group => new ClassOnRoll(group.Key, group.LongCount(), group.Sum(each => each.Votes))),
            ],
            Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private static string DigestOf(UInt128[] ascending)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> bytes = stackalloc byte[IdLength];
        foreach (var number in ascending)
        {
            BinaryPrimitives.WriteUInt128BigEndian(bytes, number);
            hash.AppendData(bytes);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

/// <summary>Of which class a member is, or null, and how many votes they have.</summary>
public readonly record struct ClassAndVotes(string? Class, long Votes);
