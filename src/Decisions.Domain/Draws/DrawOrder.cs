using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Decisions.Domain.Members;

namespace Decisions.Domain.Draws;

/// <summary>
/// The order in which members are drawn: by SHA-256(seed in UTF-8 ‖ the draw id's 16 bytes ‖ the member id's 16 bytes, as UUIDs are
/// written), lowest first. It does not depend on the order of the pool, and one seed gives each draw another order.
/// </summary>
public static class DrawOrder
{
    /// <param name="take">How many at the most.</param>
    public static ImmutableArray<MemberId> Of(DrawId draw, string seed, IEnumerable<MemberId> pool, int take) =>
        [.. pool.Distinct().OrderBy(member => Hash(draw, seed, member), StringComparer.Ordinal).Take(take)];

    /// <summary>What a member is drawn by, in lower-case hexadecimal.</summary>
    public static string Hash(DrawId draw, string seed, MemberId member) => Convert.ToHexStringLower(SHA256.HashData(
        [.. Encoding.UTF8.GetBytes(seed), .. draw.Value.ToByteArray(bigEndian: true), .. member.Value.ToByteArray(bigEndian: true)]));
}
