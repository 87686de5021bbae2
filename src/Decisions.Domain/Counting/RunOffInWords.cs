using System.Collections.Immutable;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;

namespace Decisions.Domain.Counting;

/// <summary>Says an instant run-off round by round: who had what, who leaves and why, and where the ballots go.</summary>
internal static class RunOffInWords
{
    public static ImmutableArray<string> Of(RankedTally tally, ImmutableArray<Option> options)
    {
        if (tally.Returned == tally.Blank)
            return ["No ballot ranks any option, so none is chosen."];

        var names = options.ToDictionary(option => option.Id, option => option.Name);
        var sentences = ImmutableArray.CreateBuilder<string>();
        foreach (var round in tally.Rounds)
        {
            sentences.Add(Standing(round, names));
            if (round.Eliminated is null)
                sentences.Add(Chosen(tally, round, names));
            else
            {
                sentences.Add(WhoLeaves(tally, round, names));
                sentences.Add(WhereBallotsGo(round, names));
            }
        }

        return sentences.DrainToImmutable();
    }

    private static string Standing(RankedRound round, Dictionary<OptionId, string> names)
    {
        var inCount = round.Votes.Sum(each => each.Votes);
        var votes = string.Join(", ", round.Votes.Select(each => $"{names[each.Option]} {English.Number(each.Votes)}"));
        var droppedOut = round.Exhausted == 0 ? "" : $", {English.Number(round.Exhausted)} having dropped out";
        return
            $"Round {round.Number}{(round.Number == 1 ? ", first choices" : "")}: {votes}. " +
            $"{English.Ballots(inCount)} {(inCount == 1 ? "is" : "are")} {(round.Number == 1 ? "" : "still ")}in the " +
            $"count{droppedOut}, so it takes {English.Number(round.Majority)} to have more than half.";
    }

    private static string Chosen(RankedTally tally, RankedRound last, Dictionary<OptionId, string> names)
    {
        var leader = last.Votes.MaxBy(each => each.Votes)!;
        var has = $"{names[leader.Option]} has {English.Number(leader.Votes)}";
        return tally.Winner is null
            ? $"{has}, and would have been chosen."
            : $"{has}, more than half, and is chosen.";
    }

    private static string WhoLeaves(RankedTally tally, RankedRound round, Dictionary<OptionId, string> names)
    {
        var leaves = names[round.Eliminated!.Value];
        return round.Tie is { } tie
            ? TieInWords.Of(tally, round, tie, names)
            : $"No option has that many. {leaves} has the fewest and leaves.";
    }

    private static string WhereBallotsGo(RankedRound round, Dictionary<OptionId, string> names)
    {
        var leaves = names[round.Eliminated!.Value];
        var had = round.Votes.First(each => each.Option == round.Eliminated).Votes;
        if (had == 0)
            return $"{leaves} has no ballots to pass on.";

        var dropOut = had - round.Transfers.Sum(each => each.Votes);
        List<(long Ballots, string Way)> ways =
            [.. round.Transfers.Select(each => (each.Votes, $"{Verb(each.Votes, "goes", "go")} to {names[each.Option]}"))];
        if (dropOut > 0)
            ways.Add((dropOut,
                $"{Verb(dropOut, "ranks", "rank")} no option that is left and {Verb(dropOut, "drops", "drop")} out"));
        return (had, ways.Count) switch
        {
            (1, _) => $"The one ballot that {leaves} had {ways[0].Way}.",
            (_, 1) => $"All {English.Number(had)} ballots that {leaves} had {ways[0].Way}.",
            _ => $"Of the {English.Number(had)} ballots that {leaves} had, " +
                $"{English.List([.. ways.Select(each => $"{English.Number(each.Ballots)} {each.Way}")])}.",
        };
    }

    private static string Verb(long n, string one, string many) => n == 1 ? one : many;
}
