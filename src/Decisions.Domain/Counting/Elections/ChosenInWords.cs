using System.Collections.Immutable;
using Decisions.Domain.Rules;

namespace Decisions.Domain.Counting.Elections;

/// <summary>Says a ranking, the ties that had to be settled, and who is chosen.</summary>
internal static class ChosenInWords
{
    /// <summary>
    /// Whether the count itself chose nobody, since no ballot counts for anybody who stands. Where 'none of the above' wins
    /// it chose that, though no winner is left; and where nothing is to be chosen there is an order and nobody elected.
    /// </summary>
    public static bool ChoosesNobody(CountRecord record) => record.Ranking.IsEmpty && record.Rounds.All(round => round.Elected.IsEmpty);

    public static IEnumerable<string> Of(CountRecord record)
    {
        if (record.Ranking.Length > 0)
            yield return $"So the order is: {string.Join("; ", record.Ranking.Select(Place))}.";
        foreach (var tie in record.Ties)
            yield return Tie(tie);
        if (record.Winners.IsEmpty)
            yield break;
        yield return $"{English.List(record.Winners)} {(record.Winners.Length == 1 ? "is" : "are")} chosen.";
        if (record.Winners.Length < record.Seats)
            yield return $"{English.Count(record.Seats - record.Winners.Length, "place stays", "places stay")} empty.";
    }

    private static string Place(ImmutableArray<string> group, int before) =>
        group.Length == 1 ? group[0] : $"{English.List(group)} equal";

    private static string Tie(TieBreak tie)
    {
        var how = tie.By switch
        {
            "lot" => "by lot, drawn from the seed",
            "order" => "by the order of the ballot paper",
            _ => $"by {tie.By}",
        };
        return tie.For switch
        {
            "pair" => $"The win of {tie.Among[0]} over {tie.Among[1]} is as strong as others that it would close a circle with. Which of them come first goes {how}, and it is skipped.",
            "seat" => $"{English.List(tie.Among)} tie. It goes {how}: {English.List(tie.Picked)}.",
            "run-off" => $"{English.List(tie.Among)} tie for the run-off. It goes {how}: {English.List(tie.Picked)}.",
            _ => $"{English.List(tie.Among)} tie for last. It goes {how}: {English.List(tie.Picked)} {(tie.Picked.Length == 1 ? "leaves" : "leave")}.",
        };
    }
}
