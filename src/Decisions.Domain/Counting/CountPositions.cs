using System.Collections.Immutable;
using Decisions.Domain.Ballots;
using Decisions.Domain.Counting.Elections;
using Decisions.Domain.Counting.Elections.Answers;
using Decisions.Domain.Rules;

namespace Decisions.Domain.Counting;

/// <summary>Counts positions, by consent or by consensus.</summary>
internal static class CountPositions
{
    /// <remarks>
    /// How many had to take part is the decision rule's, and asks for members who gave a position themselves: silence that means
    /// consent makes up no quorum.
    /// </remarks>
    public static PositionTally Of(DecisionRule rule, PositionMethod method, long eligible, IEnumerable<CountedBallots> ballots)
    {
        var members = new long[method.Counting.Answers.Length];
        var returned = 0L;
        foreach (var (choice, count) in ballots)
        {
            if (choice is not PositionChoice { Position: var position } || !(method.Positions.Contains(position) || position == method.Fallen))
                throw new ArgumentException($"A {choice?.GetType().Name ?? "missing choice"} is no position of {method.Rule}.", nameof(ballots));
            returned = Participation.Add(returned, count, eligible);
            members[position.Answer()] += count;
        }

        var took = Participation.Of(rule, eligible, returned, returned, eligible);
        var record = ElectionCount.Of(
            method.Counting,
            new Election("", [], 1, new AnswerProfile([.. members.Index().Select(each => AnswerPile.Of(each.Index, each.Item))])),
            ChosenSettings.Of(method.Counting, method.Settings.SetItem("participation", "0").SetItem("quorum", "0").SetItem("eligible", $"{eligible}")), default);
        return new PositionTally(
            eligible, returned, took.QuorumNeeded, took.QuorumMet, took.TurnoutNeeded, took.TurnoutMet,
            took.Verdict(carried: record.Verdict == Verdict.Carried), record);
    }
}
