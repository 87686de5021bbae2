using System.Security.Cryptography;
using System.Text;

namespace Decisions.Domain.Proposals;

/// <summary>
/// A short mark of a revision's exact words, for a ballot paper: who holds the paper sees whether it is of the text that is voted on.
/// </summary>
public static class Fingerprint
{
    /// <summary>
    /// The first 8 hexadecimal digits of SHA-256 over the title, the text and each option's name, as UTF-8 with a zero byte after
    /// each, in two groups: '1a2b 3c4d'. It tells slips and mix-ups apart; what proves a text is the ledger.
    /// </summary>
    public static string Of(Revision revision)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var words in new[] { revision.Title, revision.Text }.Concat(revision.Options.Select(option => option.Name)))
            hash.AppendData(Encoding.UTF8.GetBytes($"{words}\0"));
        var digits = Convert.ToHexStringLower(hash.GetHashAndReset());
        return $"{digits[..4]} {digits[4..8]}";
    }
}
