using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;

namespace Decisions.Domain.Counting;

/// <summary>Says how a tie for last place was broken, step by step back through the rounds.</summary>
internal static class TieInWords
{
    public static string Of(
        RankedTally tally, RankedRound round, BrokenTie tie, IReadOnlyDictionary<OptionId, string> names)
    {
        string Names(IEnumerable<OptionId> ids) => English.List([.. ids.Select(id => names[id])]);

        var leaves = names[round.Eliminated!.Value];
        var votes = round.Votes.First(each => each.Option == round.Eliminated).Votes;
        var words = $"No option has that many. {Names(tie.Among)} share the fewest, with " +
            $"{(votes == 0 ? "none" : English.Number(votes))} each. ";
        var left = tie.Among;
        foreach (var look in TieForLast.Look(tie.Among, [.. tally.Rounds.Take(round.Number - 1)]))
        {
            left = look.Left;
            var fewest = look.Fewest == 0 ? "none" : English.Number(look.Fewest);
            words += left.Length == 1
                ? $"In round {look.Round} {leaves} had the fewest of them, {fewest}, and so leaves."
                : $"In round {look.Round} {Names(left)} had the fewest of them, {fewest} each. ";
        }

        if (left.Length == 1)
            return words;
        var told = tally.Rounds[0] == round ? "" : "No earlier round tells these apart, so it";
        return $"{words}{(told == "" ? "It" : told)} goes by lot, drawn from the seed published before the first " +
            $"ballot: {leaves} leaves.";
    }
}
