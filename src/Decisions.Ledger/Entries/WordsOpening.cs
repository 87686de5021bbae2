using System.Collections.Immutable;
using System.Text.Json;

namespace Decisions.Ledger.Entries;

/// <summary>
/// What opens what is left of a payload, in the place of the entry's salt, which would open all. A JSON object of two members:
/// <c>salt</c> opens what holds no words; <c>words</c> has, for each member that holds words, a salt (16 bytes in base64) that
/// opens all of them, or an array with, for each piece, the salt that opens it or the digest (32 bytes) of one that is gone.
/// </summary>
public sealed class WordsOpening
{
    private readonly Dictionary<string, ImmutableArray<byte[]>> _pieces;
    private readonly HashSet<string> _whole;

    private WordsOpening(byte[] salt, Dictionary<string, ImmutableArray<byte[]>> pieces, HashSet<string> whole) =>
        (Salt, _pieces, _whole) = (salt, pieces, whole);

    /// <summary>What is hashed before the rest.</summary>
    internal byte[] Salt { get; }

    /// <summary>The members whose words it opens.</summary>
    public IEnumerable<string> Members => _pieces.Keys;

    /// <summary>How many pieces of a member it tells apart; 0 where it opens all of them together, or the member not at all.</summary>
    public int Pieces(string member) => _whole.Contains(member) ? 0 : _pieces.GetValueOrDefault(member, []).Length;

    /// <summary>The numbers of the pieces of a member that were taken out, from 0 on, in order.</summary>
    public IEnumerable<int> Removed(string member) => _pieces.TryGetValue(member, out var pieces)
        ? Enumerable.Range(0, pieces.Length).Where(number => pieces[number].Length == Digest.Length)
        : [];

    /// <summary>Reads an opening; null where the JSON is none.</summary>
    public static WordsOpening? Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            using var document = JsonDocument.ParseValue(ref reader);
            return reader.Read() || document.RootElement.ValueKind != JsonValueKind.Object ? null : Read(document.RootElement);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The digest over the pieces of a member; null where the words that are left are not what it opens.</summary>
    internal Digest? DigestOf(string member, ReadOnlySpan<byte> words)
    {
        if (!_pieces.TryGetValue(member, out var pieces))
        {
            return null;
        }

        if (_whole.Contains(member))
        {
            return WholeWords.DigestOf(pieces[0], words);
        }

        List<byte> all = new(pieces.Length * Digest.Length);
        for (var number = 0; number < pieces.Length; number++)
        {
            if (pieces[number].Length == Digest.Length)
            {
                if (number == 0 || pieces[number - 1].Length != Digest.Length)
                {
                    if (!words.StartsWith(PayloadWords.Removed))
                    {
                        return null;
                    }

                    words = words[PayloadWords.Removed.Length..];
                }
                all.AddRange(pieces[number]);
                continue;
            }
            if (number > 0 && pieces[number - 1].Length == Digest.Length)
            {
                if (words.IsEmpty || words[0] != (byte)' ')
                {
                    return null;
                }

                words = words[1..];
            }
            var end = PayloadWords.EndOfPiece(words);
            all.AddRange(WholeWords.OfPiece(pieces[number], words[..end]).ToArray());
            words = words[end..];
        }
        return words.IsEmpty ? Digest.Of([.. all]) : null;
    }

    private static WordsOpening? Read(JsonElement root)
    {
        if (root.EnumerateObject().Count() != 2 || !root.TryGetProperty("salt", out var salt) || !root.TryGetProperty("words", out var words) ||
            Bytes(salt) is not { Length: Commitment.SaltLength } restSalt || words.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        Dictionary<string, ImmutableArray<byte[]>> pieces = new(StringComparer.Ordinal);
        HashSet<string> whole = new(StringComparer.Ordinal);
        foreach (var member in words.EnumerateObject())
        {
            var isWhole = member.Value.ValueKind == JsonValueKind.String;
            ImmutableArray<byte[]?> read = isWhole ? [Bytes(member.Value)]
                : member.Value.ValueKind == JsonValueKind.Array ? [.. member.Value.EnumerateArray().Select(Bytes)]
                : [];
            if (read.IsEmpty || read.Any(each => each is null || (isWhole && each.Length != Commitment.SaltLength)) || !pieces.TryAdd(member.Name, read!))
            {
                return null;
            }

            if (isWhole)
            {
                whole.Add(member.Name);
            }
        }
        return new WordsOpening(restSalt, pieces, whole);
    }

    private static byte[]? Bytes(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && Base64Text.TryDecode(value.GetString(), out var bytes) && bytes.Length is Commitment.SaltLength or Digest.Length
            ? bytes
            : null;
}

/// <summary>Digests of words of which some were taken out.</summary>
internal readonly struct WordsLeft(WordsOpening opening) : IWordDigests
{
    public byte[] RestSalt => opening.Salt;

    public Digest? Of(string member, ReadOnlySpan<byte> words) => opening.DigestOf(member, words);

    public bool AreAllUsed(int members) => opening.Members.Count() == members;
}
