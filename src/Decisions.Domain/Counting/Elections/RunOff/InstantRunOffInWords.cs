using System.Collections.Immutable;
using Decisions.Domain.Rules;

namespace Decisions.Domain.Counting.Elections.RunOff;

/// <summary>Says an instant run-off round by round: who had what, who leaves and why, and where the ballots go.</summary>
internal static class InstantRunOffInWords
{
    public static ImmutableArray<string> Of(CountRecord record)
    {
        var sentences = ImmutableArray.CreateBuilder<string>();
        sentences.Add(BallotsInWords.Of(record));
        if (ChosenInWords.ChoosesNobody(record))
            return [.. sentences, "No ballot counts for any candidate, so none is chosen."];

        foreach (var round in record.Rounds)
        {
            if (round.Did == RoundActions.Count && round.Number > 1)
                sentences.Add("For the next place all ballots are counted again without those already chosen.");
            if (!round.Transfers.IsEmpty)
                sentences.AddRange(round.Of.Select(name => WhereBallotsGo(round, name)));
            sentences.Add(Standing(round, record));
            sentences.Add(Outcome(round, record));
        }

        return record.Seats == 1 ? sentences.DrainToImmutable() : [.. sentences, .. ChosenInWords.Of(record with { Ties = [] })];
    }

    private static string Standing(CountRound round, CountRecord record)
    {
        var inCount = Whole(round.Votes.Values.Aggregate((Amount)0, (sum, each) => Whole(sum) + Whole(each)));
        var exhausted = Whole(round.Exhausted);
        var votes = string.Join(", ", round.Votes
            .OrderBy(each => record.Candidates.IndexOf(each.Key)).Select(each => $"{each.Key} {English.Number(Whole(each.Value))}"));
        var droppedOut = exhausted == 0 ? "" : $", {English.Number(exhausted)} having dropped out";
        var takes = record.Settings[RunOffSettings.Stop] == "two"
            ? "The count goes on until two are left."
            : $"It takes {English.Number(Whole(round.Quota!.Value))}, more than half of " +
                (record.Settings[RunOffSettings.Stop] == "majority" ? "these" : "those in the first round") + ", to be chosen.";
        return $"Round {round.Number}{(round.Did == RoundActions.Count ? ", first choices" : "")}: {votes}. " +
            $"{English.Ballots(inCount)} {(inCount == 1 ? "is" : "are")} in the count{droppedOut}. {takes}";
    }

    private static string Outcome(CountRound round, CountRecord record)
    {
        var tie = record.Ties.FirstOrDefault(each => each.Round == round.Number);
        var settled = tie is null ? "" : $"{English.List(tie.Among)} share the fewest, and {Settled(tie, record)} ";
        if (round.Elected is [var winner])
        {
            var has = English.Number(Whole(round.Votes[winner]));
            return tie is not null ? $"{settled}So {winner} is chosen."
                : round.Votes[winner].CompareTo(round.Quota!.Value) >= 0 ? $"{winner} has {has}, enough, and is chosen."
                : $"Of those left {winner} has the most, {has}, and is chosen.";
        }

        return round.Excluded.Length switch
        {
            0 => "No ballot counts for any of these, so the place stays empty.",
            1 when tie is not null => $"{settled}So {round.Excluded[0]} leaves.",
            1 => $"{round.Excluded[0]} {Why(round, record)} and leaves.",
            _ => $"{English.List(round.Excluded)} leave together: {WhyTogether(round, record)}.",
        };
    }

    private static string Settled(TieBreak tie, CountRecord record) => tie.By switch
    {
        "lot" when record.Settings[RunOffSettings.Ties] == "lot" || tie.Round == 1 => "it goes by lot, drawn from the seed.",
        "lot" => "no earlier round tells all of these apart, so it goes by lot, drawn from the seed.",
        "order" => "whoever stands last on the ballot paper leaves.",
        _ => $"{tie.Picked[0]} had the fewest of them in {tie.By}.",
    };

    private static string Why(CountRound round, CountRecord record) =>
        round.Votes[round.Excluded[0]].Equals(round.Votes.Values.Min()) ? "has the fewest"
        : Minimum(round, record) ? $"has fewer than {record.Settings[RunOffSettings.Minimum]}"
        : "is not one declared candidate but all other names written in";

    private static string WhyTogether(CountRound round, CountRecord record) => Minimum(round, record)
        ? $"each has fewer than {record.Settings[RunOffSettings.Minimum]}"
        : "even all their votes would not lift one of them past the next";

    private static bool Minimum(CountRound round, CountRecord record) =>
        round.Excluded.All(name => round.Votes[name].CompareTo(long.Parse(record.Settings[RunOffSettings.Minimum], System.Globalization.CultureInfo.InvariantCulture)) < 0);

    private static string WhereBallotsGo(CountRound round, string name)
    {
        var ways = round.Transfers.Where(each => each.From == name).ToList();
        if (ways.Count == 0)
            return $"{name} has no ballots to pass on.";
        var had = ways.Sum(way => way.Papers);
        if (had == 1)
            return $"The one ballot of {name} {(ways[0].To is { } to ? $"goes to {to}" : "drops out")}.";
        return $"Of the {English.Ballots(had)} of {name}, {English.List([.. ways.Select(Way)])}.";
    }

    private static string Way(VoteTransfer way) => way.To is { } to
        ? $"{English.Number(way.Papers)} {(way.Papers == 1 ? "goes" : "go")} to {to}"
        : $"{English.Number(way.Papers)} {(way.Papers == 1 ? "drops" : "drop")} out";

    /// <summary>Votes here are whole ballots.</summary>
    private static long Whole(Amount votes) => (long)votes.Numerator;
}
