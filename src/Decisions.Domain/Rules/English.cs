using System.Globalization;

namespace Decisions.Domain.Rules;

/// <summary>Numbers and lists as a person reads them: 12,345; 1 ballot, 2 ballots; A, B and C.</summary>
internal static class English
{
    public static string Number(long n) => n.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A number of people, as the subject of a sentence.</summary>
    public static string People(long n) => n == 0 ? "nobody" : Number(n);

    public static string Count(long n, string one, string many) => $"{Number(n)} {(n == 1 ? one : many)}";

    public static string Members(long n) => Count(n, "member", "members");

    public static string Ballots(long n) => Count(n, "ballot", "ballots");

    public static string List(IReadOnlyList<string> items) => items.Count switch
    {
        0 => "nothing",
        1 => items[0],
        _ => $"{string.Join(", ", items.SkipLast(1))} and {items[^1]}",
    };

    public static string StartSentence(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
