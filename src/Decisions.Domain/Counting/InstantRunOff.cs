using System.Collections.Immutable;
using Decisions.Domain.Proposals;

namespace Decisions.Domain.Counting;

/// <summary>
/// Holds an instant run-off (the alternative vote): the option with the fewest ballots leaves, one at a time, until
/// one has more than half of the ballots still in the count. Laws: votes and exhausted ballots make the same sum in
/// every round; a majority of first preferences wins in round 1.
/// </summary>
internal static class InstantRunOff
{
    /// <summary>
    /// Every round. The last has an option with a majority, or else nobody ranked any option and it is the first.
    /// </summary>
    public static ImmutableArray<RankedRound> Hold(
        ImmutableArray<OptionId> options, ImmutableArray<CountedRanking> rankings, ReadOnlySpan<byte> lotSeed)
    {
        var piles = new BallotPiles(options.Length, rankings);
        var rounds = new List<RankedRound>();
        while (true)
        {
            var exhausted = piles.Exhausted;
            var standing = Standing(options, piles);
            var majority = standing.Sum(each => each.Votes) / 2 + 1;
            var most = standing.Max(each => each.Votes);
            if (most >= majority || most == 0)
            {
                rounds.Add(new RankedRound(rounds.Count + 1, standing, exhausted, majority, null, null, []));
                return [.. rounds];
            }

            var (last, tie) = TieForLast.Leaves(standing, rounds, lotSeed);
            piles.Eliminate(options.IndexOf(last));
            rounds.Add(new RankedRound(
                rounds.Count + 1, standing, exhausted, majority, last, tie,
                Gains(standing, Standing(options, piles))));
        }
    }

    private static ImmutableArray<OptionVotes> Standing(ImmutableArray<OptionId> options, BallotPiles piles) =>
        [.. options.Index()
            .Where(option => piles.IsIn(option.Index))
            .Select(option => new OptionVotes(option.Item, piles.VotesOf(option.Index)))];

    private static ImmutableArray<OptionVotes> Gains(
        ImmutableArray<OptionVotes> before, ImmutableArray<OptionVotes> after) =>
        [.. after
            .Join(before, now => now.Option, then => then.Option,
                (now, then) => now with { Votes = now.Votes - then.Votes })
            .Where(gain => gain.Votes > 0)];
}
