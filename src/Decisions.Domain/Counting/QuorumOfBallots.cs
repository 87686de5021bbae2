using Decisions.Domain.Ballots;
using Decisions.Domain.Proposals;

namespace Decisions.Domain.Counting;

/// <summary>How many took part in a round, against its quorum: what a tally says of it, without counting the votes.</summary>
/// <param name="Returned">Ballots that stand, and hands.</param>
/// <param name="Needed">How many there must be; 0 where the rule has no quorum of them.</param>
public readonly record struct QuorumOfBallots(long Returned, long Needed)
{
    public bool IsReached => Returned >= Needed;

    /// <exception cref="ArgumentException">There are more ballots than members on the roll.</exception>
    public static QuorumOfBallots Of(Round round, IEnumerable<CountedBallots> ballots, ShowOfHands? hands) => Of(
        round, ballots.Concat(hands?.Ballots ?? []).Aggregate(0L, (sum, counted) => Participation.Add(sum, counted.Count, round.Roll.Eligible)));

    /// <param name="returned">How many ballots and hands there are.</param>
    public static QuorumOfBallots Of(Round round, long returned) => new(returned, round.Terms.QuorumOfBallots.Needed(round.Roll.Eligible));
}
