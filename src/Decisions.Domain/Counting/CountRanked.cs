using System.Collections.Immutable;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;

namespace Decisions.Domain.Counting;

/// <summary>Counts a ranked choice: the ballots are sorted, the run-off is held, and the winner declared.</summary>
internal static class CountRanked
{
    public static RankedTally Of(
        DecisionRule rule, long eligible, ImmutableArray<Option> options, IEnumerable<CountedBallots> ballots,
        ReadOnlySpan<byte> lotSeed)
    {
        if (options.IsDefaultOrEmpty)
            throw new ArgumentException("There is no option to rank.", nameof(options));

        ImmutableArray<OptionId> ids = [.. options.Select(option => option.Id)];
        var sorted = RankedBallots.Sort(ids, eligible, ballots);
        var rounds = InstantRunOff.Hold(ids, sorted.Rankings, lotSeed);
        var leader = rounds[^1].Votes.FirstOrDefault(each => each.Votes >= rounds[^1].Majority)?.Option;

        var took = Participation.Of(rule, eligible, sorted.Returned, cast: sorted.Returned - sorted.Blank, votes: eligible);
        var verdict = took.Verdict(carried: leader is not null);
        return new RankedTally(
            eligible, sorted.Returned, took.QuorumNeeded, took.QuorumMet, took.TurnoutNeeded, took.TurnoutMet,
            verdict, sorted.Blank, rounds, verdict == Verdict.Carried ? leader : null,
            Convert.ToHexStringLower(lotSeed));
    }
}
