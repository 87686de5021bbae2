using System.Collections.Immutable;
using Decisions.Domain.Rules;

namespace Decisions.Domain.Counting.Elections.Stv;

/// <summary>Says a count by ERS97 step by step.</summary>
internal static class Ers97InWords
{
    public static ImmutableArray<string> Of(CountRecord record)
    {
        var words = ImmutableArray.CreateBuilder<string>();
        words.Add(StvInWords.Ballots(record));
        words.AddRange(GuardsInWords.Of(record));
        if (record.Ballots.Valid > 0)
            words.Add(
                $"{English.Number(record.Ballots.Valid)} ÷ {record.Seats + 1}, rounded up to two decimals, is the quota: " +
                $"{StvInWords.Number(record.Rounds[0].Quota!.Value)} votes.");
        var gone = new HashSet<string>();
        foreach (var round in record.Rounds)
        {
            if (round.Did != RoundActions.Count)
                words.Add(Transfer(record, round));
            words.Add($"Step {round.Number}{(round.Number == 1 ? ", first preferences" : "")}: {StvInWords.Standings(record, round, gone)}.");
            words.AddRange(Quota(record, round));
            words.AddRange(End(record, GuardsInWords.ByVotes(round)));
            words.AddRange(GuardsInWords.Of(round));
            gone.UnionWith(round.Excluded);
        }

        words.Add(StvInWords.Result(record));
        return words.DrainToImmutable();
    }

    private static string Transfer(CountRecord record, CountRound round)
    {
        var before = record.Rounds[round.Number - 2];
        var from = English.List(round.Of);
        if (round.Transfers.IsEmpty)
            return round.Did == RoundActions.Surplus ? $"None of the surplus of {from} can pass on." : $"{from} {(round.Of.Length == 1 ? "has" : "have")} no ballots to pass on.";
        if (round.Did == RoundActions.Surplus)
        {
            var lost = StvInWords.Less(round.LostByFraction, before.LostByFraction);
            return $"{from} has {StvInWords.Number(StvInWords.Less(before.Votes[from], round.Quota!.Value))} more than the quota. Of the ballots " +
                $"that came last, those that name somebody who is left pass on in equal parts: {StvInWords.Ways(round.Transfers)}." +
                (lost.Numerator.IsZero ? "" : $" {StvInWords.Number(lost)} is lost to fractions beyond the second decimal.");
        }

        var first = round.Transfers[0];
        return $"The ballots of {from} that count {StvInWords.Number(first.Value!.Value)} each pass on: {StvInWords.Ways(round.Transfers)}.";
    }

    private static IEnumerable<string> Quota(CountRecord record, CountRound round)
    {
        if (round.Number > 1 && round.Quota!.Value.CompareTo(record.Rounds[round.Number - 2].Quota!.Value) < 0)
            yield return $"Nobody is elected yet and votes have dropped out, so the quota falls to {StvInWords.Number(round.Quota.Value)}.";
    }

    private static IEnumerable<string> End(CountRecord record, CountRound round)
    {
        foreach (var sentence in StvInWords.Elected(round))
            yield return sentence;
        foreach (var tie in record.Ties.Where(tie => tie.Round == round.Number))
            yield return StvInWords.Tie(record, tie);

        var elected = record.Rounds.Take(round.Number).Sum(each => each.Elected.Length);
        var without = round.Elected.Where(name => round.Votes[name].CompareTo(round.Quota!.Value) < 0).ToList();
        var isLast = round.Number == record.Rounds.Length;
        var isFill = isLast && elected == Math.Min(record.Seats, record.Candidates.Length - record.Withdrawn.Length) && IsFill(record, without);
        if (without.Count > 0 && !isFill)
            yield return $"{English.List(without)} {(without.Count == 1 ? "has" : "each have")} so large a share of the votes still in play that " +
                "no more candidates than there are seats left could have it, and so the quota is not needed to be elected.";
        if (!round.Excluded.IsEmpty)
            yield return isLast && !isFill
                ? $"All seats are filled, so {English.List(round.Excluded)} {(round.Excluded.Length == 1 ? "is" : "are")} not elected."
                : Excluded(record, round);
        if (isFill)
            yield return StvInWords.Fill(without);
    }

    /// <summary>Whether they took all seats that were left because nobody else was there, their exclusion being settled.</summary>
    private static bool IsFill(CountRecord record, List<string> without)
    {
        var last = record.Rounds[^1];
        var gone = record.Rounds.Take(record.Rounds.Length - 1).SelectMany(round => round.Elected.Concat(round.Excluded)).ToHashSet();
        var left = last.Votes.Keys.Where(name => !gone.Contains(name) && !last.Elected.Contains(name)).ToList();
        return without.Count > 0 && left.Count == last.Excluded.Length &&
            left.All(name => without.All(other => last.Votes[name].CompareTo(last.Votes[other]) <= 0)) && !last.Elected.Except(without).Any();
    }

    private static string Excluded(CountRecord record, CountRound round)
    {
        var waits = record.Rounds.Take(round.Number).SelectMany(each => each.Elected)
            .Any(name => round.Votes[name].CompareTo(round.Quota!.Value) > 0);
        var with = waits ? ", even with every surplus that waits" : "";
        return round.Excluded.Length == 1
            ? $"{round.Excluded[0]} has the fewest votes, {StvInWords.Number(round.Votes[round.Excluded[0]])}, no more than the next above{with}, and is excluded."
            : $"{English.List(round.Excluded)} have the fewest votes, together no more than the next above{with}, and are excluded together.";
    }
}
