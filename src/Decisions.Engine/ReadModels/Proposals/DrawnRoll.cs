using System.Buffers.Binary;
using System.Security.Cryptography;
using Decisions.Domain.Members;

namespace Decisions.Engine.ReadModels.Proposals;

/// <summary>An electoral roll with everyone on it: 16 bytes a member, so that a million fit in 16 MB.</summary>
public sealed class DrawnRoll
{
    private const int IdLength = 16;

    private readonly UInt128[] _ascending;

    /// <param name="ascending">The members' ids as big-endian numbers, ascending: the order of their bytes.</param>
    internal DrawnRoll(UInt128[] ascending)
    {
        _ascending = ascending;
        Digest = DigestOf(ascending);
    }

    /// <summary>How many members are on it.</summary>
    public int Count => _ascending.Length;

    /// <summary>SHA-256 over the members' ids (16 bytes each, ascending), in lower-case hexadecimal.</summary>
    public string Digest { get; }

    /// <summary>Everyone on it, by the bytes of their ids.</summary>
    public IEnumerable<MemberId> Members => _ascending.Select(Member);

    public bool Includes(MemberId member) => Array.BinarySearch(_ascending, NumberOf(member.Value)) >= 0;

    internal static UInt128 NumberOf(Guid id)
    {
        Span<byte> bytes = stackalloc byte[IdLength];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return BinaryPrimitives.ReadUInt128BigEndian(bytes);
    }

    private static MemberId Member(UInt128 number)
    {
        Span<byte> bytes = stackalloc byte[IdLength];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, number);
        return new MemberId(new Guid(bytes, bigEndian: true));
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
