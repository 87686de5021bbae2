using System.Globalization;
using System.Security.Cryptography;
using Decisions.Domain;
using Microsoft.Net.Http.Headers;

namespace Decisions.Server.Api.Http;

/// <summary>
/// Entity tags. An answer's is the version of what it is about and a digest of the answer itself, "7-5f3a81c0": some
/// of it follows from the clock or from names, which change without a version. A precondition on a command compares
/// the version alone, so "7" will do there.
/// </summary>
internal static class EntityTags
{
    private const int DigestBytes = 4;

    public static string Of(long version, ReadOnlySpan<byte> answer) => string.Create(
        CultureInfo.InvariantCulture,
        $"\"{version}-{Convert.ToHexStringLower(SHA256.HashData(answer).AsSpan(0, DigestBytes))}\"");

    public static string Of(long version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    /// <summary>Whether the asker has this answer already (RFC 9110, section 13.1.2: the comparison is weak).</summary>
    public static bool IsKnown(HttpRequest request, string tag) =>
        EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch, out var known) &&
        known.Any(one => one.Tag == "*" || one.Tag == tag);

    /// <summary>
    /// The version that a command expects: 0 where it must not exist yet, null where it does not say. A proxy that
    /// compresses makes tags weak; the version in them is exact all the same.
    /// </summary>
    public static (long? Version, Rejection? Malformed) Expected(HttpRequest request)
    {
        var none = request.Headers.IfNoneMatch.ToString();
        if (none.Length > 0)
            return none == "*"
                ? (0, null)
                : (null, new HeaderIsMalformed("If-None-Match", "Only '*' is understood with a command: it must not exist yet."));
        var match = request.Headers.IfMatch.ToString();
        if (match.Length == 0)
            return (null, null);
        return EntityTagHeaderValue.TryParse(match, out var tag) && Version(tag.Tag.Value!) is { } version
            ? (version, null)
            : (null, new HeaderIsMalformed("If-Match", "Send one ETag exactly as you received it, such as \"3\"."));
    }

    private static long? Version(string quoted) =>
        long.TryParse(quoted.Trim('"').Split('-')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;
}
