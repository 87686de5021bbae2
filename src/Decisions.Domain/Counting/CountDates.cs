using System.Collections.Immutable;
using Decisions.Domain.Ballots;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;

namespace Decisions.Domain.Counting;

/// <summary>Counts how many each date suits.</summary>
internal static class CountDates
{
    public static DatesTally Of(DecisionRule rule, long eligible, ImmutableArray<Option> options, IEnumerable<CountedBallots> ballots)
    {
        var returned = 0L;
        var said = options.ToDictionary(option => option.Id, _ => new long[Enum.GetValues<Suits>().Length]);
        foreach (var (choice, count) in ballots)
        {
            if (choice is not DatesChoice { Answers: { IsDefault: false } answers } || answers.Length != options.Length
                || answers.DistinctBy(given => given.Option).Count(given => said.ContainsKey(given.Option) && Enum.IsDefined(given.Suits)) != options.Length)
                throw new ArgumentException($"A {choice?.GetType().Name ?? "missing choice"} does not say of each date whether it suits.", nameof(ballots));
            returned = Participation.Add(returned, count, eligible);
            foreach (var given in answers)
                said[given.Option][(int)given.Suits] += count;
        }

        var took = Participation.Of(rule, eligible, returned, returned, eligible);
        var order = options.Select(option => (option.Id, Said: said[option.Id]))
            .OrderByDescending(date => date.Said[(int)Suits.Yes]).ThenBy(date => date.Said[(int)Suits.No]).ToList();
        return new DatesTally(
            eligible, returned, took.QuorumNeeded, took.QuorumMet, took.TurnoutNeeded, took.TurnoutMet, took.Verdict(carried: false),
            [
                .. order.Select(date => new DateTally(
                    date.Id, 1 + order.FindIndex(other => other.Said.SequenceEqual(date.Said)),
                    date.Said[(int)Suits.Yes], date.Said[(int)Suits.IfNeedBe], date.Said[(int)Suits.No])),
            ]);
    }
}
