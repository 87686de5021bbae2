using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Decisions.Ledger.Entries;

/// <summary>Digests of words of which all are there, by the entry's salt.</summary>
internal readonly ref struct WholeWords(ReadOnlySpan<byte> salt) : IWordDigests
{
    private readonly ReadOnlySpan<byte> _salt = salt;

    public byte[] RestSalt => SaltOf(_salt, "rest"u8);

    public Digest? Of(string member, ReadOnlySpan<byte> words) => DigestOf(SaltOf(_salt, Encoding.ASCII.GetBytes(member)), words);

    public bool AreAllUsed(int members) => true;

    /// <summary>The digest over all pieces of a member's words.</summary>
    public static Digest DigestOf(ReadOnlySpan<byte> memberSalt, ReadOnlySpan<byte> words)
    {
        using var all = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var number = 0;
        do
        {
            var end = PayloadWords.EndOfPiece(words);
            all.AppendData(OfPiece(PieceSalt(memberSalt, number++), words[..end]).ToArray());
            words = words[end..];
        }
        while (!words.IsEmpty);
        return Digest.From(all.GetHashAndReset());
    }

    public static Digest OfPiece(ReadOnlySpan<byte> pieceSalt, ReadOnlySpan<byte> piece) => Digest.Of([.. pieceSalt, .. piece]);

    private static byte[] PieceSalt(ReadOnlySpan<byte> memberSalt, int number)
    {
        Span<byte> digits = stackalloc byte[11];
        Utf8Formatter.TryFormat(number, digits, out var length);
        return SaltOf(memberSalt, digits[..length]);
    }

    /// <summary>A salt that can be told without telling the one that it is made from.</summary>
    private static byte[] SaltOf(ReadOnlySpan<byte> salt, ReadOnlySpan<byte> name) => SHA256.HashData([.. salt, .. name])[..Commitment.SaltLength];
}
