using System.Buffers;

namespace Decisions.Ledger.Canonical;

/// <summary>
/// The JSON Canonicalization Scheme, RFC 8785: one sequence of bytes for all the ways to write a JSON value.
/// </summary>
/// <remarks>
/// Laws: <c>Of(Of(x)) == Of(x)</c>, and <c>Of</c> does not depend on white space, on the order of an
/// object's members, nor on how a string is escaped. Numbers are IEEE 754 doubles, as the RFC has it: one
/// that a double cannot hold exactly is rounded to the nearest, so identifiers and money belong in strings.
/// </remarks>
public static class CanonicalJson
{
    /// <summary>Objects and arrays may stand inside each other this deep.</summary>
    public const int MaxDepth = 64;

    /// <summary>The canonical bytes of a JSON text in UTF-8.</summary>
    /// <exception cref="NotCanonicalisableException">
    /// Not JSON, not UTF-8, a member twice in an object, a lone surrogate, a number beyond a double, or
    /// nested deeper than <see cref="MaxDepth"/>.
    /// </exception>
    public static byte[] Of(ReadOnlySpan<byte> utf8Json)
    {
        var canonicaliser = new Canonicaliser(utf8Json, before: default);
        try
        {
            return canonicaliser.Run().ToArray();
        }
        finally
        {
            canonicaliser.Dispose();
        }
    }

    /// <summary>Writes what <see cref="Of"/> returns; writes nothing if that throws.</summary>
    /// <exception cref="NotCanonicalisableException">As for <see cref="Of"/>.</exception>
    public static void Write(ReadOnlySpan<byte> utf8Json, IBufferWriter<byte> destination)
    {
        var canonicaliser = new Canonicaliser(utf8Json, before: default);
        try
        {
            destination.Write(canonicaliser.Run());
        }
        finally
        {
            canonicaliser.Dispose();
        }
    }
}
