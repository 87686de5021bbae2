using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using Decisions.Ledger.Canonical;

namespace Decisions.Ledger.Entries;

/// <summary>
/// The words in a payload, which an entry commits to piece by piece, so that some can be taken out and all else be proven
/// still. Storage format: see docs/ledger.md.
/// </summary>
public static class PayloadWords
{
    /// <summary>The members of a payload that hold words, where their value is a string.</summary>
    public static IReadOnlyList<string> Members { get; } = ["note", "purpose", "reason", "remaining", "statement", "text", "title"];

    private static readonly byte[][] Starts = [.. Members.Select(name => Encoding.ASCII.GetBytes($"\"{name}\":\""))];

    /// <summary>What stands where pieces were taken out, however many in a row.</summary>
    internal static ReadOnlySpan<byte> Removed => "[removed]"u8;

    /// <summary>Where each piece ends: behind each blank or newline, and at the end. There is always one, be it empty.</summary>
    internal static int EndOfPiece(ReadOnlySpan<byte> words) => words.IndexOfAny((byte)' ', (byte)'\n') is >= 0 and var at ? at + 1 : words.Length;

    /// <summary>
    /// SHA-256 of the rest's salt and a payload's canonical JSON with, in the place of each member's words, the digest over
    /// their pieces; null where the words are not as <paramref name="digests"/> takes them.
    /// </summary>
    internal static Digest? RestOf<T>(ReadOnlySpan<byte> canonical, T digests)
        where T : IWordDigests, allows ref struct
    {
        var output = new PooledList<byte>(Commitment.SaltLength + canonical.Length);
        try
        {
            output.Append(digests.RestSalt);
            if (canonical[0] != (byte)'{' || !MayHold(canonical))
            {
                output.Append(canonical);
                return digests.AreAllUsed(0) ? Digest.Of(output.Items) : null;
            }

            var reader = new Utf8JsonReader(canonical, new JsonReaderOptions { MaxDepth = CanonicalJson.MaxDepth });
            var (copied, found) = (0, 0);
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var member = MemberOf(ref reader);
                reader.Read();
                if (member is null || reader.TokenType != JsonTokenType.String)
                {
                    reader.Skip();
                    continue;
                }
                if (digests.Of(member, Encoding.UTF8.GetBytes(reader.GetString()!)) is not { } digest)
                {
                    return null;
                }

                found++;
                output.Append(canonical[copied..(int)reader.TokenStartIndex]);
                output.Append((byte)'"');
                Base64.EncodeToUtf8(digest.ToArray(), output.Room(Digest.TextLength), out _, out var written);
                output.Take(written);
                output.Append((byte)'"');
                copied = (int)reader.BytesConsumed;
            }
            output.Append(canonical[copied..]);
            return digests.AreAllUsed(found) ? Digest.Of(output.Items) : null;
        }
        finally
        {
            output.Dispose();
        }
    }

    /// <summary>Canonical JSON writes a name in one way, so most payloads without words are known at a glance.</summary>
    private static bool MayHold(ReadOnlySpan<byte> canonical)
    {
        foreach (var start in Starts)
        {
            if (canonical.IndexOf(start) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    private static string? MemberOf(ref Utf8JsonReader reader)
    {
        foreach (var name in Members)
        {
            if (reader.ValueTextEquals(name))
            {
                return name;
            }
        }

        return null;
    }
}

/// <summary>Gives the digest over the pieces of a member's words.</summary>
internal interface IWordDigests
{
    /// <summary>What is hashed before the rest, so that it cannot be guessed.</summary>
    byte[] RestSalt { get; }

    /// <summary>Null where the words are not what they should be.</summary>
    Digest? Of(string member, ReadOnlySpan<byte> words);

    /// <summary>Whether nothing else was to be opened than these members.</summary>
    bool AreAllUsed(int members);
}
