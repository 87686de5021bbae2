using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Decisions.Domain.Counting.Elections;
using Decisions.Domain.Counting.Files;

namespace Decisions.Domain.Tests.Counting.Elections;

/// <summary>Counts by a rule's name, and records in the words of published results.</summary>
internal static class Counted
{
    /// <param name="settings">'strength=margins ties=order'; what is not said has its default.</param>
    public static CountRecord By(this Election election, string rule, string settings = "", string seed = "")
    {
        var counting = CountingRules.Find(rule) ?? throw new ArgumentException(rule);
        var asked = settings.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(each => each.Split('=')).ToDictionary(each => each[0], each => each[1]);
        return counting.Count(election, ChosenSettings.Of(counting, asked), Encoding.UTF8.GetBytes(seed));
    }

    public static ElectionFile Read(string path, ReadingOptions? options = null)
    {
        using var text = File.OpenRead(path);
        return ElectionFormats.ByExtension(Path.GetExtension(path))!.Read(text, options ?? ReadingOptions.Default);
    }

    /// <summary>'A; B = C; D'.</summary>
    public static string Ranking(this CountRecord record) => Ranking(record.Ranking.Select(group => group.AsEnumerable()));

    /// <summary>A published ranking, [["A"], ["B", "C"]], in the same words.</summary>
    public static string Ranking(JsonElement published) =>
        Ranking(published.EnumerateArray().Select(group => group.EnumerateArray().Select(name => name.ToString())));

    /// <summary>Votes by name in the order of names.</summary>
    public static string Show(this CountRound round) => string.Join(", ", round.Votes.Select(each => $"{each.Key} {each.Value}"));

    public static string Json(this CountRecord record) => JsonSerializer.Serialize(record);

    private static string Ranking(IEnumerable<IEnumerable<string>> groups) =>
        string.Join("; ", groups.Select(group => string.Join(" = ", group.Order(StringComparer.Ordinal))));
}
