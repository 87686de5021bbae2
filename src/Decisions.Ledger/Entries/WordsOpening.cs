using System.Collections.Immutable;
using System.Text.Json;

namespace Decisions.Ledger.Entries;

/// <summary>
/// What opens the words that are left of a payload, in the place of the entry's salt, which would open all. A JSON object
/// with, for each member that holds words, a salt (16 bytes in base64) that opens all of them, or an array with, for each
/// piece, the salt that opens it or the digest (32 bytes) of one that was taken out.
/// </summary>
public sealed class WordsOpening
{
    private readonly Dictionary<string, ImmutableArray<byte[]>> _pieces;
    private readonly HashSet<string> _whole;

    private WordsOpening(Dictionary<string, ImmutableArray<byte[]>> pieces, HashSet<string> whole) => (_pieces, _whole) = (pieces, whole);

    /// <summary>The members whose words it opens.</summary>
    public IEnumerable<string> Members => _pieces.Keys;

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
            return WholeWords.Digest(pieces[0], words);
        }

        List<byte> all = new(pieces.Length * Digest.Length);
        for (var number = 0; number < pieces.Length; number++)
        {
            if (pieces[number].Length == Digest.Length)
            {
                if (number == 0 || pieces[number - 1].Length != Digest.Length)
                {
                    if (!words.StartsWith(Words.RemovedUtf8))
                    {
                        return null;
                    }

                    words = words[Words.RemovedUtf8.Length..];
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
            var end = Words.EndOfPiece(words);
            all.AddRange(WholeWords.OfPiece(pieces[number], words[..end]).ToArray());
            words = words[end..];
        }
        return words.IsEmpty ? Digest.Of([.. all]) : null;
    }

    private static WordsOpening? Read(JsonElement root)
    {
        Dictionary<string, ImmutableArray<byte[]>> pieces = new(StringComparer.Ordinal);
        HashSet<string> whole = new(StringComparer.Ordinal);
        foreach (var member in root.EnumerateObject())
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
        return new WordsOpening(pieces, whole);
    }

    private static byte[]? Bytes(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && Base64Text.TryDecode(value.GetString(), out var bytes) && bytes.Length is Commitment.SaltLength or Digest.Length
            ? bytes
            : null;
}

/// <summary>Digests of words of which some were taken out.</summary>
internal readonly struct WordsLeft(WordsOpening opening) : IWordDigests
{
    public Digest? Of(string member, ReadOnlySpan<byte> words) => opening.DigestOf(member, words);

    public bool AreAllUsed(int members) => opening.Members.Count() == members;
}
