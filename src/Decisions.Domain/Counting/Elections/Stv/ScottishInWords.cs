using System.Collections.Immutable;
using Decisions.Domain.Rules;

namespace Decisions.Domain.Counting.Elections.Stv;

/// <summary>Says a Scottish count stage by stage.</summary>
internal static class ScottishInWords
{
    public static ImmutableArray<string> Of(CountRecord record)
    {
        var words = ImmutableArray.CreateBuilder<string>();
        words.Add(StvInWords.Ballots(record));
        words.AddRange(GuardsInWords.Of(record));
        if (record.Ballots.Valid > 0)
            words.Add(Quota(record));
        var gone = new HashSet<string>();
        foreach (var round in record.Rounds)
        {
            if (round.Did != RoundActions.Count)
                words.Add(Transfer(record, round));
            words.Add($"Stage {round.Number}{(round.Number == 1 ? ", first preferences" : "")}: {StvInWords.Standings(record, round, gone)}.");
            words.AddRange(End(record, GuardsInWords.ByVotes(round)));
            words.AddRange(GuardsInWords.Of(round));
            gone.UnionWith(round.Excluded);
        }

        words.Add(StvInWords.Result(record));
        return words.DrainToImmutable();
    }

    private static string Quota(CountRecord record) =>
        $"{English.Number(record.Ballots.Valid)} ÷ {record.Seats + 1}, without its fraction, plus 1 is the quota: " +
        $"{StvInWords.Number(record.Rounds[0].Quota!.Value)} votes. No more candidates than there are seats can reach it.";

    private static string Transfer(CountRecord record, CountRound round)
    {
        var before = record.Rounds[round.Number - 2];
        var (from, had) = (round.Of[0], before.Votes[round.Of[0]]);
        var lost = StvInWords.Less(round.LostByFraction, before.LostByFraction);
        var fractions = lost.Numerator.IsZero ? "" : $" {StvInWords.Number(lost)} is lost to fractions beyond the fifth decimal.";
        if (round.Did == RoundActions.Surplus)
        {
            var surplus = StvInWords.Number(StvInWords.Less(had, round.Quota!.Value));
            return $"{from} has {surplus} more than the quota. Each ballot that {from} holds passes on at {surplus} ÷ " +
                $"{StvInWords.Number(had)} of its value: {StvInWords.Ways(round.Transfers)}.{fractions}";
        }

        return round.Transfers.IsEmpty
            ? $"{from} has no ballots to pass on."
            : $"The ballots that {from} holds pass on at the value that they have: {StvInWords.Ways(round.Transfers)}.";
    }

    private static IEnumerable<string> End(CountRecord record, CountRound round)
    {
        foreach (var sentence in StvInWords.Elected(round))
            yield return sentence;
        var without = round.Elected.Where(name => round.Votes[name].CompareTo(round.Quota!.Value) < 0).ToList();
        if (without.Count > 0)
            yield return StvInWords.Fill(without);
        foreach (var tie in record.Ties.Where(tie => tie.Round == round.Number))
            yield return StvInWords.Tie(record, tie);
        foreach (var name in round.Excluded.Where(name => !record.Ties.Any(tie => tie.Round == round.Number && tie.Picked.Contains(name))))
            yield return $"No surplus is left to transfer and seats are empty. {name} has the fewest votes, {StvInWords.Number(round.Votes[name])}, and is excluded.";
    }
}
