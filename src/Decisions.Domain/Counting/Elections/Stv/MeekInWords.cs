using System.Collections.Immutable;
using Decisions.Domain.Rules;

namespace Decisions.Domain.Counting.Elections.Stv;

/// <summary>Says a count by Meek's rule round by round.</summary>
internal static class MeekInWords
{
    public static ImmutableArray<string> Of(CountRecord record)
    {
        var words = ImmutableArray.CreateBuilder<string>();
        words.Add(StvInWords.Ballots(record));
        words.AddRange(GuardsInWords.Of(record));
        words.Add(
            "Each candidate keeps a part of every vote that reaches them, and the rest goes to the next on the ballot. Those " +
            "not yet elected keep all of it and those excluded nothing; those elected keep just so much that they have the quota.");
        var gone = new HashSet<string>();
        foreach (var round in record.Rounds)
        {
            if (round.Number > 1)
                words.Add(Changed(record, round));
            words.Add($"Round {round.Number}{(round.Number == 1 ? ", first preferences" : "")}: {StvInWords.Standings(record, round, gone)}.");
            words.Add(Quota(record, round));
            words.AddRange(End(record, GuardsInWords.ByVotes(round)));
            words.AddRange(GuardsInWords.Of(round));
            gone.UnionWith(round.Excluded);
        }

        words.Add(StvInWords.Result(record));
        return words.DrainToImmutable();
    }

    private static string Changed(CountRecord record, CountRound round)
    {
        var keep = round.Notes![MeekCount.KeepValues];
        var elected = record.Rounds.Take(round.Number - 1).SelectMany(before => before.Elected).ToHashSet();
        List<string> parts = [.. record.Candidates.Where(elected.Contains).Select(name => $"{name} {StvInWords.Number(keep[name])}")];
        var why = round.Did == RoundActions.Exclusion
            ? $"The votes that {English.List(round.Of)} had go to the next on each ballot."
            : $"What {English.List(round.Of)} {(round.Of.Length == 1 ? "has" : "have")} above the quota goes to the next on each ballot.";
        return parts.Count == 0 ? why : $"{why} Of each vote the elected now keep: {string.Join(", ", parts)}.";
    }

    private static string Quota(CountRecord record, CountRound round)
    {
        var gone = round.Exhausted.Numerator.IsZero ? "" : $" {StvInWords.Number(round.Exhausted)} have nobody left to go to.";
        var inCount = StvInWords.Number(round.Votes.Values.Aggregate(Amount.Fixed(0, 9), StvInWords.Sum));
        return $"{inCount} {(inCount == "1" ? "vote is" : "votes are")} in the count.{gone} Divided by {record.Seats + 1} and rounded up past the ninth decimal, the quota is {StvInWords.Number(round.Quota!.Value)}.";
    }

    private static IEnumerable<string> End(CountRecord record, CountRound round)
    {
        foreach (var sentence in StvInWords.Elected(round))
            yield return sentence;
        foreach (var tie in record.Ties.Where(tie => tie.Round == round.Number))
            yield return StvInWords.Tie(record, tie);
        var isLast = round.Number == record.Rounds.Length;
        var reached = round.Elected.Any(name => round.Votes[name].CompareTo(round.Quota!.Value) >= 0);
        foreach (var name in round.Excluded.Where(name => !record.Ties.Any(tie => tie.Round == round.Number && tie.Picked.Contains(name))))
        {
            yield return isLast && reached
                ? $"All seats are filled, so {name} is not elected."
                : $"Nobody else has the quota and no surplus is left to share out. {name} has the fewest votes, {StvInWords.Number(round.Votes[name])}, and is excluded.";
        }

        var without = round.Elected.Where(name => round.Votes[name].CompareTo(round.Quota!.Value) < 0).ToList();
        if (without.Count > 0)
            yield return StvInWords.Fill(without);
    }
}
