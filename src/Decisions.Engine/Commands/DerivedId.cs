using System.Security.Cryptography;
using System.Text;

namespace Decisions.Engine.Commands;

/// <summary>
/// A UUID that follows from what it is for (version 8, RFC 9562 section 5.8), so that the same request repeated has
/// the same command id.
/// </summary>
public static class DerivedId
{
    public static Guid From(string scope, string name)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{scope}\n{name}"), digest);
        digest[6] = (byte)(digest[6] & 0x0F | 0x80);
        digest[8] = (byte)(digest[8] & 0x3F | 0x80);
        return new Guid(digest[..16], bigEndian: true);
    }
}
