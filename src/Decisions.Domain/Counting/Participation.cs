using Decisions.Domain.Rules;

namespace Decisions.Domain.Counting;

/// <summary>How many took part, against how many had to. Every method of counting asks this in the same way.</summary>
/// <param name="Returned">Ballots, abstentions and blank ones too: what a quorum is made of.</param>
/// <param name="Cast">Votes, abstentions and blank ones apart: what a turnout floor asks for.</param>
internal readonly record struct Participation(
    long Eligible, long Returned, long Cast, long QuorumNeeded, long TurnoutNeeded, bool IsIndicative)
{
    public bool QuorumMet => Returned >= QuorumNeeded;

    public bool TurnoutMet => Cast >= TurnoutNeeded;

    /// <param name="votes">All votes of the roll, which a turnout floor is a share of: as many as members where each has one.</param>
    public static Participation Of(DecisionRule rule, long eligible, long returned, long cast, long votes) =>
        new(eligible, returned, cast, rule.QuorumOfBallots.Needed(eligible), rule.TurnoutFloor?.CeilingOf(votes) ?? 0, rule.Indicative);

    /// <summary>What it comes to when the votes alone say <paramref name="carried"/>.</summary>
    public Verdict Verdict(bool carried) =>
        IsIndicative ? Counting.Verdict.Gathered
        : !QuorumMet || !TurnoutMet ? Counting.Verdict.NoQuorum
        : carried ? Counting.Verdict.Carried
        : Counting.Verdict.Lost;

    /// <summary>
    /// <paramref name="soFar"/> and <paramref name="more"/> ballots together, which are never more than
    /// <paramref name="eligible"/>; so no sum of them overflows.
    /// </summary>
    public static long Add(long soFar, long more, long eligible)
    {
        if (more < 0)
            throw new ArgumentException($"A number of ballots cannot be {more}.", "ballots");
        if (more > eligible - soFar)
            throw new ArgumentException($"There are more ballots than the {eligible} members on the roll.", "ballots");
        return soFar + more;
    }
}
